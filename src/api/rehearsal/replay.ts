/** What the migrations make of an empty database: all of them run on a scratch database, and what comes of it. */
import type { Connection, Dialect, Groundwork } from "../../dialects/dialect.js";
import { SchemixError } from "../../errors/schemix-error.js";
import type { AnyOperation } from "../../objects/any.js";
import { safeEmitter } from "../../runner/context.js";
import type { RunEvent } from "../../runner/event.js";
import { type Session, type SessionRequest, withSession } from "../../runner/open-run.js";
import { runMigrations } from "../../runner/run.js";
import type { Step } from "../../runner/step.js";
import type { Schema } from "../../schema/schema.js";
import type { Project } from "../project/project.js";
import { StepRecorder } from "./record-steps.js";
import { type ScratchRequest, withScratch } from "./scratch.js";

export interface ReplayRequest extends ScratchRequest {
  /** In the order of running. */
  readonly revisions: readonly string[];
  /** What the caller runs afterwards: what those stand on is there for them too. */
  readonly later?: readonly Step[] | undefined;
  /** What is installed in the database, which the migrations may count on. */
  readonly groundwork?: readonly Groundwork[] | undefined;
}

/** A scratch database on which the migrations have run, with a session on it. */
export interface Replayed extends Session {
  /** Where it is, for people. */
  readonly display: string;
  /** The namespaces that the migrations speak of. */
  readonly namespaces: readonly string[];
  /** What the scratch database held before the migrations ran. */
  readonly pristine: Schema;
}

/** Where the revisions are kept there when the migrations themselves make the namespace that they are kept in. */
const spareNamespace = "schemix_replay";

/**
 * Runs migrations on a scratch database, data steps and SQL of their authors included, and works with the outcome.
 * @throws SchemixError `REPLAY_FAILED`, `SCRATCH_UNAVAILABLE`, those of recording a migration and of `work`
 */
export async function withReplayed<T>(
  request: ReplayRequest,
  work: (replayed: Replayed) => Promise<T>,
): Promise<T> {
  const { project, revisions } = request;
  const recorder = new StepRecorder(project);
  const steps = await recorder.steps(revisions, "up");
  const { dialect } = project.config.database;
  return withScratch(request, async (at) => {
    const all = [...steps, ...(request.later ?? [])];
    const spoken = spokenNamespaces(all);
    const before = await withSession(at, async ({ connection }) => {
      await prepare(connection, dialect, all, request.groundwork ?? []);
      const namespaces = [...new Set([connection.defaultNamespace, ...spoken])];
      const own = at.names.namespace ?? connection.defaultNamespace;
      return { own, namespaces, schema: await readPristine(connection, dialect, namespaces) };
    });
    await run(project, at, { steps, own: before.own, locate: (error) => recorder.locate(error) });
    return withSession(at, (session) =>
      work({
        ...session,
        display: at.database.display,
        namespaces: before.namespaces,
        pristine: before.schema,
      }),
    );
  });
}

async function readPristine(
  connection: Connection,
  dialect: Dialect,
  namespaces: readonly string[],
): Promise<Schema> {
  return (await dialect.introspect(connection, { namespaces }, { unmodelled: false, rights: true })).schema;
}

interface Run {
  readonly steps: readonly Step[];
  /** The namespace in which the revisions are to be kept. */
  readonly own: string;
  readonly locate: (error: unknown) => string | undefined;
}

async function run(project: Project, at: SessionRequest, { steps, own, locate }: Run): Promise<void> {
  const { transaction, lockWait } = project.config;
  const operations = steps.flatMap((step) => step.operations);
  try {
    await runMigrations({
      ...at,
      names: isMade(operations, "namespace", own) ? { ...at.names, namespace: spareNamespace } : at.names,
      onEvent: replayEvents(at.onEvent),
      direction: "up",
      mode: transaction === "none" ? "none" : "each",
      lockWait,
      locate,
      plan: async () => steps,
    });
  } catch (error) {
    throw replayFailure(error, at.database.display);
  }
}

/** Nothing of it happens to the database, so nothing of it may look as if it did. */
export function replayEvents(onEvent: SessionRequest["onEvent"]): (event: RunEvent) => void {
  const emit = safeEmitter(onEvent);
  return (event) => {
    if (event.type !== "stepStarted") return;
    const { step, index, count } = event;
    emit({ type: "replaying", step, index, count });
  };
}

const ofTheMigration = [
  "STATEMENT_FAILED",
  "MIGRATION_THREW",
  "PERMISSION_DENIED",
  "TRANSACTION_BROKEN",
  "OPERATION_INVALID",
];

