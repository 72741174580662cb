/** One case of a corpus: `a` becomes `b` the way a user would do it, and `a` again. */
import { compareModel } from "../../src/api/comparison/comparison.js";
import { rehearse } from "../../src/api/rehearsal/rehearse.js";
import type { Connection, Scope, Unmodelled } from "../../src/dialects/dialect.js";
import { postgres } from "../../src/dialects/postgres/index.js";
import { SchemixError } from "../../src/errors/schemix-error.js";
import { describeOperation } from "../../src/objects/describe.js";
import { proveRendering, run } from "../support/round-trip.js";
import type { ServerDatabase, TestServer } from "../support/servers.js";
import type { CorpusCase } from "./cases.js";
import { type DesiredFrom, desiredOf, managedRights } from "./desired.js";
import {
  compareDumps,
  type Dump,
  type DumpDifference,
  describeDifference,
  readDump,
} from "./dump-entries.js";
import { mentionedIn, reasonsOf, unexplained } from "./explain.js";
import { loadDatabase, NotLoaded } from "./load.js";
import { type MadeAnew, madeAnew } from "./made-anew.js";
import { leastDifferences } from "./restored-dumps.js";
import { lostRows, sumRows } from "./rows.js";

export type CaseOutcome = "equal" | "different" | "refused" | "crashed";

export interface CaseResult {
  readonly name: string;
  readonly result: CaseOutcome;
  /** In one line: the code of an error, the kinds that have no word, the step that went wrong. */
  readonly why: string;
  /** The difference of the dumps, or the whole error. */
  readonly detail: string;
  /** What was done on the way there. */
  readonly operations: readonly string[];
  /** What was dropped and made anew under the same name, there and back. */
  readonly madeAnew: { readonly up: readonly MadeAnew[]; readonly down: readonly MadeAnew[] };
  readonly milliseconds: number;
}

export interface RunOptions {
  readonly server: TestServer;
  readonly dump: (database: ServerDatabase) => Promise<string>;
  /** Statements of a file that the server refuses are left out, as psql does. */
  readonly isLenient: boolean;
  readonly from: DesiredFrom;
  /** Milliseconds. */
  readonly timeLimit: number;
}

/** What a case has come to so far; an error is explained by it. */
interface Progress {
  step: string;
  unmodelled: readonly Unmodelled[];
  operations: readonly string[];
  madeAnew: CaseResult["madeAnew"];
  readonly databases: ServerDatabase[];
  /** What the server said to statements that it refused. */
  readonly leftOut: string[];
}

type Verdict = Pick<CaseResult, "result" | "why" | "detail">;

export async function runCase(each: CorpusCase, options: RunOptions): Promise<CaseResult> {
  const started = performance.now();
  const progress: Progress = {
    step: "load",
    unmodelled: [],
    operations: [],
    madeAnew: { up: [], down: [] },
    databases: [],
    leftOut: [],
  };
  let verdict: Verdict;
  try {
    verdict = await withinTime(travel(each, options, progress), options.timeLimit);
  } catch (error) {
    verdict = verdictOf(error, progress);
  } finally {
    await Promise.all(progress.databases.map((database) => database.drop()));
  }
  const { operations, madeAnew } = progress;
  const milliseconds = Math.round(performance.now() - started);
  return { name: each.name, ...withLeftOut(verdict, progress), operations, madeAnew, milliseconds };
}

/** Says what the server did not load: the case is about the rest. */
function withLeftOut({ result, why, detail }: Verdict, { leftOut }: Progress): Verdict {
  if (leftOut.length === 0) return { result, why, detail };
  const [first = ""] = leftOut;
  const loaded = `loaded without ${leftOut.length === 1 ? "a statement" : `${leftOut.length} statements`}, ${first}`;
  return {
    result,
    why: [why, loaded].filter((part) => part !== "").join("; "),
    detail: [detail, "Refused while loading:", ...leftOut].join("\n"),
  };
}

