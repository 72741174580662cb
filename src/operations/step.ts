/** What a data step may use: the connection of the migration, inside its transaction. */
export interface StepConnection {
  /** Runs one statement with bound parameters and returns its rows, as the driver gives them. */
  query(sql: string, parameters?: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** The body of a data step. */
export type StepBody = (db: StepConnection) => Promise<void>;

/** SQL that a person wrote. Not reversible unless `reverse` says how. */
export interface Execute {
  readonly kind: "execute";
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly reverse?: { readonly sql: string; readonly parameters: readonly unknown[] } | undefined;
  readonly elidable?: boolean | undefined;
}

/** Code that a person wrote. Opaque: it cannot be printed as SQL, and is not reversible unless `reverse` is given. */
export interface Run {
  readonly kind: "run";
  readonly body: StepBody;
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
}

export type StepOperation = Execute | Run | BulkInsert;
