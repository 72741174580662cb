/** Where a migration is rehearsed: on the database itself, on a scratch database like it, or nowhere. */
import type { Config, RehearseOn } from "../../config/types.js";
import type { Connection, TransactionOptions } from "../../dialects/dialect.js";
import { SchemixError } from "../../errors/schemix-error.js";
import { describeOperation, summarize } from "../../objects/describe.js";
import { type Session, withSession } from "../../runner/open-run.js";
import { type Comparison, comparedParts, compareModel } from "../comparison/comparison.js";
import { ownTables, type Project } from "../project/project.js";
import { scopeOf, withFormerPlaces } from "../project/scope.js";
import type { BaseRequest, RehearsalInfo } from "../types.js";
import { buildStructure, describeUnmade, type Structure, structureOf, type Unmade } from "./likeness.js";
import { type Rehearsal, type RehearseOptions, rehearse } from "./rehearse.js";
import { lay } from "./replay.js";
import { withScratch } from "./scratch.js";

/** Milliseconds, where the configuration sets no limit: a rehearsal must not make others wait for long. */
const usualLimits = { lockTimeout: 5000, statementTimeout: 300_000 };

/** The limits of the transaction of a rehearsal. */
function rehearsalLimits({ lockTimeout, statementTimeout }: Config): TransactionOptions {
  return {
    lockTimeout: lockTimeout || usualLimits.lockTimeout,
    statementTimeout: statementTimeout || usualLimits.statementTimeout,
  };
}

/** What a rehearsal proves, and its limits, as the configuration says. */
export function rehearseOptions(config: Config): RehearseOptions {
  return { data: config.rehearsal.data, limits: rehearsalLimits(config) };
}

/** Where a rehearsal was, and what it has found; nothing when there was none. */
export interface Rehearsed {
  readonly info: RehearsalInfo;
  readonly found?: Rehearsal | undefined;
}

/** What a request says of the rehearsal. */
export interface RehearsalRequest extends BaseRequest {
  readonly rehearse?: boolean | undefined;
  readonly rehearseOn?: RehearseOn | undefined;
}

/** Where to rehearse, and why there. */
export function chooseRehearsal(config: Config, request: RehearsalRequest): Omit<RehearsalInfo, "database"> {
  if (request.rehearse === false) return { on: "none", why: "it was asked for" };
  if (request.rehearseOn !== undefined) return { on: request.rehearseOn, why: "it was asked for" };
  if (config.rehearseOn !== undefined) return { on: config.rehearseOn, why: "the configuration says so" };
  return config.database.isLocal
    ? { on: "database", why: "it is on this machine" }
    : { on: "scratch", why: "the database is not on this machine" };
}

/**
 * Rehearses what leads from the database to the entities, where it was chosen.
 * @throws SchemixError `REHEARSAL_FAILED`, `SCRATCH_UNAVAILABLE`
 */
export async function rehearseComparison(
  project: Project,
  request: RehearsalRequest,
  session: Session,
  comparison: Comparison,
): Promise<Rehearsed> {
  const { config } = project;
  const choice = chooseRehearsal(config, request);
  if (choice.on === "none" || comparison.up.length === 0)
    return { info: { ...choice, on: "none", database: null } };
  if (choice.on === "scratch") return rehearseOnScratch(project, request, session.connection, comparison);
  return rehearseHere({ ...choice, database: config.database.display }, session, { project, comparison });
}

/** Rehearses in a session, unless nowhere was chosen or there is nothing to rehearse. */
export async function rehearseHere(
  info: RehearsalInfo,
  { connection, interrupt, emit }: Pick<Session, "connection" | "interrupt" | "emit">,
  { project, comparison }: { readonly project: Project; readonly comparison: Comparison },
): Promise<Rehearsed> {
  if (info.database === null || comparison.up.length === 0) return { info };
  emit({ type: "rehearsing", on: info.database });
  const { config } = project;
  const proceed = () => interrupt.check();
  const found = await interrupt.guard(connection, () =>
    rehearse(connection, config.database.dialect, comparison, proceed, rehearseOptions(config)),
  );
  return { info, found };
}

async function rehearseOnScratch(
  project: Project,
  request: BaseRequest,
  live: Connection,
  comparison: Comparison,
): Promise<Rehearsed> {
  const { config } = project;
  const { dialect, display } = config.database;
  const scope = withFormerPlaces(scopeOf(project, live, comparison.model.schema), comparison.model);
  const structure = await structureOf(live, dialect, scope, ownTables(config, live));
  const groundwork = await dialect.groundworkOf(live);
  const place = { project, request, namespace: live.defaultNamespace };
  return withScratch(place, (at) =>
    withSession(at, async ({ connection, interrupt, emit }) => {
      emit({ type: "rehearsing", on: at.database.display });
      const proceed = () => interrupt.check();
      const found = await interrupt.guard(connection, async () => {
        for (const { statements } of groundwork) await lay(connection, statements);
        const unmade = await buildStructure(connection, dialect, structure, proceed);
        const there = await compareThere(project, connection, comparison, structure);
        await proveLikeness(there, comparison, unmade, display);
        const { up, down, isProcessed } = comparison;
        return rehearse(
          connection,
          dialect,
          { ...there, up, down, isProcessed },
          proceed,
          rehearseOptions(config),
        );
      });
      return { info: { ...chooseRehearsal(config, request), database: at.database.display }, found };
    }),
  );
}

/** The same comparison on the scratch database. Whose the tables are there says nothing, so no filter asks for it. */
async function compareThere(
  project: Project,
  connection: Connection,
  { model }: Comparison,
  { hidden }: Structure,
): Promise<Comparison> {
  const { where: _, ...scope } = scopeOf(project, connection, model.schema);
  const texts = new Map<string, string>();
  const cache = {
    get: (key: string) => texts.get(key),
    set: (key: string, value: string) => void texts.set(key, value),
  };
  return compareModel(model, {
    dialect: project.config.database.dialect,
    connection,
    scope: { ...scope, excludeTables: [...(scope.excludeTables ?? []), ...hidden] },
    cache,
    ...comparedParts(project.config),
  });
}

/** @throws SchemixError `REHEARSAL_FAILED` when the scratch database is not what the database is */
async function proveLikeness(
  there: Comparison,
  { current }: Comparison,
  unmade: readonly Unmade[],
  display: string,
): Promise<void> {
  const { operations } = there.planBetween(there.current, await there.normalized(there.current, current));
  if (operations.length === 0) return;
  throw new SchemixError("REHEARSAL_FAILED", {
    message: `The scratch database could not be made like ${display}, so the migration was not rehearsed`,
    why: [
      ...operations.map((operation) => `It would still take: ${describeOperation(operation)}`),
      ...describeUnmade(unmade),
    ].join("\n"),
    fix: "Rehearse on the database itself, which is rolled back (`--rehearse-on database`), or make the scratch database on a server that has what is missing (`--scratch <address>`).",
    data: { differences: summarize(operations), unmade: describeUnmade(unmade) },
  });
}
