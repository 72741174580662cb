/** Options of what is declared beside entities: routines, types, extensions… */
import type { SqlText } from "./options.js";
import type { EnabledInput, RoutineTarget, SqlSource, TableTarget } from "./views.js";

interface Declared {
  readonly name: string;
  /** The namespace (a PostgreSQL schema); default: the configuration's. */
  readonly namespace?: string | undefined;
  readonly comment?: string | undefined;
}

/** An argument of a routine. A text is the type of an argument without a name. */
export type ArgumentInput =
  | string
  | {
      readonly name?: string | undefined;
      /** A portable or native type, as of `@Column`: `"int"`, `"text[]"`, `"app.mood"`. */
      readonly type: string;
      /** Default `in`. */
      readonly mode?: "in" | "out" | "inout" | "variadic" | undefined;
      readonly default?: SqlText | undefined;
    };

/** A column of the table that a function returns. */
export interface ResultColumn {
  readonly name: string;
  readonly type: string;
}

interface RoutineOptions extends Declared {
  readonly arguments?: readonly ArgumentInput[] | undefined;
  /** What runs it: `definer`, with the rights of its owner; default: with those of who calls it. */
  readonly security?: "invoker" | "definer" | undefined;
  /** Settings while it runs: `{ search_path: "app" }`; SQL for several values. */
  readonly set?: Readonly<Record<string, string | number | boolean | SqlText>> | undefined;
  /**
   * Default true. `false`: it is made even though the server would refuse its body, because that names what is not there or
   * only found along another search path. PostgreSQL: `check_function_bodies`. SQL Server never looks.
   */
  readonly checkBody?: boolean | undefined;
}

/** The body: text, `sql`, or a file beside this one. */
interface TextBody {
  /** Default `sql`. */
  readonly language?: string | undefined;
  readonly body: SqlSource;
  readonly parsed?: false | undefined;
}

/** PostgreSQL 14: `RETURN …` or `BEGIN ATOMIC … END`, which the server parses when the function is made. */
interface ParsedBody {
  readonly language?: "sql" | undefined;
  readonly body: SqlSource;
  readonly parsed: true;
}

/** What a function returns; absent: its `out` arguments say it. */
export type ReturnsInput =
  | string
  | { readonly setOf: string; readonly table?: never }
  | { readonly table: readonly ResultColumn[]; readonly setOf?: never };

interface FunctionCommon extends RoutineOptions {
  /** `immutable`: the same arguments give the same result for ever; `stable`: within a statement; default `volatile`. */
  readonly volatility?: "volatile" | "stable" | "immutable" | undefined;
  /** NULL for an argument gives NULL, without a call. */
  readonly strict?: boolean | undefined;
  /** Tells nothing of its arguments but by its result. */
  readonly leakproof?: boolean | undefined;
  readonly parallel?: "unsafe" | "restricted" | "safe" | undefined;
  /** What a call costs, in the planner's units. */
  readonly cost?: number | undefined;
  /** A function that helps the planner. */
  readonly support?: RoutineTarget | undefined;
  /** A window function. */
  readonly window?: boolean | undefined;
}

/** How many rows it gives is a question of sets only. */
type Results =
  | { readonly returns?: string | undefined; readonly rows?: never }
  | { readonly returns: Exclude<ReturnsInput, string>; readonly rows?: number | undefined };

export type FunctionOptions = FunctionCommon & Results & (TextBody | ParsedBody);

export type ProcedureOptions = RoutineOptions & (TextBody | ParsedBody);

export interface AggregateState {
  /** Makes the next state of the present one and a row. */
  readonly function: RoutineTarget;
  readonly type: string;
  /** About how many bytes it takes. */
  readonly size?: number | undefined;
  /** The first state, as text; default: NULL. */
  readonly initial?: string | undefined;
  /** Makes the result of the last state. */
  readonly final?: RoutineTarget | undefined;
  /** The final function takes the aggregate's arguments besides. */
  readonly finalExtra?: boolean | undefined;
  /** Whether the final function changes the state. */
  readonly finalModify?: "readOnly" | "shareable" | "readWrite" | undefined;
}

export interface AggregateOptions extends Declared {
  /** None: it takes rows, as `count(*)` does. */
  readonly arguments?: readonly ArgumentInput[] | undefined;
  /** What stands behind ORDER BY: makes it an ordered-set aggregate. */
  readonly orderBy?: readonly ArgumentInput[] | undefined;
  /** Of an ordered-set aggregate: the arguments are a row that might be there. */
  readonly hypothetical?: boolean | undefined;
  readonly state: AggregateState;
  /** The state of a moving window, with a function that takes a row away. */
  readonly moving?: (AggregateState & { readonly inverse: RoutineTarget }) | undefined;
  /** Makes one state of two. */
  readonly combine?: RoutineTarget | undefined;
  readonly serialize?: RoutineTarget | undefined;
  readonly deserialize?: RoutineTarget | undefined;
  /** SQL: sql`OPERATOR(pg_catalog.<)`, of what is the least or greatest. */
  readonly sortOperator?: SqlText | undefined;
  readonly parallel?: "unsafe" | "restricted" | "safe" | undefined;
}

