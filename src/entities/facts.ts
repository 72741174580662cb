/** What decorators say about a class, kept on the class itself: nothing is global. */

import type { NotNull } from "../objects/column/shape.js";
import type { CustomColumnType } from "../schema/column-type.js";
import type { FormerName } from "../schema/rename.js";
import type { EnumSource, IdentityOptions } from "./options/column-types.js";
import type { ClassOf, EntityOptions, SqlText, StorageParameters, UsingInput } from "./options/options.js";
import type {
  EmbeddedOptions,
  JoinColumnOptions,
  JoinTableOptions,
  ManyToManyOptions,
  OneToOneOptions,
} from "./options/relations.js";
import type {
  CheckOptions,
  ClassIndexOptions,
  PropertyIndexOptions,
  SequenceDecoratorOptions,
  UniqueOptions,
} from "./options/rules.js";
import type {
  ExclusionOptions,
  IndexTarget,
  MaterializedViewOptions,
  PartitionOptions,
  PolicyOptions,
  RawExclusionOptions,
  RowSecurityOptions,
  RuleOptions,
  StatisticsOptions,
  TriggerOptions,
  ViewOptions,
} from "./options/views.js";

/** Every option that a column can have, for whatever type. */
export interface ColumnOptions {
  readonly type?: string | CustomColumnType | undefined;
  readonly name?: string | undefined;
  readonly nullable?: boolean | undefined;
  readonly primary?: boolean | undefined;
  readonly unique?: boolean | UniqueOptions | undefined;
  readonly comment?: string | undefined;
  readonly array?: boolean | number | undefined;
  readonly length?: number | undefined;
  readonly precision?: number | undefined;
  readonly scale?: number | undefined;
  readonly collation?: string | undefined;
  readonly default?: unknown;
  readonly generated?: SqlText | undefined;
  readonly stored?: boolean | undefined;
  readonly virtual?: boolean | undefined;
  readonly identity?: boolean | "always" | "byDefault" | IdentityOptions | undefined;
  readonly enum?: EnumSource | undefined;
  readonly enumName?: string | undefined;
  readonly enumNamespace?: string | undefined;
  readonly enumRenamedFrom?: FormerName | undefined;
  readonly renamedValues?: Readonly<Record<string, string>> | undefined;
  readonly renamedFrom?: string | undefined;
  readonly using?: UsingInput | undefined;
  readonly ignore?: boolean | undefined;
  readonly local?: boolean | undefined;
  readonly storage?: string | undefined;
  readonly compression?: string | undefined;
  readonly statistics?: number | undefined;
  readonly options?: StorageParameters | undefined;
  readonly notNull?: NotNull | undefined;
  readonly ascii?: boolean | undefined;
  /** SQL Server's own, said under `mssql`. */
  readonly sparse?: boolean | undefined;
  readonly rowGuid?: boolean | undefined;
  readonly hidden?: boolean | undefined;
  readonly defaultName?: string | undefined;
  readonly postgres?: object | undefined;
  readonly mssql?: object | undefined;
}

export interface ColumnFacts {
  readonly kind: "column";
  readonly options: ColumnOptions;
  /** A random UUID is its default. */
  readonly isUuid: boolean;
  /** The name of the property's class, where the compiler wrote it down. */
  readonly reflected: string | undefined;
}
export interface RelationFacts {
  readonly kind: "manyToOne" | "oneToOne" | "oneToMany";
  readonly target: () => ClassOf<unknown>;
  readonly inverse: InverseSide | undefined;
  readonly options: OneToOneOptions;
}
export interface ManyToManyFacts {
  readonly kind: "manyToMany";
  readonly target: () => ClassOf<unknown>;
  readonly inverse: InverseSide | undefined;
  readonly options: ManyToManyOptions;
}
export interface EmbeddedFacts {
  readonly kind: "embedded";
  readonly target: () => ClassOf<unknown>;
  readonly options: EmbeddedOptions;
}
/** The property on the other side: its name, or a function that reads it. */
export type InverseSide = string | ((target: never) => unknown);

/** What a property stands for. */
export type Mapping = ColumnFacts | RelationFacts | ManyToManyFacts | EmbeddedFacts;

export interface IndexFacts {
  readonly kind: "index";
  readonly options: IndexFactOptions;
}
/** Options of indexes of classes and of properties. */
export type IndexFactOptions = PropertyIndexOptions &
  Partial<Pick<ClassIndexOptions, "properties">> & { readonly expression?: SqlText | undefined };
