/** Tables on their way from classes to schema objects: names are settled, columns are still being found. */
import type { Dialect } from "../../dialects/dialect.js";
import type { ColumnAttributes } from "../../objects/column/shape.js";
import { columnName, type Naming, nameLength, shortenName, tableName } from "../../schema/names.js";
import { describe } from "../describe.js";
import type { Mapping, Rule, ViewFacts } from "../facts.js";
import type { Faults, Site } from "../faults.js";
import type { ClassOf, UsingText } from "../options/options.js";
import type { JoinColumnOptions, JoinTableOptions } from "../options/relations.js";
import type { EntityDeclaration } from "../registry.js";

/** The part of a dialect that entities need. */
export type EntityDialect = Pick<
  Dialect,
  "isHidden" | "name" | "capabilities" | "writer" | "types" | "compile" | "define"
>;

/** Texts that stand in files of their own beside those that name them. */
export interface TextFiles {
  /** @param from the file that names it, relative to the project */
  read(from: string, path: string): string;
}

/** What every step of the way needs. */
export interface Context {
  readonly dialect: EntityDialect;
  /** The default namespace. */
  readonly namespace: string;
  readonly naming: Naming;
  readonly faults: Faults;
  /** Absent: none can be read here. */
  readonly files?: TextFiles | undefined;
}

/** The context once every table is known by name. */
export interface Plans extends Context {
  /** Sorted by namespace and name, so that the order of entities changes nothing. */
  readonly tables: readonly TablePlan[];
  readonly tableOf: ReadonlyMap<ClassOf<unknown>, TablePlan>;
  readonly views: readonly ViewPlan[];
}

/** A mapped property, those of embedded values among them. */
export interface MappedProperty {
  /** `address.city`. */
  readonly path: string;
  /** `city`. */
  readonly name: string;
  /** Put before its column's name. */
  readonly prefix: string;
  readonly mapping: Exclude<Mapping, { kind: "embedded" }>;
  readonly joinColumns: readonly JoinColumnOptions[] | undefined;
  readonly joinTable: JoinTableOptions | undefined;
  readonly rules: readonly Rule[];
  /** An optional embedded value is around it. */
  readonly isOptional: boolean;
  readonly site: Site;
}

/** A rule of a class, and where the class stands in the entity: embedded classes have rules too. */
export interface ClassRule {
  readonly rule: Rule;
  /** `""`, or the path of the embedded value with a dot: `address.`. */
  readonly base: string;
  readonly site: Site;
}

/** A column that has been settled. */
export interface ColumnPlan {
  readonly name: string;
  readonly path: string;
  readonly site: Site;
  isPrimary: boolean;
  attributes: ColumnAttributes;
  readonly comment: string | undefined;
  readonly renamedFrom: string | undefined;
  readonly using: UsingText | undefined;
  /** Not managed: only there to be referred to. */
  readonly isIgnored: boolean;
}

/** A table that an entity stands for. */
export interface TablePlan {
  readonly declaration: EntityDeclaration;
  readonly site: Site;
  readonly namespace: string;
  readonly name: string;
  readonly isIgnored: boolean;
  readonly properties: readonly MappedProperty[];
  readonly rules: readonly ClassRule[];
  /** Property path → its columns, filled as they are found. */
  readonly columnsByPath: Map<string, readonly ColumnPlan[]>;
  /** Columns that are inherited, and the table's own all the same; filled as they are written. */
  readonly localColumns: Set<string>;
}

/** A view that a class stands for. */
export interface ViewPlan extends TablePlan {
  readonly view: ViewFacts;
}

export function isView(plan: TablePlan): plan is ViewPlan {
  return "view" in plan;
}

/** A place inside a table's class. */
export function siteIn(site: Site, property: string): Site {
  return { className: site.className, property, file: site.file };
}

/** A name that a person wrote: a fault when the database cannot hold it. */
export function writtenName(name: unknown, site: Site, context: Context): string {
  if (typeof name !== "string" || name === "" || name.includes("\0")) {
    context.faults.add(
      site,
      `${describe(name)} is not a name`,
      "Give it at least one character, and no NUL.",
    );
    return "?";
  }
  const { count, unit } = context.dialect.capabilities.identifierLimit;
  const length = nameLength(name, unit);
  if (length > count) {
    context.faults.add(
      site,
      `the name ${JSON.stringify(name)} is ${length} ${unit} long, the database takes ${count}`,
      "Shorten it: the database would cut it off or refuse it.",
    );
  }
  return name;
}

/** A name in SQL; in the default namespace it stands for itself. */
export function sqlName(
  { name, namespace }: { readonly name: string; readonly namespace?: string | undefined },
  site: Site,
  context: Context,
): string {
  const { writer } = context.dialect;
  const own = writtenName(name, site, context);
  if (namespace === undefined || namespace === context.namespace) return writer.quote(own);
  return writer.quote(writtenName(namespace, site, context), own);
}

/** A name that was generated: shortened to what the database can hold. */
export function fittingName(name: string, context: Context): string {
  return shortenName(name, context.dialect.capabilities.identifierLimit);
}

/** The table of an entity. */
export function nameTable(declaration: EntityDeclaration, site: Site, context: Context): string {
  const { name } = declaration.options;
  if (name !== undefined) return writtenName(name, site, context);
  if (declaration.target.name === "") {
    context.faults.add(site, "a class without a name cannot name its table", 'Write @Entity("name").');
  }
  return fittingName(
    callNaming(() => tableName(declaration.target.name, context.naming), site, context),
    context,
  );
}

/** The column of a property. */
export function nameColumn(property: MappedProperty, written: string | undefined, context: Context): string {
  if (written !== undefined) return writtenName(property.prefix + written, property.site, context);
  const made = callNaming(() => columnName(property.name, context.naming), property.site, context);
  return fittingName(property.prefix + made, context);
}

/** Naming functions are the user's: what they return is looked at, what they throw is reported. */
export function callNaming(make: () => string, site: Site, context: Context): string {
  const fix = "Correct the function under `naming` in the configuration.";
  try {
    const name: unknown = make();
    if (typeof name === "string" && name !== "") return name;
    context.faults.add(
      site,
      `the naming function made ${JSON.stringify(name) ?? "nothing"} instead of a name`,
      fix,
    );
  } catch (error) {
    context.faults.add(site, `the naming function threw: ${String(error)}`, fix);
  }
  return "?";
}
