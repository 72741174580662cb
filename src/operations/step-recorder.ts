import { SchemixError } from "../errors/schemix-error.js";
import { checkOptions, type InNamespace, type Sink, type SqlInput } from "./recording.js";
import type { BulkInsert, Execute, Run, StepBody, StepOperation } from "./step.js";

/** What can be said of every step that a person writes. */
export interface StepOptions {
  /**
   * Databases that are built from now on need it no more: `schemix squash` leaves it out. True of what only brought the
   * rows of former days in order; never of reference data, or of SQL that makes something.
   */
  readonly elidable?: boolean | undefined;
}

export interface StepRecorder {
  /**
   * Runs SQL that you wrote, one statement. Interpolated values are bound, never pasted. Not reversible unless
   * `reverse` says how.
   * @example op.execute(sql`update "user" set plan = ${"free"} where plan is null`);
   */
  execute(statement: SqlInput, options?: StepOptions & { readonly reverse?: SqlInput | undefined }): void;
  /**
   * Runs code that you wrote on the connection of the migration, inside its transaction. It cannot be printed as
   * SQL. Not reversible unless `reverse` is given.
   * @example
   * op.run(async (db) => {
   *   for (const { id } of await db.query("select id from legacy")) await db.query("insert into item values ($1)", [id]);
   * });
   */
  run(body: StepBody, options?: StepOptions & { readonly reverse?: StepBody | undefined }): void;
  /**
   * Inserts rows: reference data, seeds. PostgreSQL: `INSERT INTO "plan" ("id", "name") VALUES ($1, $2), …`.
   * Not reversible: which rows to delete is not known.
   * @example op.bulkInsert("plan", [{ id: 1, name: "free" }, { id: 2, name: "pro" }]);
   */
  bulkInsert(
    table: string,
    rows: readonly Readonly<Record<string, unknown>>[],
    options?: InNamespace & StepOptions,
  ): void;
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
      checkOptions("execute", options, ["reverse", "elidable"]);
      const { reverse, elidable } = options;
      const operation: Execute = {
        kind: "execute",
        ...recording.bound(statement),
        reverse: reverse === undefined ? undefined : recording.bound(reverse),
        elidable,
      };
      recording.add(operation);
    },
    run(body, options = {}) {
      checkOptions("run", options, ["reverse", "elidable"]);
      const { reverse, elidable } = options;
      const operation: Run = { kind: "run", body, reverse, elidable };
      recording.add(operation);
    },
    bulkInsert(table, rows, options = {}) {
      checkOptions("bulkInsert", options, ["namespace", "elidable"]);
      const [first] = rows;
      if (first === undefined) return;
      const columns = Object.keys(first);
      const values = rows.map((row, index) => valuesOf(table, row, columns, index));
      const operation: BulkInsert = { kind: "bulkInsert", ...options, table, columns, rows: values };
      recording.add(operation);
    },
  };
}
