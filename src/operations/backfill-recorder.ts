import { SchemixError } from "../errors/schemix-error.js";
import {
  type ColumnTypes,
  type Condition,
  columnType,
  type FrozenTable,
  type ValuesFor,
} from "./frozen-table.js";
import { checkOptions, type InNamespace, type Sink, type SqlInput } from "./recording.js";
import type { Backfill, BackfillChange, StepOperation, StepOptions } from "./step.js";
import { assignments, conditionSql, type TableInput } from "./table-sql.js";

/** What becomes of which rows. */
interface ChangeInput<C extends ColumnTypes> {
  readonly set: ValuesFor<C>;
  /** Which rows; default: all. */
  readonly where?: Condition<C> | undefined;
}

/** What `op.backfill` takes, besides the table. */
export interface BackfillInput<C extends ColumnTypes> extends ChangeInput<C>, InNamespace, StepOptions {
  /** Columns whose order it follows: those of a unique index, none of them nullable. Default: the primary key. */
  readonly key?: readonly (keyof C & string)[] | undefined;
  /** How many rows a batch looks at; default 1000. */
  readonly batchSize?: number | undefined;
  /** Milliseconds to wait between two batches; default 0. */
  readonly pause?: number | undefined;
  /** Milliseconds that a batch may wait for a lock; default: the session's. */
  readonly lockTimeout?: number | undefined;
  /** Milliseconds that a statement of a batch may take; default: the session's. */
  readonly statementTimeout?: number | undefined;
  /** The backfill that takes it back. */
  readonly reverse?: ChangeInput<C> | undefined;
}

const knownOptions = [
  "table",
  "set",
  "where",
  "key",
  "batchSize",
  "pause",
  "lockTimeout",
  "statementTimeout",
  "reverse",
  "namespace",
  "elidable",
];

type AnyInput = BackfillInput<ColumnTypes> & { readonly table: TableInput };

/** Records {@link Backfill}. */
export function recordBackfill(recording: Sink<StepOperation>, options: AnyInput): void {
  checkOptions("backfill", options, knownOptions);
  const { table, key, batchSize = 1000, pause, lockTimeout, statementTimeout, reverse, elidable } = options;
  const { name, namespace }: Pick<FrozenTable, "name" | "namespace"> =
    typeof table === "string" ? { name: table, namespace: options.namespace } : table;
  if (key?.length === 0) throw invalid(name, "its key has no column", "Name one, or leave it out.");
  for (const column of key ?? []) if (typeof table !== "string") columnType(table, column);
  checkNumber(name, { batchSize }, 1);
  for (const waits of [{ pause }, { lockTimeout }, { statementTimeout }]) checkNumber(name, waits, 0);
  if (reverse !== undefined) checkOptions("backfill: reverse", reverse, ["set", "where"]);
  const operation: Backfill = {
    kind: "backfill",
    namespace,
    table: name,
    ...changeOf(recording, table, name, options),
    key,
    batchSize,
    pause,
    lockTimeout,
    statementTimeout,
    reverse: reverse === undefined ? undefined : changeOf(recording, table, name, reverse),
    elidable,
  };
  recording.add(operation);
}

function changeOf(
  recording: Sink<StepOperation>,
  table: TableInput,
  name: string,
  { set, where }: ChangeInput<ColumnTypes>,
): BackfillChange {
  const { types } = recording.dialect;
  let count = 0;
  const bound = (value: SqlInput) => {
    const made = recording.bound(value, count);
    count += made.parameters.length;
    return made;
  };
  const assigned = assignments("op.backfill", table, set, types);
  const change = { set: Object.fromEntries(assigned.map(([column, value]) => [column, bound(value)])) };
  if (where === undefined) return change;
  const condition = conditionSql(table, where, types);
  if (condition === undefined) throw invalid(name, "its condition fits no row", "Give it a value.");
  return { ...change, where: bound(condition) };
}

function checkNumber(
  table: string,
  option: Readonly<Record<string, number | undefined>>,
  least: number,
): void {
  for (const [name, value] of Object.entries(option)) {
    if (value === undefined || (Number.isSafeInteger(value) && value >= least)) continue;
    throw invalid(table, `${name} is ${String(value)}`, `It is a whole number from ${least}.`);
  }
}

function invalid(table: string, why: string, fix: string): SchemixError {
  return new SchemixError("OPERATION_INVALID", { message: `op.backfill of "${table}": ${why}`, fix });
}
