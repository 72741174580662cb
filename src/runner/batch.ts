/** Statements sent together: what makes new tables takes far less time than waiting for an answer to each. */
import type { AnyOperation } from "../objects/any.js";
import type { StepStatement } from "./step.js";

/** Fewer are not worth a savepoint. */
const fewest = 8;
const most = 200;

/**
 * Where the run of statements that can be sent together ends; `start` itself when the one there goes alone. Only what
 * concerns tables that the migration itself makes: nobody else can hold them, and no statement on them is long.
 */
export function batchEnd(
  statements: readonly StepStatement[],
  start: number,
  made: ReadonlySet<string>,
): number {
  let end = start;
  while (end < statements.length && end - start < most && isOnNewTable(statements[end], made)) end += 1;
  return end - start < fewest ? start : end;
}

/** The tables that operations make. */
export function tablesMadeBy(operations: readonly AnyOperation[]): ReadonlySet<string> {
  const made = operations.filter((operation) => operation.kind === "createTable");
  return new Set(made.map(tableKey));
}

function isOnNewTable(item: StepStatement | undefined, made: ReadonlySet<string>): boolean {
  if (item === undefined || item.statement.run !== undefined || item.statement.parameters?.length)
    return false;
  if (item.statement.transactional === false) return false;
  const { operation } = item;
  switch (operation.kind) {
    case "createTable":
    case "createIndex":
    case "createForeignKey":
      return made.has(tableKey(operation));
    default:
      return false;
  }
}

function tableKey({ namespace = "", table }: { namespace?: string | undefined; table: string }): string {
  return `${namespace}\0${table}`;
}
