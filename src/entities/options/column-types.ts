/** Which options a column of each type takes: what makes a wrong option not compile. */

import type { NotNull } from "../../objects/column/shape.js";
import type { CustomColumnType } from "../../schema/column-type.js";
import type { FormerName } from "../../schema/rename.js";
import type { SqlFragment } from "../../schema/sql.js";
import type { typeFamilies } from "../plan/type-families.js";
import type { SqlText, StorageParameters, UsingInput } from "./options.js";
import type { UniqueOptions } from "./rules.js";

type Family<F extends keyof typeof typeFamilies> = (typeof typeFamilies)[F][number];
type SizedTextType = Family<"sizedText">;
type TextType = Family<"text">;
type BitType = Family<"bits">;
type IntegerType = Family<"integer">;
type ExactType = Family<"exact">;
type FloatType = Family<"float">;
type PreciseTimeType = Family<"preciseTime">;
type BooleanType = Family<"boolean">;
type JsonType = Family<"json">;
type BytesType = Family<"bytes">;
type SizedBytesType = Family<"sizedBytes">;
type OtherType = Family<"other">;

/** A type that Schemix knows by name: portable ones, and the own ones of PostgreSQL and SQL Server. */
export type KnownColumnType = Family<keyof typeof typeFamilies> | "enum";

/** A known type, or any type of the database as it spells it: `"citext"`, `"vector(3)"`, `"app.mood"`. */
export type ColumnType = KnownColumnType | (string & {});

/** A JSON value, as a default of a JSON column. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** How a column that numbers itself counts. Absent members are the database's defaults. */
export interface IdentityOptions {
  /** `always` (default) refuses values in an INSERT, `byDefault` takes them. */
  readonly mode?: "always" | "byDefault" | undefined;
  /** The name of the sequence that it counts with; default: the database's own choice. */
  readonly sequence?: string | undefined;
  readonly start?: number | bigint | string | undefined;
  readonly increment?: number | bigint | string | undefined;
  readonly minValue?: number | bigint | string | undefined;
  readonly maxValue?: number | bigint | string | undefined;
  /** How many numbers a session takes in advance. */
  readonly cache?: number | bigint | string | undefined;
  readonly cycle?: boolean | undefined;
}

/** What every column takes, whatever its type. */
export interface CommonColumnOptions {
  /** The column's name in the database; default: made from the property's by `naming`. */
  readonly name?: string | undefined;
  /** Whether NULL is allowed; default `false`. */
  readonly nullable?: boolean | undefined;
  /** Part of the primary key; the same as `@PrimaryColumn`. */
  readonly primary?: boolean | undefined;
  /** A unique constraint on this column alone. */
  readonly unique?: boolean | UniqueOptions | undefined;
  readonly comment?: string | undefined;
  /** An array of the type; a number says how many dimensions. */
  readonly array?: boolean | number | undefined;
  /** The column's former name: it is renamed instead of dropped and added. */
  readonly renamedFrom?: string | undefined;
  /**
   * SQL that makes the new value from the old one when the type changes and the database has no cast for it; with
   * `down` also the way back, where that needs a decision too.
   */
  readonly using?: UsingInput | undefined;
  /** Not managed: the column is neither made nor changed nor dropped. */
  readonly ignore?: boolean | undefined;
  /** PostgreSQL: the table says the column itself, though it inherits one of that name: it keeps it when the other goes. */
  readonly local?: boolean | undefined;
  /** PostgreSQL: how large values are kept, when not as the type says. */
  readonly storage?: "plain" | "external" | "extended" | "main" | undefined;
  /** PostgreSQL: how large values are compressed, when not as the server says. */
  readonly compression?: "pglz" | "lz4" | undefined;
  /** PostgreSQL: the statistics target. */
  readonly statistics?: number | undefined;
  /** PostgreSQL: what the planner is told: `{ n_distinct: -0.5 }`. */
  readonly options?: StorageParameters | undefined;
  /** PostgreSQL 18: NOT NULL as a constraint, where something is not as usual; a name that nobody says stays as it is. */
  readonly notNull?: NotNull | undefined;
  /** What is otherwise on PostgreSQL. */
  readonly postgres?: ColumnOnDatabase | undefined;
  /** What is otherwise on SQL Server, and what only SQL Server has. */
  readonly mssql?: MssqlColumnOptions | undefined;
}

/** What a column may have otherwise on one database; `default: null` is none. */
export interface ColumnOnDatabase {
  /** Any type of the database, as it spells it; length, precision and scale beside it count instead of those elsewhere. */
  readonly type?: string | undefined;
  readonly length?: number | undefined;
  readonly precision?: number | undefined;
  readonly scale?: number | undefined;
  readonly ascii?: boolean | undefined;
  readonly array?: boolean | number | undefined;
  readonly collation?: string | undefined;
  readonly default?: unknown;
  readonly generated?: SqlText | undefined;
  readonly stored?: boolean | undefined;
  readonly identity?: boolean | "always" | "byDefault" | IdentityOptions | undefined;
  readonly using?: UsingInput | undefined;
  readonly comment?: string | undefined;
  readonly unique?: boolean | UniqueOptions | undefined;
}

/** What SQL Server has of columns besides what others have. */
export interface MssqlColumnOptions extends ColumnOnDatabase {
  /** NULL takes no room. */
  readonly sparse?: boolean | undefined;
  /** The ROWGUIDCOL of its table. */
  readonly rowGuid?: boolean | undefined;
  /** `SELECT *` leaves it out; of the columns of a period (`temporal` of `@Entity`). */
  readonly hidden?: boolean | undefined;
  /** The name of the default's constraint; default `df_<table>_<column>`, and what a database has is kept. */
  readonly defaultName?: string | undefined;
}

