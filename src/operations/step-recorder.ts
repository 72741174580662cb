import { SchemixError } from "../errors/schemix-error.js";
import { type BackfillInput, recordBackfill } from "./backfill-recorder.js";
import type { ColumnTypes, FrozenTable, ValuesFor } from "./frozen-table.js";
import {
  checkOptions,
  type InNamespace,
  type RecordingDialect,
  type Sink,
  type SqlInput,
} from "./recording.js";
import type {
  BulkInsert,
  Execute,
  OnConflict,
  Run,
  StepBody,
  StepOperation,
  StepOptions,
  Touches,
} from "./step.js";
import { type TableInput, written } from "./table-sql.js";

type AnyRow = Readonly<Record<string, unknown>>;
type BulkInsertOptions = InNamespace & OnConflict & StepOptions;

interface TouchingOptions extends StepOptions {
  /**
   * What it does to the rows of a table, or of several, for the hazards of the migration: `{ table: "user", rewrite: true }`.
   * A rehearsal refuses a rewrite that nobody has declared.
   */
  readonly touches?: Touches | undefined;
}

/** What can be said of SQL of one's own. */
export interface ExecuteOptions extends TouchingOptions {
  /** SQL that takes it back. */
  readonly reverse?: SqlInput | undefined;
}

/** What can be said of code of one's own. */
export interface RunOptions extends TouchingOptions {
  /** Code that takes it back. */
  readonly reverse?: StepBody | undefined;
}

export interface StepRecorder {
  /**
   * Runs SQL that you wrote, one statement. Interpolated values are bound, never pasted. Not reversible unless
   * `reverse` says how.
   * @example
   * op.execute(sql`update "user" set plan = ${"free"} where plan is null`);
   */
  execute(statement: SqlInput, options?: ExecuteOptions): void;
  /**
   * Runs code that you wrote on the connection of the migration, inside its transaction. It cannot be printed as
   * SQL. Not reversible unless `reverse` is given.
   * @example
   * op.run(async (db) => {
   *   for (const { id } of await db.rows(legacy)) await db.insert(item, [{ id }]);
   * });
   */
  run(body: StepBody, options?: RunOptions): void;
  /**
   * Inserts rows: reference data, seeds. PostgreSQL: `INSERT INTO "plan" ("id", "name") VALUES ($1, $2), …`. With
   * `onConflict` it can run again: rows whose `key` is there are left out (`"ignore"`) or get the values (`"update"`).
   * Not reversible: which rows to delete is not known.
   * @example
   * op.bulkInsert("plan", [{ id: 1, name: "free" }, { id: 2, name: "pro" }]);
   * op.bulkInsert(plan, [{ id: 1, name: "Free" }], { onConflict: "update", key: ["id"] });
   */
  bulkInsert(table: string, rows: readonly AnyRow[], options?: BulkInsertOptions): void;
  bulkInsert<C extends ColumnTypes>(
    table: FrozenTable<C>,
    rows: readonly ValuesFor<C>[],
    options?: OnConflict<C> & StepOptions,
  ): void;
  /**
   * Changes rows of a large table in batches, in the order of its key, each committed on its own: no lock is held for long,
   * and a run that was cut off goes on behind the last batch. Only in a migration with
   * `static readonly transaction = false`. Rows that are inserted meanwhile are changed when their key comes later in the
   * order. PostgreSQL: `UPDATE "user" SET "plan" = $1 WHERE "id" > $2 AND "id" <= $3 AND ("plan" is null)`. Not reversible
   * unless `reverse` says how.
   * @example
   * op.backfill({ table: "user", set: { plan: "free" }, where: { plan: null }, batchSize: 5000, pause: 100 });
   * op.backfill({ table: user, set: { email: sql`lower(email)` } });
   */
  backfill(options: BackfillInput<ColumnTypes> & { readonly table: string }): void;
  backfill<C extends ColumnTypes>(options: BackfillInput<C> & { readonly table: FrozenTable<C> }): void;
}

