/** Enum columns → the named types they share. */
import type { Enum } from "../../objects/enum/shape.js";
import { isPlainName } from "../../schema/names.js";
import { isSameData } from "../../util/compare.js";
import { describe } from "../describe.js";
import type { ColumnFacts } from "../facts.js";
import type { Site } from "../faults.js";
import { type Former, formerNamespace, formerOf, formerTableName } from "./former-name.js";
import {
  type Context,
  fittingName,
  type MappedProperty,
  nameColumn,
  type Plans,
  type TablePlan,
  writtenName,
} from "./plan.js";
import { familyOf } from "./type-families.js";

/** A named list of values and how columns spell it as their type. */
export interface EnumPlan extends Pick<Enum, "namespace" | "name" | "values"> {
  /** `mood`, or `app.mood` outside of the default namespace. */
  readonly spelling: string;
  readonly site: Site;
  /** Its former name; implied where it is made from that of a table or column that is renamed. */
  readonly renamedFrom: Former | undefined;
  /** Old value → new value. */
  readonly renamedValues: ReadonlyMap<string, string>;
}

/** The enums of all entities. */
export interface EnumPlans {
  readonly all: readonly EnumPlan[];
  of(property: MappedProperty): EnumPlan | undefined;
}

interface Use {
  readonly table: TablePlan;
  readonly property: MappedProperty;
  readonly facts: ColumnFacts;
  readonly source: unknown;
  readonly values: readonly string[];
}

interface Named {
  readonly use: Use;
  readonly namespace: string;
  readonly name: string;
}

/** Finds every enum column and settles which type each has. Columns share a type by its name or by the enum itself. */
export function planEnums(plans: Plans): EnumPlans {
  const bySource = new Map<unknown, Use[]>();
  for (const table of [...plans.tables, ...plans.views]) {
    for (const property of table.properties) {
      const use = findUse(table, property, plans);
      if (use === undefined) continue;
      const group = bySource.get(use.source);
      if (group === undefined) bySource.set(use.source, [use]);
      else group.push(use);
    }
  }
  const byName = new Map<string, Named[]>();
  for (const uses of bySource.values()) {
    for (const named of nameUses(uses, plans)) {
      const key = `${named.namespace}\0${named.name}`;
      byName.set(key, [...(byName.get(key) ?? []), named]);
    }
  }
  const planOf = new Map<MappedProperty, EnumPlan>();
  const all: EnumPlan[] = [];
  for (const group of byName.values()) {
    const plan = mergeUses(group, plans);
    if (plan === undefined) continue;
    if (group.some(({ use }) => !use.table.isIgnored)) all.push(plan);
    for (const { use } of group) planOf.set(use.property, plan);
  }
  return { all, of: (property) => planOf.get(property) };
}

function findUse(table: TablePlan, property: MappedProperty, context: Context): Use | undefined {
  const { mapping, site } = property;
  if (mapping.kind !== "column") return undefined;
  const { options } = mapping;
  if (options.ignore === true && options.enum === undefined) return undefined;
  if (options.enum === undefined) {
    if (Object.hasOwn(options, "enum")) return refuseMissing(site, context);
    const orphan = (["enumName", "enumNamespace", "enumRenamedFrom", "renamedValues"] as const).find(
      (name) => options[name] !== undefined,
    );
    if (options.type === "enum")
      context.faults.add(site, "its enum has no values", 'Add enum: Status or enum: ["a", "b"].');
    else if (orphan !== undefined)
      context.faults.add(site, `${orphan} is given without an enum`, "Add enum, or leave it out.");
    return undefined;
  }
  const values = valuesOf(options.enum, site, context);
  return values === undefined ? undefined : { table, property, facts: mapping, source: options.enum, values };
}

function refuseMissing(site: Site, context: Context): undefined {
  const fix = "Give a TypeScript enum (not a const enum) or a list of texts; check for a circular import.";
  context.faults.add(site, "its enum is undefined", fix);
}

/** The values of a TypeScript enum or a list, in order. */
function valuesOf(source: unknown, site: Site, context: Context): readonly string[] | undefined {
  if (typeof source !== "object" || source === null) {
    const fix = "Give a TypeScript enum (not a const enum) or a list of texts; check for a circular import.";
    context.faults.add(site, `its enum is ${describe(source)}`, fix);
    return undefined;
  }
  const values: readonly unknown[] = Object.values(source);
  if (!Array.isArray(source) && values.some((value) => typeof value === "number")) {
    const fix =
      'Give its members texts (enum Status { Draft = "draft" }), or list the texts to keep: enum: ["draft"].';
    context.faults.add(site, "its enum has numbers, which say nothing in a database", fix);
    return undefined;
  }
  const texts = values.filter((value) => typeof value === "string");
  const odd = values.find((value) => typeof value !== "string" || value === "");
  if (odd !== undefined) {
    context.faults.add(
      site,
      `its enum has ${describe(odd)} among its values`,
      "Values are texts of at least one character.",
    );
  }
  if (texts.length === 0) context.faults.add(site, "its enum has no values", "Give at least one.");
  const twice = texts.find((value, index) => texts.indexOf(value) !== index);
  if (twice !== undefined)
    context.faults.add(site, `its enum has ${JSON.stringify(twice)} twice`, "Keep one.");
  return [...new Set(texts)];
}

