/** What becomes of rows while a migration is rehearsed. */
import type { Reference } from "../schema/object.js";

/** What a proof of data looks at, and puts in; names are those of the start. */
export interface RowWatchRequest {
  /** Tables whose rows count, with all that is a part of them or inherits from them. */
  readonly tables: readonly Reference[];
  /** Whether all other tables with rows are looked at as well, for being written anew; where a database can tell quickly. */
  readonly others?: boolean | undefined;
  /** Tables that get a few rows when they have none. */
  readonly fill: readonly Reference[];
  /** Columns that have a value in each of these rows. */
  readonly required: readonly Reference[];
  /** Sequences that statements to come may take numbers from, which are given back with the transaction. */
  readonly sequences: readonly Reference[];
}

/** A table that was to get rows. */
export interface FilledTable {
  readonly table: Reference;
  readonly rows: number;
  /** What the server said of a row that it did not take. */
  readonly refused?: string | undefined;
}

/** What has become of the rows of a table between two looks. */
export interface RowChange {
  /** `rows`: more or fewer. `values`: others, or none, in a column. `rewrite`: all of them were written anew. */
  readonly what: "rows" | "values" | "rewrite";
  readonly table: Reference;
  /** What the table is and was called, and what it is a part of or inherits from. */
  readonly names: readonly Reference[];
  /** What the column was and is called. */
  readonly columns?: readonly string[] | undefined;
  /** How many rows or values there were, and are. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What holds the rows of a table: another file when all of them were written anew. */
export interface TableFile {
  /** The table, whatever it is called. */
  readonly id: string;
  readonly file: string;
  readonly hasRows: boolean;
  /** Its name, and those of the tables that it is a part of or inherits from. */
  readonly names: readonly [Reference, ...Reference[]];
}

export interface RowWatch {
  readonly filled: readonly FilledTable[];
  /** What has changed since the last look, or since the start. */
  look(): Promise<readonly RowChange[]>;
}

/** A table that was written anew between two looks. */
export interface Rewrite {
  readonly before: TableFile;
  readonly after: TableFile;
  readonly change: RowChange;
}

export function rewritesBetween(last: readonly TableFile[], now: readonly TableFile[]): readonly Rewrite[] {
  const present = new Map(now.map((file) => [file.id, file]));
  return last.flatMap((before) => {
    const after = present.get(before.id);
    if (after === undefined || after.file === before.file) return [];
    const [table] = before.names;
    const change = { what: "rewrite", table, names: [...before.names, ...after.names] } as const;
    return [{ before, after, change }];
  });
}
