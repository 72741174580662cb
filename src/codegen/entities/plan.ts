/** What a database's tables and enums are called as classes, and which property stands for which column. */
import type { Dialect } from "../../dialects/dialect.js";
import type { ObjectOf } from "../../objects/any.js";
import type { Column } from "../../objects/column/shape.js";
import type { Definition } from "../../objects/definition/shape.js";
import type { ForeignKey } from "../../objects/foreign-key/shape.js";
import type { Table } from "../../objects/table/shape.js";
import type { Unique } from "../../objects/unique/shape.js";
import { columnName, constraintName, type NamePrefix, type Naming, shortenName } from "../../schema/names.js";
import type { PluginWords } from "../plugin-words.js";
import type { TextFile } from "./beside.js";

/** What the generator needs to know besides the schema. */
export interface EntitySettings {
  readonly dialect: Pick<Dialect, "capabilities" | "types" | "compile">;
  readonly naming: Naming;
  /** The namespace of entities that name none. */
  readonly namespace: string;
  readonly plugins?: PluginWords | undefined;
}

/** What decorators can say as well, where there is no class to put them on, and a namespace with what belongs to it. */
export type Loose = ObjectOf<"enum" | "sequence" | "namespace">;

/** A source file of entities. */
export interface EntityFile {
  /** `order-line.entity.ts`. */
  readonly name: string;
  readonly source: string;
  /** What it names of SQL in files beside it. */
  readonly texts?: readonly TextFile[];
}

/** A table that gets a class. */
export interface ClassPlan {
  readonly namespace: string;
  readonly table: string;
  readonly className: string;
  /** The file's name without its ending: `order-line.entity`. */
  readonly file: string;
  /** The table is not managed: the class is there to be referred to. */
  readonly isStub: boolean;
  /** Present: it is a view. */
  readonly view: Definition | undefined;
  /** In the order of properties. */
  readonly columns: readonly Column[];
  /** Column → the property that stands for it. */
  readonly properties: Map<string, string>;
  /** References to other tables. */
  readonly relations: RelationPlan[];
  /** References of other classes to this one that have a property here. */
  readonly inverses: RelationPlan[];
  /** Junction tables that this class owns. */
  readonly junctions: JunctionPlan[];
  /** Unique constraints that a column or a one-to-one relation says by itself. */
  readonly impliedUniques: Set<Unique>;
}

/** A foreign key as a property. */
export interface RelationPlan {
  readonly key: ForeignKey;
  readonly owner: ClassPlan;
  readonly target: ClassPlan;
  /** Its column has no other property. */
  readonly isOwn: boolean;
  readonly isOneToOne: boolean;
  /** The constraint that makes it one-to-one; absent when that is the primary key. */
  readonly unique: Unique | undefined;
  readonly property: string;
  /** The property on the other side. */
  readonly inverse: string | undefined;
}

/** A junction table as a property on both sides. */
export interface JunctionPlan {
  readonly junction: JunctionKeys;
  readonly owner: ClassPlan;
  readonly target: ClassPlan;
  readonly targetKey: string;
  readonly property: string;
  readonly inverse: string;
}

interface JunctionKeys {
  readonly table: Table;
  readonly own: ForeignKey;
  readonly other: ForeignKey;
}

/** The key of a table in maps. */
export function tableKey(namespace: string, table: string): string {
  return `${namespace}\0${table}`;
}

/** The name that a constraint or index gets when nobody gives it one. */
export function usualName(
  prefix: NamePrefix,
  table: string,
  parts: readonly string[],
  { dialect }: EntitySettings,
): string {
  return shortenName(constraintName(prefix, table, parts), dialect.capabilities.identifierLimit);
}

/** A name made by the project's naming; nothing when its function throws: then the name is written down. */
export function madeName(make: () => string, { dialect }: EntitySettings): string | undefined {
  try {
    return shortenName(make(), dialect.capabilities.identifierLimit);
  } catch {
    return undefined;
  }
}

/** Whether a property is all that has to be said of a column's name. */
export function isUsualColumn(property: string, column: string, settings: EntitySettings): boolean {
  return madeName(() => columnName(property, settings.naming), settings) === column;
}

/** The property that stands for a column. */
export function propertyOf(plan: ClassPlan, column: string): string {
  return plan.properties.get(column) ?? column;
}