export interface DomainOptions extends Declared {
  readonly type: string;
  readonly collation?: string | undefined;
  readonly default?: SqlText | undefined;
  readonly notNull?: boolean | undefined;
  /** SQL over `VALUE`. */
  readonly checks?:
    | readonly (
        | SqlText
        | {
            readonly name?: string | undefined;
            readonly expression: SqlText;
            /** Values that are there already are not looked at. */
            readonly notValid?: boolean | undefined;
          }
      )[]
    | undefined;
}

export interface CompositeOptions extends Declared {
  readonly attributes: readonly {
    readonly name: string;
    readonly type: string;
    readonly collation?: string | undefined;
  }[];
}

/** What tables of a type have, which are handed to routines (SQL Server). */
export interface TableTypeOptions extends Declared {
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    /** Default `false`. */
    readonly nullable?: boolean | undefined;
    readonly default?: SqlText | undefined;
    readonly collation?: string | undefined;
    readonly identity?:
      | true
      | { readonly start?: number | undefined; readonly increment?: number | undefined }
      | undefined;
    /** SQL over other columns that computes this one. */
    readonly generated?: SqlText | undefined;
    /** A computed column is kept with its row. */
    readonly stored?: boolean | undefined;
  }[];
  readonly primaryKey?: readonly string[] | undefined;
  /** Lists of columns. */
  readonly unique?: readonly (readonly string[])[] | undefined;
  readonly checks?: readonly SqlText[] | undefined;
}

export interface RangeOptions extends Declared {
  /** The type of its ends. */
  readonly subtype: string;
  readonly operatorClass?: string | undefined;
  readonly collation?: string | undefined;
  /** Puts equal ranges into one form. */
  readonly canonical?: RoutineTarget | undefined;
  /** How far two ends are apart. */
  readonly difference?: RoutineTarget | undefined;
  /** The name of its multirange type (PostgreSQL 14). */
  readonly multirange?: string | undefined;
}

export interface ExtensionOptions {
  readonly name: string;
  /** Where its objects are; it is moved there. Absent: it stays where it is, and is made in the configuration's. */
  readonly namespace?: string | undefined;
  readonly comment?: string | undefined;
}

interface CollationCommon extends Declared {
  readonly provider?: "libc" | "icu" | "builtin" | undefined;
  /** `false`: texts of different bytes may be equal. */
  readonly deterministic?: boolean | undefined;
  /** Rules besides the locale's (ICU, PostgreSQL 16). */
  readonly rules?: string | undefined;
}

export type CollationOptions = CollationCommon &
  (
    | { readonly locale: string; readonly lcCollate?: never; readonly lcCtype?: never }
    | { readonly lcCollate: string; readonly lcCtype: string; readonly locale?: never }
  );

/** A table of a publication. */
export type PublishedTable =
  | TableTarget
  | {
      readonly table: TableTarget;
      /** Properties, or names of columns (PostgreSQL 15). */
      readonly columns?: readonly string[] | undefined;
      /** Only rows for which this SQL holds (PostgreSQL 15). */
      readonly where?: SqlText | undefined;
    };

interface PublicationCommon {
  readonly name: string;
  /** What is published; default: all. */
  readonly publish?: readonly ("insert" | "update" | "delete" | "truncate")[] | undefined;
  /** Rows of partitions count as those of their table. */
  readonly viaPartitionRoot?: boolean | undefined;
  readonly generatedColumns?: "none" | "stored" | undefined;
  readonly comment?: string | undefined;
}

export type PublicationOptions = PublicationCommon &
  (
    | { readonly allTables: true; readonly tables?: never; readonly namespaces?: never }
    | {
        readonly allTables?: never;
        readonly tables?: readonly PublishedTable[] | undefined;
        /** All tables of these (PostgreSQL 15). */
        readonly namespaces?: readonly string[] | undefined;
      }
  );

export interface EventTriggerOptions {
  readonly name: string;
  readonly on: "ddl_command_start" | "ddl_command_end" | "sql_drop" | "table_rewrite" | "login";
  /** Commands: `["DROP TABLE"]`; default: all. */
  readonly tags?: readonly string[] | undefined;
  readonly execute: RoutineTarget;
  readonly enabled?: EnabledInput | undefined;
  readonly comment?: string | undefined;
}