function replayFailure(error: unknown, display: string): unknown {
  if (!(error instanceof SchemixError) || !ofTheMigration.includes(error.code)) return error;
  const { finished: _, rolledBack: __, remains: ___, ...data } = error.data;
  return new SchemixError("REPLAY_FAILED", {
    message: `The migrations cannot be replayed on an empty database: ${error.message}`,
    where: error.where,
    why: [
      error.why,
      `They ran on ${display}, which held nothing but what they had made themselves. The database itself was not touched.`,
    ]
      .filter((part) => part !== undefined)
      .join(" "),
    fix: "What a migration stands on (a table, an extension, a role, a row) has to come from an earlier migration, or be there on every database of the server: `--scratch <address>` names a server that has it.",
    data: { ...data, code: error.code, scratch: display },
    cause: error,
  });
}

/**
 * Makes what whoever set the database up had made before the first migration: namespaces that migrations use and none of
 * them makes, and what is installed in the database and none of them installs.
 */
async function prepare(
  connection: Connection,
  dialect: Dialect,
  steps: readonly Step[],
  groundwork: readonly Groundwork[],
): Promise<void> {
  const operations = steps.flatMap((step) => step.operations);
  for (const name of assumedNamespaces(operations, connection.defaultNamespace)) {
    const creation = { kind: "createNamespace", name } as const;
    if ((await dialect.probe(connection, creation)) === "done") continue;
    await lay(
      connection,
      dialect.compile(creation).map(({ sql }) => sql),
    );
  }
  const isLeft = ({ name, namespace }: Groundwork): boolean =>
    !isMade(operations, "extension", name) && !isMade(operations, "namespace", namespace);
  const moved = movedExtensions(operations, dialect, connection.defaultNamespace);
  const others = groundwork.filter(({ name }) => !moved.some((each) => each.name === name));
  for (const { statements } of [...others, ...moved].filter(isLeft)) await lay(connection, statements);
}

/** What migrations change that is installed, where it was before the first of them: by now it may be elsewhere. */
function movedExtensions(
  operations: readonly AnyOperation[],
  { groundworkIn }: Dialect,
  defaultNamespace: string,
): readonly Groundwork[] {
  const found = new Map<string, Groundwork>();
  for (const operation of operations) {
    if (groundworkIn === undefined || operation.kind !== "alterObject") continue;
    const { object, name, namespace = defaultNamespace } = operation;
    if (object === "extension" && !found.has(name)) found.set(name, groundworkIn(name, namespace));
  }
  return [...found.values()];
}

/** What cannot be made is missed by what needs it, and that says more. */
export async function lay(connection: Connection, statements: readonly string[]): Promise<void> {
  await connection.begin({ repeatable: true });
  try {
    await connection.attempt(statements);
    await connection.commit();
  } catch (error) {
    await connection.rollback().catch(() => undefined);
    throw error;
  }
}

function assumedNamespaces(operations: readonly AnyOperation[], defaultNamespace: string): readonly string[] {
  const used = new Set([defaultNamespace, ...operations.flatMap(namespacesOf)]);
  return [...used].filter((name) => !isMade(operations, "namespace", name));
}

/** Whether a migration makes it, as far as can be seen; an author's SQL counts when it names it together with its kind. */
function isMade(operations: readonly AnyOperation[], kind: "namespace" | "extension", name: string): boolean {
  // What is granted or said ON it, or made IN it, does not make it.
  const words = kind === "namespace" ? /(?<!\b(?:on|in)\s+)\b(schema|namespace)\b/i : /\bextension\b/i;
  return operations.some((operation) => {
    if (operation.kind === "execute") return words.test(operation.sql) && operation.sql.includes(name);
    if (operation.kind === "createNamespace") return kind === "namespace" && operation.name === name;
    if (operation.kind !== "createObject") return false;
    return kind === "extension" && operation.object === "extension" && operation.name === name;
  });
}

/** The namespaces that migrations name. */
export function spokenNamespaces(steps: readonly Step[]): readonly string[] {
  const operations = steps.flatMap((step) => step.operations);
  const made = operations.flatMap((operation) =>
    operation.kind === "createNamespace" ? [operation.name] : [],
  );
  return [...new Set([...made, ...operations.flatMap(namespacesOf)])];
}

function namespacesOf(operation: AnyOperation): readonly string[] {
  const { namespace, references, foreignKeys } = operation as {
    readonly namespace?: string;
    readonly references?: { readonly namespace?: string };
    readonly foreignKeys?: readonly { readonly references: { readonly namespace?: string } }[];
  };
  const led = (foreignKeys ?? []).map((key) => key.references.namespace);
  return [namespace, references?.namespace, ...led].filter((name) => name !== undefined);
}
