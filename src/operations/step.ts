import type { ColumnTypes, Condition, FrozenTable, RowOf, ValuesFor } from "./frozen-table.js";
import type { BoundSql, SqlInput } from "./recording.js";

/** A connection that is lent to code: that of the migration, inside its transaction. */
export interface StepConnection {
  /** Runs one statement with bound parameters and returns its rows, as the driver gives them. */
  query(sql: string, parameters?: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** What can be said of every step that a person writes. */
export interface StepOptions {
  /**
   * Databases that are built from now on need it no more: `schemix squash` leaves it out. True of what only brought the
   * rows of former days in order; never of reference data, or of SQL that makes something.
   */
  readonly elidable?: boolean | undefined;
}

/** What `rows` of a data step may be told. */
export interface RowsOptions<C extends ColumnTypes> {
  readonly where?: Condition<C> | undefined;
  /** Columns to sort by, ascending. */
  readonly orderBy?: readonly (keyof C & string)[] | undefined;
  readonly limit?: number | undefined;
}

/** What becomes of a row whose key is there already: it is left out, or the row that is there gets its values. */
export type OnConflict<C extends ColumnTypes = ColumnTypes> =
  | {
      readonly onConflict?: "ignore" | undefined;
      /** The columns of the key that counts; default: any. */
      readonly key?: readonly (keyof C & string)[] | undefined;
    }
  | {
      readonly onConflict: "update";
      /** The columns of the key by which rows are known. */
      readonly key: readonly (keyof C & string)[];
    };

/**
 * What a data step may use: the connection of the migration, inside its transaction. Everything throws what the database
 * says: let it through, and the migration is rolled back.
 */
export interface StepDatabase {
  /**
   * Runs one statement and returns its rows, as the driver gives them. Values interpolated into `sql` are bound.
   * @example
   * const rows = await db.query<{ id: string }>(sql`select id from legacy where state = ${"open"}`);
   */
  query<T extends object = Readonly<Record<string, unknown>>>(
    statement: SqlInput,
    parameters?: readonly unknown[],
  ): Promise<readonly T[]>;
  /** Runs one statement and returns how many rows it changed. */
  execute(statement: SqlInput, parameters?: readonly unknown[]): Promise<number>;
  /**
   * Rows of a table, with the columns that it declares, each of the type that it declares.
   * @example for (const { id, email } of await db.rows(user, { where: { plan: null } })) …
   */
  rows<C extends ColumnTypes>(
    table: FrozenTable<C>,
    options?: RowsOptions<C>,
  ): Promise<readonly RowOf<FrozenTable<C>>[]>;
  /** Inserts rows, all of them with the same columns; returns how many. */
  insert<C extends ColumnTypes>(
    table: FrozenTable<C>,
    rows: readonly ValuesFor<C>[],
    options?: OnConflict<C>,
  ): Promise<number>;
  /** Changes rows; returns how many. `where: "all"` for every row. */
  update<C extends ColumnTypes>(
    table: FrozenTable<C>,
    change: { readonly set: ValuesFor<C>; readonly where: Condition<C> | "all" },
  ): Promise<number>;
  /** Deletes rows; returns how many. `where: "all"` for every row. */
  deleteFrom<C extends ColumnTypes>(
    table: FrozenTable<C>,
    rows: { readonly where: Condition<C> | "all" },
  ): Promise<number>;
  /**
   * The driver's own client: a `Client` of pg, an instance of PGlite. What it runs is in the transaction of the
   * migration, which it must not end.
   */
  readonly client: unknown;
}

/** The body of a data step. */
export type StepBody = (db: StepDatabase) => Promise<void>;

/** What SQL does to the rows of a table: it is not read to find that out, so whoever writes it says it. */
export interface RowTouch {
  readonly table: string;
  /** Default: the default one. */
  readonly namespace?: string | undefined;
  /** Columns whose values are others afterwards. */
  readonly columns?: readonly string[] | undefined;
  /** The whole table is written anew. */
  readonly rewrite?: boolean | undefined;
  /** It fails when a row does not fit. */
  readonly mayFail?: boolean | undefined;
  /** Columns whose values are gone afterwards. */
  readonly loses?: readonly string[] | undefined;
}

/** What a step does to the rows of one table, or of several. */
export type Touches = RowTouch | readonly RowTouch[];

/** Table by table; nothing where nobody has said anything. */
export function touchesOf({ touches = [] }: { readonly touches?: Touches | undefined }): readonly RowTouch[] {
  return "table" in touches ? [touches] : touches;
}

/** SQL that a person wrote. Not reversible unless `reverse` says how. */
export interface Execute extends BoundSql {
  readonly kind: "execute";
  readonly touches?: Touches | undefined;
  /**
   * Has its turn before all else, before or behind what changes columns, or behind all that is made. Only while a plan is
   * made.
   */
  readonly turn?: "first" | "dropIndex" | "beforeColumns" | "behindColumns" | "fillColumn" | undefined;
  readonly reverse?: BoundSql | undefined;
  readonly elidable?: boolean | undefined;
}

/** Code that a person wrote. Opaque: it cannot be printed as SQL, and is not reversible unless `reverse` is given. */
export interface Run {
  readonly kind: "run";
  readonly body: StepBody;
  readonly touches?: Touches | undefined;
  readonly reverse?: StepBody | undefined;
  /** How it is written where it is written anew; only of code that uses nothing from around it. */
  readonly source?: string | undefined;
  readonly elidable?: boolean | undefined;
}

/** Rows to insert into a table: reference data, seeds. Not reversible: which rows to delete is not known. */
export interface BulkInsert {
  readonly kind: "bulkInsert";
  readonly namespace?: string | undefined;
  readonly table: string;
  readonly columns: readonly string[];
  /** One list of values a row, in the order of `columns`. */
  readonly rows: readonly (readonly unknown[])[];
  readonly elidable?: boolean | undefined;
  /** What becomes of a row whose key is there already; absent: the database refuses it. */
  readonly onConflict?: "ignore" | "update" | undefined;
  /** Columns of the key that `onConflict` is about; absent: any. */
  readonly key?: readonly string[] | undefined;
}

/** What a backfill does to the rows of a batch. Values are numbered through: those of `where` behind those of `set`. */
export interface BackfillChange {
  /** Column → what it becomes. */
  readonly set: Readonly<Record<string, BoundSql>>;
  readonly where?: BoundSql | undefined;
}

/** Rows changed in batches, each committed on its own. Not reversible unless `reverse` says how: what they held is not kept. */
export interface Backfill extends BackfillChange {
  readonly kind: "backfill";
  readonly namespace?: string | undefined;
  readonly table: string;
  /** Columns whose order it follows; absent: the primary key. */
  readonly key?: readonly string[] | undefined;
  /** How many rows a batch looks at. */
  readonly batchSize: number;
  /** Milliseconds between two batches. */
  readonly pause?: number | undefined;
  /** Milliseconds that a batch may wait for a lock, and may take, instead of the session's. */
  readonly lockTimeout?: number | undefined;
  readonly statementTimeout?: number | undefined;
  readonly reverse?: BackfillChange | undefined;
  readonly elidable?: boolean | undefined;
}

export type StepOperation = Execute | Run | BulkInsert | Backfill;
