/** The operations of a stretch, run on a scratch database and folded by what they made of it. */
import type { Connection, Dialect, Scope } from "../../dialects/dialect.js";
import { FoldableRun, withoutDoomed } from "../../diff/foldable.js";
import { type Plan, plan, planningOn } from "../../diff/plan.js";
import { SchemixError } from "../../errors/schemix-error.js";
import type { AnyOperation } from "../../objects/any.js";
import { describeOperation } from "../../objects/describe.js";
import { explained } from "../../runner/read-revisions.js";
import { runInside } from "../../runner/run-inside.js";
import { labelOf, type Step } from "../../runner/step.js";
import type { Schema } from "../../schema/schema.js";

/** Where steps are tried. */
export interface Site {
  readonly connection: Connection;
  readonly dialect: Dialect;
  readonly scope: Scope;
  /** Asked before each operation; may throw to end it. */
  readonly proceed: () => void;
}

/** What a stretch comes to. */
export interface Folded {
  readonly operations: readonly AnyOperation[];
  /** Steps of people that are left out, because they say so. */
  readonly elided: readonly AnyOperation[];
}

/** A mark for the place of a bound value, which no SQL has: see `offlinePlaceholder`. */
const place = /\0(\d+)\0/g;

/** What the server has there. */
export async function readSchema({ connection, dialect, scope }: Site): Promise<Schema> {
  return (await dialect.introspect(connection, scope, { unmodelled: false, bodies: true })).schema;
}

/**
 * Runs the steps and folds them: where the operations between two that have to stay come to less, what the planner says
 * takes their place. Steps of people stay, in their order, at the same state of the schema, unless they are elidable.
 * @throws SchemixError `REPLAY_FAILED`
 */
export async function foldSteps(site: Site, steps: readonly Step[]): Promise<Folded> {
  const folder = new Folder(site);
  for (const step of steps) await inTransaction(site, step, (operation) => folder.add(operation));
  return folder.end();
}

/**
 * Runs steps as they are.
 * @throws SchemixError `REPLAY_FAILED`
 */
export async function runSteps(site: Site, steps: readonly Step[]): Promise<void> {
  for (const step of steps) await inTransaction(site, step, (operation) => perform(site, operation));
}

async function inTransaction(
  { connection, dialect, proceed }: Site,
  step: Step,
  work: (operation: AnyOperation) => Promise<void>,
): Promise<void> {
  const isAtomic = dialect.capabilities.transactionalDdl && step.isTransactional;
  if (isAtomic) await connection.begin();
  let current: AnyOperation | undefined;
  try {
    for (const operation of step.operations) {
      current = operation;
      proceed();
      await work(operation);
    }
    current = undefined;
    if (isAtomic) await connection.commit();
  } catch (error) {
    if (isAtomic) await connection.rollback().catch(() => undefined);
    throw failure(explained(dialect, error), step, current);
  }
}

function failure(error: Error, step: Step, operation: AnyOperation | undefined): Error {
  if (error instanceof SchemixError && (error.code === "ABORTED" || error.code === "CONNECTION_LOST"))
    return error;
  const doing = operation === undefined ? "" : `, ${describeOperation(operation)}`;
  return new SchemixError("REPLAY_FAILED", {
    message: `${labelOf(step)}, ${step.direction}${doing}: ${error.message}`,
    where: step.file,
    why: "It ran on a scratch database that held nothing but what the migrations had made; nothing was written.",
    fix: "Correct the migration: what cannot be run anew, there and back, cannot be squashed either.",
    data: { revision: step.revision, direction: step.direction },
    cause: error,
  });
}

async function perform({ connection, dialect }: Site, operation: AnyOperation): Promise<void> {
  const label = describeOperation(operation);
  for (const statement of dialect.compile(placed(operation, dialect))) {
    await runInside({ connection, dialect, label }, statement);
  }
}

/** The operation with the dialect's own marks for bound values. */
function placed(operation: AnyOperation, { writer }: Dialect): AnyOperation {
  const marked = <T extends { readonly sql: string }>(bound: T): T => ({
    ...bound,
    sql: bound.sql.replace(place, (_, n: string) => writer.placeholder(Number(n))),
  });
  if (operation.kind === "execute") return marked(operation);
  if (operation.kind !== "backfill") return operation;
  const { where } = operation;
  const set = Object.entries(operation.set).map(([column, value]) => [column, marked(value)] as const);
  return {
    ...operation,
    set: Object.fromEntries(set),
    ...(where === undefined ? {} : { where: marked(where) }),
  };
}

class Folder {
  readonly #site: Site;
  readonly #operations: AnyOperation[] = [];
  readonly #elided: AnyOperation[] = [];
  #run = new FoldableRun();
  /** The schema where the run began; unknown after what stays. */
  #before: Schema | undefined;

  constructor(site: Site) {
    this.#site = site;
  }

  async add(operation: AnyOperation): Promise<void> {
    if ("elidable" in operation && operation.elidable === true) {
      this.#elided.push(operation);
      await perform(this.#site, operation);
      return;
    }
    if (this.#run.operations.length === 0) this.#before ??= await readSchema(this.#site);
    if (this.#run.takes(operation)) {
      await perform(this.#site, operation);
      return;
    }
    await this.#flush();
    this.#operations.push(operation);
    await perform(this.#site, operation);
    this.#before = undefined;
  }

  async end(): Promise<Folded> {
    await this.#flush();
    return { operations: withoutDoomed(this.#operations), elided: this.#elided };
  }

  async #flush(): Promise<void> {
    const { operations } = this.#run;
    const before = this.#before;
    if (operations.length === 0 || before === undefined) return;
    const { dialect, connection } = this.#site;
    const after = await readSchema(this.#site);
    const found = plan(before, after, await planningOn(dialect, connection));
    this.#operations.push(...(isBetter(found, operations) ? found.operations : operations));
    this.#run = new FoldableRun();
    this.#before = after;
  }
}

/** Whether a plan says the same in fewer words, and does nothing to rows that the operations would not do. */
function isBetter({ operations, undecided }: Plan, written: readonly AnyOperation[]): boolean {
  if (operations.length >= written.length || undecided.length > 0) return false;
  const run = new FoldableRun();
  return operations.every((operation) => run.takes(operation));
}
