/** What objects that belong to no table are made of. */
import type { EnabledState, SpecPlace } from "./spec-place.js";

/** An argument of a routine, or a column of the table that a function returns. Types are SQL. */
export interface ArgumentSpec {
  /** Absent: it has none. */
  readonly name?: string | undefined;
  readonly type: string;
  /** Absent: `in`. */
  readonly mode?: "in" | "out" | "inout" | "variadic" | undefined;
  readonly default?: string | undefined;
}

interface RoutineSpec extends SpecPlace {
  readonly arguments: readonly ArgumentSpec[];
  readonly language: string;
  /** The body; `parsed`: SQL that stands behind the head as it is. */
  readonly body: string;
  readonly parsed?: boolean | undefined;
  /** `false`: what the body names may be missing. */
  readonly checkBody?: boolean | undefined;
  readonly security?: "definer" | "invoker" | undefined;
  /** Settings while it runs; values are SQL. */
  readonly set?: Readonly<Record<string, string>> | undefined;
}

export interface FunctionSpec extends RoutineSpec {
  readonly kind: "function";
  /** Absent: its `out` arguments say it. */
  readonly returns?:
    | { readonly type: string; readonly isSet?: boolean | undefined }
    | { readonly table: readonly ArgumentSpec[] }
    | undefined;
  readonly window?: boolean | undefined;
  readonly volatility?: "volatile" | "stable" | "immutable" | undefined;
  readonly strict?: boolean | undefined;
  readonly leakproof?: boolean | undefined;
  readonly parallel?: "unsafe" | "restricted" | "safe" | undefined;
  readonly cost?: number | undefined;
  readonly rows?: number | undefined;
  /** SQL: a function's name. */
  readonly support?: string | undefined;
}

export interface ProcedureSpec extends RoutineSpec {
  readonly kind: "procedure";
}

/** How the state of an aggregate is kept. Functions are SQL: their names. */
export interface AggregateStateSpec {
  readonly function: string;
  readonly type: string;
  readonly size?: number | undefined;
  readonly initial?: string | undefined;
  readonly final?: string | undefined;
  readonly finalExtra?: boolean | undefined;
  readonly finalModify?: "readOnly" | "shareable" | "readWrite" | undefined;
}

export interface AggregateSpec extends SpecPlace, AggregateStateSpec {
  readonly kind: "aggregate";
  /** None: it takes rows, as `count(*)` does. */
  readonly arguments: readonly ArgumentSpec[];
  /** Those behind ORDER BY of an ordered-set aggregate. */
  readonly orderBy?: readonly ArgumentSpec[] | undefined;
  readonly hypothetical?: boolean | undefined;
  readonly combine?: string | undefined;
  readonly serialize?: string | undefined;
  readonly deserialize?: string | undefined;
  readonly moving?: (AggregateStateSpec & { readonly inverse: string }) | undefined;
  /** SQL: `OPERATOR(pg_catalog.<)`. */
  readonly sortOperator?: string | undefined;
  readonly parallel?: "unsafe" | "restricted" | "safe" | undefined;
}

export interface DomainSpec extends SpecPlace {
  readonly kind: "domain";
  readonly type: string;
  readonly collation?: string | undefined;
  readonly default?: string | undefined;
  readonly notNull?: boolean | undefined;
  readonly checks?:
    | readonly {
        readonly name?: string | undefined;
        readonly expression: string;
        readonly notValid?: boolean | undefined;
      }[]
    | undefined;
}

export interface CompositeSpec extends SpecPlace {
  readonly kind: "compositeType";
  readonly attributes: readonly {
    readonly name: string;
    readonly type: string;
    readonly collation?: string | undefined;
  }[];
}

/** A column of a table type. Types and texts are SQL. */
export interface TableTypeColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly collation?: string | undefined;
  readonly default?: string | undefined;
  readonly identity?:
    | { readonly start?: string | undefined; readonly increment?: string | undefined }
    | undefined;
  readonly generated?: { readonly expression: string; readonly stored: boolean } | undefined;
}

/** What its tables have; nothing of it has a name. */
export interface TableTypeSpec extends SpecPlace {
  readonly kind: "tableType";
  readonly columns: readonly TableTypeColumn[];
  readonly primaryKey?: readonly string[] | undefined;
  readonly uniques?: readonly (readonly string[])[] | undefined;
  readonly checks?: readonly string[] | undefined;
}

export interface RangeSpec extends SpecPlace {
  readonly kind: "rangeType";
  readonly subtype: string;
  readonly operatorClass?: string | undefined;
  readonly collation?: string | undefined;
  /** SQL: functions' names. */
  readonly canonical?: string | undefined;
  readonly difference?: string | undefined;
  /** SQL: the name of the multirange type. */
  readonly multirange?: string | undefined;
}

export interface ExtensionSpec extends SpecPlace {
  readonly kind: "extension";
  /** The namespace that somebody has named; absent: wherever it is. */
  readonly place?: string | undefined;
}

export interface CollationSpec extends SpecPlace {
  readonly kind: "collation";
  readonly provider?: string | undefined;
  readonly locale?: string | undefined;
  readonly lcCollate?: string | undefined;
  readonly lcCtype?: string | undefined;
  readonly deterministic?: boolean | undefined;
  readonly rules?: string | undefined;
}

export interface PublicationSpec extends SpecPlace {
  readonly kind: "publication";
  readonly allTables?: boolean | undefined;
  readonly tables?:
    | readonly {
        /** SQL: its name. */
        readonly table: string;
        readonly columns?: readonly string[] | undefined;
        readonly where?: string | undefined;
      }[]
    | undefined;
  readonly namespaces?: readonly string[] | undefined;
  readonly publish?: readonly ("insert" | "update" | "delete" | "truncate")[] | undefined;
  readonly viaPartitionRoot?: boolean | undefined;
  readonly generatedColumns?: "none" | "stored" | undefined;
}

export interface EventTriggerSpec extends SpecPlace {
  readonly kind: "eventTrigger";
  readonly event: string;
  readonly tags?: readonly string[] | undefined;
  /** SQL: the function's name. */
  readonly execute: string;
  readonly enabled?: EnabledState | undefined;
}