export interface UniqueFacts {
  readonly kind: "unique";
  /** Absent: the property that it decorates. */
  readonly properties: readonly string[] | undefined;
  readonly options: UniqueOptions;
}
export interface CheckFacts {
  readonly kind: "check";
  readonly expression: SqlText;
  readonly options: CheckOptions;
}
export interface SequenceFacts {
  readonly kind: "sequence";
  readonly options: SequenceDecoratorOptions;
}
/** What belongs to a table or view and is said in SQL; a class may have several of most of them. */
export type PartFacts =
  | { readonly kind: "trigger"; readonly options: TriggerOptions }
  | { readonly kind: "policy"; readonly options: PolicyOptions }
  | { readonly kind: "rowSecurity"; readonly options: RowSecurityOptions }
  | { readonly kind: "exclusion"; readonly options: ExclusionOptions }
  | { readonly kind: "exclusion"; readonly sql: SqlText; readonly options: RawExclusionOptions }
  | { readonly kind: "rule"; readonly options: RuleOptions }
  | { readonly kind: "statistics"; readonly options: StatisticsOptions }
  | { readonly kind: "replicaIdentity"; readonly identity: "full" | "nothing" | IndexTarget }
  | { readonly kind: "clustering"; readonly target: IndexTarget }
  | { readonly kind: "partition"; readonly options: PartitionOptions };
/** What can be said of a class and of a property more than once. */
export type Rule = IndexFacts | UniqueFacts | CheckFacts | SequenceFacts | PartFacts;

/** A class with `@View` or `@MaterializedView`. */
export type ViewFacts =
  | { readonly kind: "view"; readonly options: ViewOptions }
  | { readonly kind: "materializedView"; readonly options: MaterializedViewOptions };

/** Something that a decorator could not accept; reported with everything else, when entities are read. */
export interface FactFault {
  readonly property: string | undefined;
  readonly message: string;
  readonly fix: string;
}

export interface PropertyFacts {
  mapping: Mapping | undefined;
  joinColumns: readonly JoinColumnOptions[] | undefined;
  joinTable: JoinTableOptions | undefined;
  /** In the order in which decorators were applied: from the last to the first. */
  readonly rules: Rule[];
  /** `@Ignore` stands on it. */
  isIgnored?: boolean;
}

/** What the decorators of one class said, without those of the classes it extends. */
export interface ClassFacts {
  /** Present: the class has `@Entity`. */
  entity: EntityOptions | undefined;
  /** Present: the class has `@View` or `@MaterializedView`. */
  view: ViewFacts | undefined;
  /** `@Ignore` stands on it. */
  isIgnored?: boolean;
  readonly properties: Map<string, PropertyFacts>;
  /** In the order in which decorators were applied: from the last to the first. */
  readonly rules: Rule[];
  readonly faults: FactFault[];
}

/** Where facts are kept; the same symbol in every copy of the package. */
const factsKey = Symbol.for("@schemix/migrate:entity");

function isFacts(value: unknown): value is ClassFacts {
  return typeof value === "object" && value !== null && "properties" in value && "rules" in value;
}

/** The facts that `holder` itself keeps, made when there are none. A holder is a class or a class's metadata. */
export function ownFacts(holder: object): ClassFacts {
  const existing = readOwn(holder);
  if (existing !== undefined) return existing;
  const facts: ClassFacts = {
    entity: undefined,
    view: undefined,
    properties: new Map(),
    rules: [],
    faults: [],
  };
  Object.defineProperty(holder, factsKey, { value: facts, enumerable: false });
  return facts;
}

function readOwn(holder: object): ClassFacts | undefined {
  const value: unknown = Object.getOwnPropertyDescriptor(holder, factsKey)?.value;
  return isFacts(value) ? value : undefined;
}

/** What the decorators of a class said of it, by whichever kind of decorator; nothing of the classes it extends. */
export function factsOf(target: ClassOf<unknown>): ClassFacts | undefined {
  const metadata: unknown = Object.getOwnPropertyDescriptor(target, Symbol.metadata)?.value;
  const standard = typeof metadata === "object" && metadata !== null ? readOwn(metadata) : undefined;
  return standard ?? readOwn(target);
}

/** The class and those it extends, from the outermost to itself. */
export function lineage(target: ClassOf<unknown>): readonly ClassOf<unknown>[] {
  const classes: ClassOf<unknown>[] = [];
  let current: unknown = target;
  while (isClass(current) && current !== Function.prototype) {
    classes.unshift(current);
    current = Object.getPrototypeOf(current);
  }
  return classes;
}

/** Whether `value` can be called as a class; what more it is, only its facts can say. */
export function isClass(value: unknown): value is ClassOf<unknown> {
  return typeof value === "function";
}
