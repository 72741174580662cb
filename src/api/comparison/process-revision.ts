/** What the setting `processRevision` makes of a plan. */
import { isOperation, renderOperation } from "../../codegen/render-operation.js";
import type { PlannedRevision, RevisionContext } from "../../config/types.js";
import type { Dialect, Statement } from "../../dialects/dialect.js";
import { SchemixError } from "../../errors/schemix-error.js";
import type { AnyOperation } from "../../objects/any.js";
import { describeOperation } from "../../objects/describe.js";
import { isSameData } from "../../util/compare.js";
import type { Project } from "../project/project.js";
import { type Comparison, compare } from "./comparison.js";

/** A plan as the setting has left it. */
export interface Processed {
  /** Absent: as it was asked for. */
  readonly message?: string | undefined;
  readonly up: readonly AnyOperation[];
  readonly down: readonly AnyOperation[];
  readonly transaction?: boolean | undefined;
  /** Whether `up` or `down` is another one. */
  readonly isChanged: boolean;
}

/** What is known of a migration before it is planned. */
export interface Draft {
  readonly message?: string | undefined;
  readonly parents?: readonly string[] | undefined;
}

/** A comparison whose plan is what the setting has made of it. */
export interface ProcessedComparison extends Comparison, Pick<Processed, "message" | "transaction"> {}

/**
 * {@link compare}, and what `processRevision` makes of the plan when there is one.
 * @throws SchemixError `HOOK_FAILED`, and those of the comparison
 */
export async function comparePlanned(
  project: Project,
  connection: Parameters<typeof compare>[1],
  { asking, ...draft }: Draft & { readonly asking?: Parameters<typeof compare>[2] } = {},
): Promise<ProcessedComparison> {
  const comparison = await compare(project, connection, asking);
  const { up, down } = comparison;
  if (up.length === 0 || project.config.processRevision === undefined) return comparison;
  const { isChanged, ...processed } = await processRevision(project, "changes", { ...draft, up, down });
  return { ...comparison, ...processed, ...(isChanged ? { isProcessed: true } : {}) };
}

type Planned = Draft & Pick<PlannedRevision, "up" | "down">;

/**
 * Asks the setting `processRevision`, when there is one.
 * @throws SchemixError `HOOK_FAILED` when it throws or returns what is no revision
 */
export async function processRevision(
  { config, graph }: Project,
  occasion: RevisionContext["occasion"],
  { message, parents = graph.heads, up, down }: Planned,
): Promise<Processed> {
  const { processRevision: hook, database } = config;
  if (hook === undefined) return { up, down, isChanged: false };
  const revision: PlannedRevision = freeze({ message, up: [...up], down: [...down] });
  const context: RevisionContext = freeze({
    occasion,
    parents: [...parents],
    dialect: database.dialect.name,
  });
  let returned: unknown;
  try {
    returned = await hook(revision, context);
  } catch (cause) {
    throw failed(`threw: ${cause instanceof Error ? cause.message : String(cause)}`, undefined, cause);
  }
  if (returned === undefined) return { up, down, isChanged: false };
  const { dialect } = database;
  const result = checked(returned, revision, (operation) => dialect.compile(operation));
  return { ...result, isChanged: !isSameData(up, result.up) || !isSameData(down, result.down) };
}

const members = ["message", "up", "down", "transaction"];

function checked(
  returned: unknown,
  revision: PlannedRevision,
  compile: Dialect["compile"],
): Omit<Processed, "isChanged"> {
  if (typeof returned !== "object" || returned === null || Array.isArray(returned))
    throw failed(`returned ${nounOf(returned)} instead of a revision`);
  const unknown = Object.keys(returned).filter((key) => !members.includes(key));
  if (unknown.length > 0)
    throw failed(`returned a revision with ${unknown.join(", ")}`, `It has ${members.join(", ")}.`);
  const { message, up, down, transaction } = { ...revision, ...returned } as Readonly<
    Record<string, unknown>
  >;
  if (message !== undefined && (typeof message !== "string" || message.trim() === ""))
    throw failed(`returned ${nounOf(message)} as the message`);
  if (transaction !== undefined && typeof transaction !== "boolean")
    throw failed(`returned ${nounOf(transaction)} as transaction`);
  const isAtomic = transaction !== false;
  return {
    ...(transaction === undefined ? {} : { transaction }),
    ...(message === revision.message ? {} : { message: message as string }),
    up: operationsIn(up, "up", compile, isAtomic),
    down: operationsIn(down, "down", compile, isAtomic),
  };
}

/** What cannot be described, printed and compiled is no operation. */
function operationsIn(
  value: unknown,
  name: "up" | "down",
  compile: Dialect["compile"],
  isAtomic: boolean,
): readonly AnyOperation[] {
  if (!Array.isArray(value))
    throw failed(`returned ${nounOf(value)} as ${name} instead of a list of operations`);
  const items: readonly unknown[] = value;
  return items.map((item, index) => {
    const place = `${name}[${index}]`;
    if (!isOperation(item)) throw failed(`returned ${nounOf(item)} as ${place} instead of an operation`);
    let statements: readonly Statement[];
    try {
      describeOperation(item);
      renderOperation(item);
      statements = compile(item);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw failed(`returned an operation "${item.kind}" as ${place} that cannot be written`, reason, cause);
    }
    const alone = statements.find(({ transactional }) => transactional === false);
    if (isAtomic && alone !== undefined)
      throw failed(
        `returned an operation that cannot run in a transaction, as ${place}`,
        `${alone.sql}\nWith \`transaction: false\` the migration runs without one.`,
      );
    return item;
  });
}

function nounOf(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  const type = typeof value;
  if (type !== "object") return `${JSON.stringify(value) ?? `a ${type}`}`;
  return "kind" in Object(value)
    ? `something of the kind ${JSON.stringify(Reflect.get(Object(value), "kind"))}`
    : "an object";
}

function failed(what: string, why?: string, cause?: unknown): SchemixError {
  return new SchemixError("HOOK_FAILED", {
    message: `processRevision ${what}`,
    where: "processRevision",
    why,
    fix: "Correct the function in the configuration: it returns nothing, or { message, up, down, transaction } with lists of operations. Nothing was written.",
    cause,
  });
}

/** Whoever changes a plan returns another one: a change in place would be lost on one side. */
function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) freeze(member);
  return Object.freeze(value);
}
