/** What an object is made of as a database tells it: for `pull`, which writes decorators and declarations again. */
import type { Definition } from "./shape.js";
import type { TriggerEvent } from "./spec.js";
import type { TableTypeColumn } from "./spec-declared.js";
import type { EnabledState } from "./spec-place.js";

/** A name with its namespace. */
export type QualifiedName = readonly [namespace: string, name: string];

export interface ViewParts {
  readonly query: string;
  /** `security_barrier=true`. */
  readonly options: readonly string[] | null;
  readonly accessMethod: string | null;
  readonly tablespace: string | null;
  /** A column has a default of its own, which nothing but SQL can say. */
  readonly hasDefaults: boolean;
}

export interface TriggerParts {
  readonly timing: "before" | "after" | "insteadOf";
  readonly events: readonly TriggerEvent[];
  readonly columns: readonly string[] | null;
  readonly forEach: "row" | "statement";
  readonly when: string | undefined;
  readonly execute: QualifiedName;
  readonly arguments: readonly string[];
  readonly isConstraint: boolean;
  readonly deferrable: boolean;
  readonly initiallyDeferred: boolean;
  readonly from: QualifiedName | null;
  readonly oldTable: string | null;
  readonly newTable: string | null;
  readonly enabled: EnabledState | undefined;
}

/** Nothing but text: the condition and the commands as SQL. */
export interface RuleParts {
  readonly event: "insert" | "update" | "delete";
  readonly where: string | null;
  readonly isInstead: boolean;
  /** None: nothing is done. */
  readonly commands: readonly string[];
  readonly enabled: EnabledState | undefined;
}

export interface PolicyParts {
  readonly restrictive: boolean;
  readonly command: "all" | "select" | "insert" | "update" | "delete";
  /** None: everybody. */
  readonly roles: readonly string[] | null;
  readonly using: string | null;
  readonly check: string | null;
}

/** In SQL, behind the word EXCLUDE. */
export interface ExclusionParts {
  readonly sql: string;
}

export interface StatisticsParts {
  readonly on: QualifiedName;
  readonly columns: readonly string[] | null;
  readonly expressions: readonly string[] | null;
  readonly kinds: readonly string[];
  readonly target: number | null;
}

export interface ReplicaIdentityParts {
  readonly identity: "full" | "nothing" | { readonly index: string };
}

export interface PartitionParts {
  readonly parent: QualifiedName;
  readonly bounds: string;
  readonly key: string | null;
  readonly unlogged: boolean;
  readonly options: readonly string[] | null;
  readonly accessMethod: string | null;
  readonly tablespace: string | null;
}

export interface ArgumentParts {
  readonly name: string | null;
  readonly type: string;
  readonly mode: "in" | "out" | "inout" | "variadic" | "table";
  readonly default: string | null;
}

export interface RoutineParts {
  readonly name: string;
  readonly arguments: readonly ArgumentParts[] | null;
  readonly returns: string | null;
  readonly isSet: boolean;
  readonly language: string;
  readonly body: string;
  readonly parsed: boolean;
  readonly volatility: "volatile" | "stable" | "immutable";
  readonly strict: boolean;
  readonly leakproof: boolean;
  readonly definer: boolean;
  readonly parallel: "unsafe" | "restricted" | "safe";
  /** Absent: as usual. */
  readonly cost: number | null;
  readonly rows: number | null;
  readonly support: QualifiedName | null;
  readonly window: boolean;
  /** Name → SQL, or a text to be written as a literal. */
  readonly settings: readonly (readonly [name: string, value: string, isSql: boolean])[];
}

export interface DomainParts {
  readonly type: string;
  readonly collation: QualifiedName | null;
  readonly default: string | null;
  readonly notNull: boolean;
  readonly checks: readonly (readonly [name: string, expression: string, isValid: boolean])[] | null;
}

export interface CompositeParts {
  readonly attributes:
    | readonly (readonly [name: string, type: string, collation: QualifiedName | null])[]
    | null;
}

export interface AggregateStateParts {
  readonly function: QualifiedName;
  readonly type: string;
  /** 0: nobody has said. */
  readonly size: number;
  readonly initial: string | null;
  readonly final: QualifiedName | null;
  readonly finalExtra: boolean;
  /** Absent: as usual. */
  readonly finalModify: "readOnly" | "shareable" | "readWrite" | null;
}

export interface AggregateParts extends AggregateStateParts {
  readonly name: string;
  readonly arguments: readonly ArgumentParts[] | null;
  readonly kind: "plain" | "ordered" | "hypothetical";
  /** How many arguments stand before ORDER BY, of those that have one. */
  readonly direct: number;
  readonly moving: (AggregateStateParts & { readonly inverse: QualifiedName }) | null;
  readonly combine: QualifiedName | null;
  readonly serialize: QualifiedName | null;
  readonly deserialize: QualifiedName | null;
  /** SQL. */
  readonly sortOperator: string | null;
  readonly parallel: "unsafe" | "restricted" | "safe";
}

export interface RangeParts {
  readonly subtype: string;
  /** Absent: the usual one. */
  readonly operatorClass: QualifiedName | null;
  readonly collation: QualifiedName | null;
  readonly canonical: QualifiedName | null;
  readonly difference: QualifiedName | null;
  readonly multirange: QualifiedName | null;
}

export interface CollationParts {
  readonly provider: "libc" | "icu" | "builtin";
  readonly locale: string | null;
  readonly lcCollate: string;
  readonly lcCtype: string;
  readonly deterministic: boolean;
  readonly rules: string | null;
}

export interface PublicationParts {
  readonly allTables: boolean;
  readonly tables:
    | readonly (readonly [table: QualifiedName, columns: readonly string[] | null, where: string | null])[]
    | null;
  readonly namespaces: readonly string[] | null;
  /** One of the tables has heirs, which would come along. */
  readonly hasHeirs: boolean;
  readonly publish: readonly ("insert" | "update" | "delete" | "truncate")[];
  readonly viaPartitionRoot: boolean;
  readonly storesGenerated: boolean;
}

export interface EventTriggerParts {
  readonly event: string;
  readonly tags: readonly string[] | null;
  readonly execute: QualifiedName;
  readonly enabled: EnabledState | null;
}

export interface TableTypeParts {
  readonly columns: readonly TableTypeColumn[];
  readonly primaryKey: readonly string[] | undefined;
  readonly uniques: readonly (readonly string[])[];
  readonly checks: readonly string[];
}

/** The kinds of which a database can tell more than the SQL. */
export interface PartsByKind {
  readonly view: ViewParts;
  readonly materializedView: ViewParts;
  readonly trigger: TriggerParts;
  readonly rule: RuleParts;
  readonly policy: PolicyParts;
  readonly exclusion: ExclusionParts;
  readonly statistics: StatisticsParts;
  readonly replicaIdentity: ReplicaIdentityParts;
  readonly partition: PartitionParts;
  readonly function: RoutineParts;
  readonly procedure: RoutineParts;
  readonly domain: DomainParts;
  readonly compositeType: CompositeParts;
  readonly tableType: TableTypeParts;
  readonly aggregate: AggregateParts;
  readonly rangeType: RangeParts;
  readonly collation: CollationParts;
  readonly publication: PublicationParts;
  readonly eventTrigger: EventTriggerParts;
}

/** What a definition is made of, where it was asked for and the database told. */
export function partsOf<K extends keyof PartsByKind>(
  definition: Definition,
  kind: K,
): PartsByKind[K] | undefined {
  return definition.kind === kind ? (definition.parts as PartsByKind[K] | undefined) : undefined;
}