/** Names for columns that have the very same enum: what one of them says holds for those that say nothing. */
function nameUses(uses: readonly Use[], context: Context): readonly Named[] {
  const written = [
    ...new Set(uses.map(({ facts }) => facts.options.enumName).filter((name) => name !== undefined)),
  ];
  const namespaces = [
    ...new Set(uses.map(({ facts }) => facts.options.enumNamespace).filter((name) => name !== undefined)),
  ];
  const made = uses.map(({ table, property, facts }) =>
    fittingName(`${table.name}_${nameColumn(property, facts.options.name, context)}_enum`, context),
  );
  const shared = written.length === 1 ? written[0] : undefined;
  if (
    uses.length > 1 &&
    shared === undefined &&
    uses.some(({ facts }) => facts.options.enumName === undefined)
  ) {
    const fix = `Give its type one name in each: enumName: ${JSON.stringify(written[0] ?? made[0])}.`;
    const places = uses.map(({ property }) => `${property.site.className}.${property.path}`).join(", ");
    for (const { property, facts } of uses) {
      if (facts.options.enumName === undefined) {
        context.faults.add(
          property.site,
          `its enum is that of several columns (${places}) and has no name`,
          fix,
        );
      }
    }
  }
  return uses.map((use, index) => {
    const { options } = use.facts;
    const name = options.enumName ?? shared;
    const namespace = options.enumNamespace ?? (namespaces.length === 1 ? namespaces[0] : undefined);
    const { site } = use.property;
    return {
      use,
      name: name === undefined ? (made[index] ?? "?") : writtenName(name, site, context),
      namespace: namespace === undefined ? use.table.namespace : writtenName(namespace, site, context),
    };
  });
}

/** One type for all columns that name it; values that differ are a fault. */
function mergeUses(group: readonly Named[], context: Context): EnumPlan | undefined {
  const [first, ...others] = group;
  if (first === undefined) return undefined;
  const { namespace, name, use } = first;
  const renamedValues = new Map<string, string>();
  for (const other of others) {
    if (isSameData(other.use.values, use.values)) continue;
    const { className } = use.property.site;
    context.faults.add(
      other.use.property.site,
      `its enum ${name} has other values than that of ${className}.${use.property.path}`,
      "Use the same enum in both, or give one of them another enumName.",
    );
  }
  for (const each of group) readRenamedValues(each, renamedValues, context);
  const former = group
    .map((each) => each.use.facts.options.enumRenamedFrom)
    .find((from) => from !== undefined);
  return {
    namespace,
    name,
    values: use.values,
    spelling: spellNamedType(namespace, name, context),
    site: use.property.site,
    renamedFrom:
      former === undefined ? formerName(group, context) : formerOf(former, first, use.property.site, context),
    renamedValues,
  };
}

/** What a type was called whose name is made from a table's or column's that was renamed, or whose table was elsewhere: it goes with them. */
function formerName(group: readonly Named[], context: Context): Former | undefined {
  const [only, ...others] = group;
  if (only === undefined) return undefined;
  const places = new Set(group.map(formerPlaceOf));
  const [fromNamespace] = places.size === 1 ? places : [];
  const place = fromNamespace === undefined ? {} : { fromNamespace };
  const from =
    others.length > 0 || only.use.facts.options.enumName !== undefined
      ? undefined
      : formerMadeName(only, context);
  if (from === undefined && fromNamespace === undefined) return undefined;
  return { from: from ?? only.name, ...place, isImplied: true };
}

/** Where a type was that is in the namespace of its table because nobody says otherwise. */
function formerPlaceOf({ use: { table, facts } }: Named): string | undefined {
  return facts.options.enumNamespace === undefined
    ? formerNamespace(table.declaration.options.renamedFrom)
    : undefined;
}

function formerMadeName({ use: { table, property, facts } }: Named, context: Context): string | undefined {
  const formerTable = formerTableName(table.declaration.options.renamedFrom);
  const { renamedFrom: formerColumn, name } = facts.options;
  if (formerTable === undefined && formerColumn === undefined) return undefined;
  const column =
    formerColumn === undefined ? nameColumn(property, name, context) : property.prefix + formerColumn;
  return fittingName(`${formerTable ?? table.name}_${column}_enum`, context);
}

function readRenamedValues({ use, name }: Named, renamed: Map<string, string>, context: Context): void {
  const { site } = use.property;
  for (const [from, to] of Object.entries(use.facts.options.renamedValues ?? {})) {
    if (!use.values.includes(to)) {
      context.faults.add(
        site,
        `renamedValues makes ${JSON.stringify(to)}, which the enum ${name} does not have`,
        "Correct the new value.",
      );
    } else if (use.values.includes(from)) {
      context.faults.add(
        site,
        `renamedValues takes ${JSON.stringify(from)} away, which the enum ${name} still has`,
        "Take it out of the enum or out of renamedValues.",
      );
    } else renamed.set(from, to);
  }
}

/** How a column says that it has a type which somebody has named. */
export function spellNamedType(
  namespace: string,
  name: string,
  context: Pick<Context, "dialect" | "namespace">,
): string {
  const { types, writer, isHidden } = context.dialect;
  const isFree = isPlainName(name) && familyOf(name) === undefined && types.canonical(name) === name;
  const own = isFree ? name : writer.quote(name);
  if (namespace === context.namespace && isHidden?.(name, "type") !== true) return own;
  return `${isPlainName(namespace) ? namespace : writer.quote(namespace)}.${own}`;
}