async function withinTime<T>(work: Promise<T>, limit: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not done within ${limit / 1000} seconds`)), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}

async function travel(each: CorpusCase, options: RunOptions, progress: Progress): Promise<Verdict> {
  const { server, isLenient } = options;
  const load = async (scripts: readonly string[]): Promise<ServerDatabase> => {
    const { database, leftOut } = await loadDatabase(server, scripts, isLenient || each.isWhole);
    progress.databases.push(database);
    progress.leftOut.push(...leftOut);
    return database;
  };
  const target = await load([each.b]);
  const subject = await load([each.a, each.seed]);
  const [b, a] = [await postgres(target.url).connect(), await postgres(subject.url).connect()];
  try {
    return await migrate({ a, b, subject, target }, options, progress);
  } finally {
    await Promise.allSettled([a.close(), b.close()]);
  }
}

interface Places {
  readonly a: Connection;
  readonly b: Connection;
  readonly subject: ServerDatabase;
  readonly target: ServerDatabase;
}

async function migrate(
  { a, b, subject, target }: Places,
  options: RunOptions,
  progress: Progress,
): Promise<Verdict> {
  const { dump, from } = options;
  const { dialect } = postgres(subject.url);
  progress.step = "read";
  const scope: Scope = { namespaces: [...new Set([...(await namespacesOf(a)), ...(await namespacesOf(b))])] };
  const { model, schema: after, unmodelled } = await desiredOf(dialect, b, scope, from);
  progress.unmodelled = unmodelled;
  const [wantedText, formerText] = [await dump(target), await dump(subject)];
  const [wanted, former, rows] = [readDump(wantedText), readDump(formerText), await sumRows(a)];
  const create = async (): Promise<ServerDatabase> => {
    const database = await options.server.createDatabase();
    progress.databases.push(database);
    return database;
  };
  const differences = (expected: string, found: string, other: Dump) =>
    leastDifferences([expected, found], (one, two) => compareDumps(one, two, other), { create, dump });

  progress.step = "compare";
  const { schema: before, unmodelled: others } = await dialect.introspect(a, scope, {
    rights: true,
    bodies: true,
  });
  const both = [...unmodelled, ...others];
  progress.unmodelled = [...both, ...(await membersOf(b, both)), ...(await membersOf(a, both))];
  const cache = { get: () => undefined, set: () => undefined };
  const around = { dialect, connection: a, scope, cache, dropsUnmanaged: true, rights: managedRights };
  const comparison = await compareModel(model, around);
  progress.operations = comparison.up.map(describeOperation);
  const { defaultNamespace, serverVersion: version } = a;
  progress.madeAnew = {
    up: madeAnew(comparison.up, { before, after, defaultNamespace, version }),
    down: madeAnew(comparison.down, { before: after, after: before, defaultNamespace, version }),
  };
  progress.step = "render";
  await proveRendering(dialect, comparison.up, comparison.down);
  progress.step = "rehearse";
  await rehearse(a, dialect, comparison, () => undefined);

  const database = { dialect, connection: a, major: 0, query: a.query, close: async () => undefined };
  progress.step = "up";
  await run(database, comparison.up);
  const there = await differences(wantedText, await dump(subject), former);
  const lost = lostRows(rows, await sumRows(a));
  if (lost.length > 0) return { result: "different", why: "rows were lost", detail: lost.join("\n") };
  progress.step = "down";
  await run(database, comparison.down);
  const back = await differences(formerText, await dump(subject), wanted);
  return judge(there, back, progress.unmodelled);
}

async function namespacesOf(connection: Connection): Promise<readonly string[]> {
  const rows = await connection.query(
    "SELECT nspname::text AS name FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'",
  );
  return rows.map(({ name }) => String(name));
}

/** What extensions without a word bring along is without one too. */
async function membersOf(
  connection: Connection,
  unmodelled: readonly Unmodelled[],
): Promise<readonly Unmodelled[]> {
  const extensions = unmodelled.filter(({ what }) => what === "extension").map(({ where }) => where);
  if (extensions.length === 0) return [];
  const rows = await connection.query(
    `SELECT identity FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
      CROSS JOIN pg_catalog.pg_identify_object(d.classid, d.objid, d.objsubid)
      WHERE d.refclassid = 'pg_catalog.pg_extension'::regclass AND d.deptype = 'e' AND e.extname = ANY ($1)`,
    [extensions],
  );
  return rows.map(({ identity }) => ({ what: "extension", where: String(identity) }));
}

function judge(
  there: readonly DumpDifference[],
  back: readonly DumpDifference[],
  unmodelled: readonly Unmodelled[],
): Verdict {
  const [faultsThere, faultsBack] = [unexplained(there, unmodelled), unexplained(back, unmodelled)];
  const detail = [
    ...describeAll(
      "after up, instead of b",
      there.length > 0 && faultsThere.length === 0 ? there : faultsThere,
    ),
    ...describeAll(
      "after down, instead of a",
      back.length > 0 && faultsBack.length === 0 ? back : faultsBack,
    ),
  ].join("\n");
  if (faultsThere.length + faultsBack.length > 0) {
    const ways = [faultsThere.length > 0 ? "up" : "", faultsBack.length > 0 ? "down" : ""];
    return { result: "different", why: `after ${ways.filter((way) => way !== "").join(" and ")}`, detail };
  }
  if (there.length + back.length === 0) return { result: "equal", why: "", detail };
  const reasons = reasonsOf([...there, ...back], unmodelled);
  return { result: "refused", why: `no word for ${reasons.join(", ")}`, detail };
}

function describeAll(title: string, differences: readonly DumpDifference[]): readonly string[] {
  return differences.length === 0 ? [] : [`${title}:`, ...differences.map(describeDifference)];
}

/** Codes that say no for a reason of their own; others are right only where something without a word is the reason. */
const refusals = new Set(["TYPE_CHANGE_UNDECIDED"]);

function verdictOf(error: unknown, { step, unmodelled }: Progress): Verdict {
  const detail = describeError(error);
  if (error instanceof NotLoaded)
    return { result: "refused", why: `cannot load: ${error.message.split("\n")[0]}`, detail };
  const code = error instanceof SchemixError ? error.code : undefined;
  const why = code === undefined ? step : `${step}: ${code}`;
  if (code !== undefined && refusals.has(code)) return { result: "refused", why, detail };
  if (code !== undefined && isOfRows(error))
    return { result: "refused", why: `${why}, for the rows`, detail };
  const reasons = code === undefined ? [] : mentionedIn(detail, unmodelled);
  if (reasons.length === 0) return { result: "crashed", why, detail };
  const kinds = [...new Set(reasons.map(({ what }) => what))].sort().join(", ");
  return { result: "refused", why: `${why}, no word for ${kinds}`, detail };
}

/** Classes 22 and 23: values that cannot be cast, constraints that rows violate. */
function isOfRows(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (/^2[23]/.test(String((each as { readonly code?: unknown }).code))) return true;
  }
  return false;
}

/** All that an error and its causes say. */
function describeError(error: unknown): string {
  const lines: string[] = [];
  for (let each = error; each instanceof Error; each = each.cause) {
    const { why, where, detail, sql } = each as {
      why?: string;
      where?: string;
      detail?: string;
      sql?: string;
    };
    lines.push(each.message, ...[why, where, detail, sql].filter((part) => part !== undefined));
    if (!(each instanceof SchemixError) && each === error) lines.push(each.stack ?? "");
  }
  return lines.length > 0 ? [...new Set(lines)].join("\n") : String(error);
}