function valuesOf(
  table: string,
  row: Readonly<Record<string, unknown>>,
  columns: readonly string[],
  index: number,
): unknown[] {
  const keys = Object.keys(row);
  const isAlike = keys.length === columns.length && columns.every((column) => Object.hasOwn(row, column));
  if (isAlike) return columns.map((column) => row[column]);
  throw new SchemixError("OPERATION_INVALID", {
    message: `op.bulkInsert("${table}"): row ${index + 1} has other columns than the first`,
    why: `The first row has ${columns.join(", ")}; this one has ${keys.join(", ")}.`,
    fix: "Give every row the same columns, or call bulkInsert once for each kind of row.",
  });
}

export function stepRecorder(recording: Sink<StepOperation>): StepRecorder {
  return {
    execute(statement, options = {}) {
      checkOptions("execute", options, ["reverse", "elidable", "touches"]);
      const { reverse, elidable, touches } = options;
      const operation: Execute = {
        kind: "execute",
        ...recording.bound(statement),
        reverse: reverse === undefined ? undefined : recording.bound(reverse),
        elidable,
        ...(touches === undefined ? {} : { touches }),
      };
      recording.add(operation);
    },
    run(body, options = {}) {
      checkOptions("run", options, ["reverse", "elidable", "touches"]);
      const { reverse, elidable, touches } = options;
      const operation: Run = {
        kind: "run",
        body,
        reverse,
        elidable,
        ...(touches === undefined ? {} : { touches }),
      };
      recording.add(operation);
    },
    bulkInsert(table: TableInput, rows: readonly AnyRow[], options: BulkInsertOptions = {}) {
      const operation = bulkInsertOf(table, rows, options, recording.dialect.types);
      if (operation !== undefined) recording.add(operation);
    },
    backfill: (options: BackfillInput<ColumnTypes> & { readonly table: TableInput }) =>
      recordBackfill(recording, options),
  };
}

/**
 * The operation that inserts rows; none when there are none.
 * @throws SchemixError `OPERATION_INVALID`
 */
export function bulkInsertOf(
  table: TableInput,
  rows: readonly AnyRow[],
  options: BulkInsertOptions,
  types: RecordingDialect["types"],
): BulkInsert | undefined {
  checkOptions("bulkInsert", options, ["namespace", "onConflict", "key", "elidable"]);
  const { onConflict, key, elidable } = options;
  const name = typeof table === "string" ? table : table.name;
  const namespace = typeof table === "string" ? options.namespace : table.namespace;
  const [first] = rows;
  if (first === undefined) return undefined;
  const columns = Object.keys(first);
  checkKey(name, columns, options);
  const values = rows.map((row, index) =>
    valuesOf(name, row, columns, index).map((value, place) =>
      written(table, columns[place] ?? "", value, types),
    ),
  );
  return { kind: "bulkInsert", namespace, table: name, columns, rows: values, onConflict, key, elidable };
}

function checkKey(table: string, columns: readonly string[], { onConflict, key }: OnConflict): void {
  const isKnown = onConflict === undefined || onConflict === "ignore" || onConflict === "update";
  const isMissing = onConflict === "update" && (key === undefined || key.length === 0);
  const stranger = (key ?? []).find((column) => !columns.includes(column));
  if (isKnown && !isMissing && stranger === undefined && (onConflict !== undefined || key === undefined))
    return;
  throw new SchemixError("OPERATION_INVALID", {
    message:
      stranger === undefined
        ? `op.bulkInsert("${table}"): onConflict ${JSON.stringify(onConflict)} with key ${JSON.stringify(key)}`
        : `op.bulkInsert("${table}"): the rows have no column ${stranger}, which is of the key`,
    fix: 'Write { onConflict: "ignore" }, or { onConflict: "update", key: ["id"] } with columns of the rows.',
  });
}
