/** What an object is made of, before a dialect says it in SQL: what class decorators and declarations come to. */
import type { Deferral } from "../primary-key/shape.js";
import type {
  AggregateSpec,
  CollationSpec,
  CompositeSpec,
  DomainSpec,
  EventTriggerSpec,
  ExtensionSpec,
  FunctionSpec,
  ProcedureSpec,
  PublicationSpec,
  RangeSpec,
  TableTypeSpec,
} from "./spec-declared.js";
import type { EnabledState, SpecPlace } from "./spec-place.js";

/** The same for what belongs to a table or view. */
export interface PartPlace extends SpecPlace {
  readonly table: string;
}

export type Storage = Readonly<Record<string, string>>;

export interface ViewSpec extends SpecPlace {
  readonly kind: "view";
  readonly query: string;
  readonly securityBarrier?: boolean | undefined;
  readonly securityInvoker?: boolean | undefined;
  readonly checkOption?: "local" | "cascaded" | undefined;
  /** What it reads keeps its shape, which its indexes ask for. */
  readonly schemaBinding?: boolean | undefined;
}

export interface MaterializedViewSpec extends SpecPlace {
  readonly kind: "materializedView";
  readonly query: string;
  readonly withData?: boolean | undefined;
  readonly accessMethod?: string | undefined;
  readonly storage?: Storage | undefined;
  readonly tablespace?: string | undefined;
}

export type TriggerEvent = "insert" | "update" | "delete" | "truncate";

export interface TriggerSpec extends PartPlace, Deferral {
  readonly kind: "trigger";
  readonly timing: "before" | "after" | "insteadOf";
  readonly events: readonly TriggerEvent[];
  /** Columns of the event `update`. */
  readonly columns?: readonly string[] | undefined;
  readonly forEach: "row" | "statement";
  readonly when?: string | undefined;
  /** SQL: the function's name. */
  readonly execute: string;
  readonly arguments?: readonly string[] | undefined;
  readonly constraint?: boolean | undefined;
  /** SQL: the other table of a constraint trigger. */
  readonly from?: string | undefined;
  readonly oldTable?: string | undefined;
  readonly newTable?: string | undefined;
  readonly enabled?: EnabledState | undefined;
}

export interface PolicySpec extends PartPlace {
  readonly kind: "policy";
  readonly command?: "all" | "select" | "insert" | "update" | "delete" | undefined;
  readonly restrictive?: boolean | undefined;
  /** Absent: everybody. */
  readonly roles?: readonly string[] | undefined;
  readonly using?: string | undefined;
  readonly check?: string | undefined;
}

/** Its name is which of the two marks it is. */
export interface RowSecuritySpec extends PartPlace {
  readonly kind: "rowSecurity";
  readonly name: "enabled" | "forced";
}

export interface ExclusionElement {
  readonly column?: string | undefined;
  readonly expression?: string | undefined;
  readonly operator: string;
  readonly order?: "desc" | undefined;
  readonly nulls?: "first" | "last" | undefined;
  readonly collation?: string | undefined;
  readonly operatorClass?: string | undefined;
}

export interface ExclusionSpec extends PartPlace, Deferral {
  readonly kind: "exclusion";
  /** All of it behind the word EXCLUDE; then the rest is absent. */
  readonly sql?: string | undefined;
  readonly method?: string | undefined;
  readonly elements: readonly ExclusionElement[];
  readonly include?: readonly string[] | undefined;
  readonly where?: string | undefined;
  readonly storage?: Storage | undefined;
  readonly tablespace?: string | undefined;
}

export interface RuleSpec extends PartPlace {
  readonly kind: "rule";
  readonly event: "select" | "insert" | "update" | "delete";
  readonly where?: string | undefined;
  readonly instead?: boolean | undefined;
  /** SQL; none: nothing happens. */
  readonly commands: readonly string[];
  readonly enabled?: EnabledState | undefined;
}

export interface StatisticsSpec extends SpecPlace {
  readonly kind: "statistics";
  /** SQL: the table's name. */
  readonly on: string;
  readonly kinds?: readonly string[] | undefined;
  /** SQL: quoted columns and expressions. */
  readonly parts: readonly string[];
  readonly target?: number | undefined;
}

export interface ReplicaIdentitySpec extends PartPlace {
  readonly kind: "replicaIdentity";
  readonly identity: "full" | "nothing" | { readonly index: string };
}

/** Its name is the index's. */
export interface ClusteringSpec extends PartPlace {
  readonly kind: "clustering";
}

export interface PartitionSpec extends SpecPlace {
  readonly kind: "partition";
  /** SQL: the name of the table it is part of. */
  readonly parent: string;
  readonly bounds: PartitionBoundsSpec;
  /** SQL: the key of its own partitions. */
  readonly partitionBy?: string | undefined;
  readonly unlogged?: boolean | undefined;
  readonly accessMethod?: string | undefined;
  readonly storage?: Storage | undefined;
  readonly tablespace?: string | undefined;
}

/** Values are SQL. */
export type PartitionBoundsSpec =
  | { readonly from: readonly string[]; readonly to: readonly string[] }
  | { readonly in: readonly string[] }
  | { readonly modulus: string; readonly remainder: string }
  | { readonly default: true }
  | { readonly sql: string };

/** What makes an object of any kind that is said in SQL. */
export type DefinitionSpec =
  | ViewSpec
  | MaterializedViewSpec
  | TriggerSpec
  | PolicySpec
  | RowSecuritySpec
  | ExclusionSpec
  | RuleSpec
  | StatisticsSpec
  | ReplicaIdentitySpec
  | ClusteringSpec
  | PartitionSpec
  | FunctionSpec
  | ProcedureSpec
  | AggregateSpec
  | DomainSpec
  | CompositeSpec
  | TableTypeSpec
  | RangeSpec
  | ExtensionSpec
  | CollationSpec
  | PublicationSpec
  | EventTriggerSpec;

/** The spec of a kind. */
export type SpecOf<K extends DefinitionSpec["kind"]> = Extract<DefinitionSpec, { readonly kind: K }>;
