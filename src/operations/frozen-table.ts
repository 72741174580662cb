/** Tables as data steps know them: a name and columns, written into the migration, that no later change of an entity reaches. */
import { SchemixError } from "../errors/schemix-error.js";
import type { SqlFragment } from "../schema/sql.js";
import { closest } from "../util/closest.js";
import type { InNamespace } from "./recording.js";

/** Column → its type as the database spells it, with `?` behind it where it may be NULL. */
export type ColumnTypes = Readonly<Record<string, string>>;

/** What a value of each type is in TypeScript; of any other it is `unknown`. */
interface Scalars {
  smallint: number;
  int2: number;
  int: number;
  integer: number;
  int4: number;
  bigint: bigint;
  int8: bigint;
  real: number;
  float4: number;
  float: number;
  "double precision": number;
  float8: number;
  numeric: string;
  decimal: string;
  boolean: boolean;
  bool: boolean;
  text: string;
  citext: string;
  varchar: string;
  "character varying": string;
  char: string;
  character: string;
  uuid: string;
  date: string;
  time: string;
  "time without time zone": string;
  timetz: string;
  "time with time zone": string;
  interval: string;
  timestamp: Date;
  "timestamp without time zone": Date;
  timestamptz: Date;
  "timestamp with time zone": Date;
  bytea: Uint8Array;
  tinyint: number;
  nvarchar: string;
  nchar: string;
  uniqueidentifier: string;
  money: string;
  smallmoney: string;
  datetime: Date;
  datetime2: Date;
  smalldatetime: Date;
  datetimeoffset: Date;
  binary: Uint8Array;
  varbinary: Uint8Array;
  rowversion: Uint8Array;
}

type ScalarOf<T extends string> = Lowercase<T> extends keyof Scalars ? Scalars[Lowercase<T>] : unknown;

/** What a column of a type holds: `ValueOf<"varchar(320)?">` is `string | null`. */
export type ValueOf<T extends string> = T extends `${infer Type}?`
  ? ValueOf<Type> | null
  : T extends `${infer Type}[]`
    ? readonly ValueOf<Type>[]
    : T extends `${infer Name}(${string})${infer Rest}`
      ? ScalarOf<`${Name}${Rest}`>
      : ScalarOf<T>;

/** What may be written into a column: a value, or SQL that makes one. Whole numbers will do for `bigint`, numbers for `numeric`. */
type WrittenOf<T extends string> = ValueOf<T> | WiderOf<ValueOf<T>, T> | SqlFragment;
type WiderOf<V, T extends string> = bigint extends V
  ? number
  : T extends `${"numeric" | "decimal"}${string}`
    ? number
    : never;

/** A table as a data step knows it; made by {@link frozenTable}. */
export interface FrozenTable<C extends ColumnTypes = ColumnTypes> {
  readonly name: string;
  readonly namespace?: string | undefined;
  readonly columns: C;
}

/** A row of a table, as {@link frozenTable} declares it: `type Plan = RowOf<typeof plan>`. */
export type RowOf<T extends FrozenTable> = { readonly [K in keyof T["columns"]]: ValueOf<T["columns"][K]> };

/** Values for some of the columns of a table. */
export type ValuesFor<C extends ColumnTypes> = { readonly [K in keyof C]?: WrittenOf<C[K]> | undefined };

/** Which rows: SQL, or what columns hold; `null` means NULL, and a list any of its values. */
export type Condition<C extends ColumnTypes> =
  | SqlFragment
  | { readonly [K in keyof C]?: WrittenOf<C[K]> | readonly WrittenOf<C[K]>[] };

/**
 * Declares a table for data steps: those columns that they use. It belongs into the migration that uses it: entities go
 * on changing, and the migration has to do tomorrow what it does today.
 *
 * @param columns column → its type as the database spells it; `?` behind it: it may be NULL
 * @throws SchemixError `OPERATION_INVALID` when a type is not a text
 * @example
 * const user = frozenTable("user", { id: "bigint", email: "varchar(320)", plan: "text?" });
 */
export function frozenTable<const C extends ColumnTypes>(
  name: string,
  columns: C,
  options: InNamespace = {},
): FrozenTable<C> {
  for (const [column, type] of Object.entries<unknown>(columns)) {
    if (typeof type === "string" && type !== "") continue;
    throw new SchemixError("OPERATION_INVALID", {
      message: `frozenTable("${name}"): the column ${column} has no type`,
      fix: `Write it as the database spells it: { ${column}: "text" }.`,
    });
  }
  return Object.freeze({ name, ...options, columns: Object.freeze({ ...columns }) });
}

/**
 * The type of a column without its mark for NULL; nothing when the table says nothing of its columns.
 * @throws SchemixError `OPERATION_INVALID` for a column that the table does not have
 */
export function columnType({ name, columns }: FrozenTable, column: string): string {
  const type = Object.hasOwn(columns, column) ? columns[column] : undefined;
  if (type !== undefined) return type.endsWith("?") ? type.slice(0, -1) : type;
  const known = Object.keys(columns);
  const near = closest(column, known);
  throw new SchemixError("OPERATION_INVALID", {
    message: `The frozen table "${name}" has no column "${column}"`,
    fix: near === undefined ? `It has ${known.join(", ")}; declare what is used.` : `Did you mean "${near}"?`,
  });
}