interface NoSource {
  readonly default?: never;
  readonly generated?: never;
  readonly stored?: never;
  readonly virtual?: never;
  readonly identity?: never;
}
type Without<K extends keyof NoSource> = Pick<NoSource, K>;

interface DefaultOf<V> {
  /** A value, or SQL: ``sql`now()` ``. */
  readonly default?: V | readonly V[] | SqlFragment | null | undefined;
}
interface GeneratedBy {
  /** SQL over other columns of the row that computes this one. */
  readonly generated: SqlText;
  /** Kept in the row; default `true`. */
  readonly stored?: boolean | undefined;
  /** Computed when read (PostgreSQL 18); the same as `stored: false`. */
  readonly virtual?: boolean | undefined;
}
interface IdentityOf {
  /** The column numbers itself. `true` is `"always"`. */
  readonly identity: true | "always" | "byDefault" | IdentityOptions;
}

/** Where values come from when an INSERT gives none: one of a default and an expression. */
type Source<V> =
  | (DefaultOf<V> & Without<"generated" | "stored" | "virtual" | "identity">)
  | (GeneratedBy & Without<"default" | "identity">);
type SourceOrIdentity<V> = Source<V> | (IdentityOf & Without<"default" | "generated" | "stored" | "virtual">);

interface Collatable {
  /** The collation, when it is not the type's own: `"C"`, `"und-x-icu"`. */
  readonly collation?: string | undefined;
}
interface Encodable {
  /** Text of one byte for each character is enough: `varchar` instead of `nvarchar` on SQL Server, nothing elsewhere. */
  readonly ascii?: boolean | undefined;
}
interface Sized {
  /** The longest value, in characters (bits for bit types). */
  readonly length?: number | undefined;
}
type Scaled =
  | {
      /** Digits in all. */
      readonly precision: number;
      /** Digits after the point; default 0. */
      readonly scale?: number | undefined;
    }
  | { readonly precision?: never; readonly scale?: never };
interface Precise {
  /** Digits of the second's fraction. */
  readonly precision?: number | undefined;
}

/** A TypeScript string enum, or a list of values. */
export type EnumSource = readonly string[] | Readonly<Record<string, string>>;

interface EnumOf {
  /** A TypeScript string enum, or a list of values. */
  readonly enum: EnumSource;
  /** The name of the type in the database; default `<table>_<column>_enum`. Columns that name it alike share it. */
  readonly enumName?: string | undefined;
  /** The namespace of the type; default: the entity's. */
  readonly enumNamespace?: string | undefined;
  /** The type's former name, or `{ namespace, name }`: it is renamed and moved instead of made anew. */
  readonly enumRenamedFrom?: FormerName | undefined;
  /** Values that changed their spelling, old → new: they are renamed instead of dropped and added. */
  readonly renamedValues?: Readonly<Record<string, string>> | undefined;
  /** Where enums are no types: `varchar` instead of `nvarchar`. */
  readonly ascii?: boolean | undefined;
}

/** Options of an enum column. */
export type EnumColumnOptions = CommonColumnOptions & EnumOf & Source<string>;

/** Options of a column whose type is not known by name. */
export type NativeColumnOptions = CommonColumnOptions & Collatable & Source<unknown>;

/** The options that a column of type `T` takes. */
export type ColumnOptionsOf<T extends string> = T extends SizedTextType
  ? CommonColumnOptions & Sized & Collatable & Encodable & Source<string>
  : T extends TextType
    ? CommonColumnOptions & Collatable & Encodable & Source<string>
    : T extends BitType
      ? CommonColumnOptions & Sized & Source<string>
      : T extends IntegerType
        ? CommonColumnOptions & SourceOrIdentity<number | bigint>
        : T extends ExactType
          ? CommonColumnOptions & Scaled & Source<number | bigint | string>
          : T extends FloatType
            ? CommonColumnOptions & Source<number>
            : T extends PreciseTimeType
              ? CommonColumnOptions & Precise & Source<string | Date>
              : T extends BooleanType
                ? CommonColumnOptions & Source<boolean>
                : T extends JsonType
                  ? CommonColumnOptions & Source<JsonValue>
                  : T extends BytesType
                    ? CommonColumnOptions & Source<Uint8Array>
                    : T extends SizedBytesType
                      ? CommonColumnOptions & Sized & Source<Uint8Array>
                      : T extends OtherType
                        ? CommonColumnOptions & Source<string | Date>
                        : T extends "enum"
                          ? EnumColumnOptions
                          : NativeColumnOptions;

/** The arguments after the type: options, which only an enum cannot do without. */
export type ColumnArguments<T extends string> = T extends "enum"
  ? [options: EnumColumnOptions]
  : [options?: ColumnOptionsOf<T>];

type Inferred<S> = CommonColumnOptions &
  S &
  (
    | (Sized & Collatable & Encodable & { readonly precision?: never; readonly scale?: never })
    | (Scaled & { readonly length?: never; readonly collation?: never; readonly ascii?: never })
  );

/** Options of a column whose type is taken from the property (`emitDecoratorMetadata`) or from `identity` or `length`. */
export type InferredColumnOptions = object & { readonly type?: never; readonly enum?: never } & Inferred<
    SourceOrIdentity<unknown>
  >;

/** Options with the type among them: `{ type: "varchar", length: 320 }`. */
export type TypedColumnOptions<T extends string> = { readonly type: T } & ColumnOptionsOf<T>;

/** Options of a column of a custom type. */
export type CustomColumnOptions = NativeColumnOptions & { readonly type: CustomColumnType };

/** Options of an enum column that need no type beside them. */
export type BareEnumColumnOptions = { readonly type?: "enum" | undefined } & EnumColumnOptions;
