/** Classes → tables with names and mapped properties; embedded values are taken apart here. */

import { columnName } from "../../schema/names.js";
import { compareText } from "../../util/compare.js";
import { type EmbeddedFacts, factsOf, isClass, type ViewFacts } from "../facts.js";
import { type Faults, messageOf, type Site } from "../faults.js";
import { optionsFor, ownOptions } from "../options/for-database.js";
import type { ClassOf } from "../options/options.js";
import {
  classNameOf,
  type DeclaredProperty,
  declaredBy,
  type EntityDeclaration,
  type Registry,
} from "../registry.js";
import {
  type ClassRule,
  type Context,
  callNaming,
  type MappedProperty,
  nameTable,
  type Plans,
  siteIn,
  type TablePlan,
  type ViewPlan,
  writtenName,
} from "./plan.js";

/** The tables of all entities; two on one table are a fault. */
export function planTables(registry: Registry, context: Context): Plans {
  const plans = registry.entities
    .filter((declaration) => declaration.options.abstract !== true)
    .map((declaration) => planTable(declaration, context));
  plans.sort((a, b) => compareText(a.namespace, b.namespace) || compareText(a.name, b.name));
  const taken = new Map<string, TablePlan>();
  for (const plan of plans) {
    const key = `${plan.namespace}\0${plan.name}`;
    const first = taken.get(key);
    if (first === undefined) taken.set(key, plan);
    else reportSameTable(first, plan, context.faults);
  }
  const tableOf = new Map(plans.map((plan) => [plan.declaration.target, plan] as const));
  const tables = [...taken.values()];
  return { ...context, tables, tableOf, views: planViews(registry, taken, context) };
}

/** The views of all classes; a name that a table or another view has is a fault. */
function planViews(registry: Registry, taken: Map<string, TablePlan>, context: Context): readonly ViewPlan[] {
  const views: ViewPlan[] = [];
  const planned = registry.views.flatMap((each) => {
    const options = optionsFor(each.view.options, context.dialect.name);
    if (options === undefined) return [];
    return [{ ...planTable(each, context, true), view: { ...each.view, options } as ViewFacts }];
  });
  planned.sort((a, b) => compareText(a.namespace, b.namespace) || compareText(a.name, b.name));
  for (const plan of planned) {
    const key = `${plan.namespace}\0${plan.name}`;
    const first = taken.get(key);
    if (first !== undefined && first.declaration.target === plan.declaration.target)
      context.faults.add(plan.site, "it is a table and a view at once", "Keep @Entity, or @View.");
    else if (first !== undefined) reportSameTable(first, plan, context.faults);
    else views.push(plan);
    taken.set(key, plan);
  }
  return views;
}

function reportSameTable(first: TablePlan, second: TablePlan, faults: Faults): void {
  const where =
    first.site.file === undefined ? first.site.className : `${first.site.className} (${first.site.file})`;
  faults.add(
    second.site,
    `its table ${second.namespace}.${second.name} is also that of ${where}`,
    'Give one of them another name: @Entity("name").',
  );
}

function planTable(declared: EntityDeclaration, context: Context, isView = false): TablePlan {
  const site: Site = { className: declared.className, file: declared.file };
  const declaration = { ...declared, options: ownOptions(declared.options, context.dialect.name) };
  const { namespace, ignore, inherits } = declaration.options;
  const expansion: Expansion = { context, site, properties: [], rules: [], around: [] };
  expandClass(declaration.target, { path: "", prefix: "", isOptional: false }, expansion);
  const isIgnored = ignore === true;
  if (!isIgnored && !isView && inherits === undefined) checkColumns(declaration, expansion);
  return {
    declaration,
    site,
    namespace: namespace === undefined ? context.namespace : writtenName(namespace, site, context),
    name: nameTable(declaration, site, context),
    isIgnored,
    properties: expansion.properties,
    rules: expansion.rules,
    columnsByPath: new Map(),
    localColumns: new Set(),
  };
}

/** A class without columns is most often one that somebody forgot to decorate: who means it says so. */
function checkColumns({ options }: EntityDeclaration, { properties, context, site }: Expansion): void {
  const isSaid = options.withoutColumns === true;
  const { dialect, faults } = context;
  if (properties.length > 0) {
    if (isSaid)
      faults.add(site, "it has columns, though withoutColumns says it has none", "Take the option away.");
  } else if (!isSaid) {
    const meant = dialect.capabilities.tablesWithoutColumns ? ", or say withoutColumns: true" : "";
    faults.add(
      site,
      "it has no columns",
      `Give it properties with @Column(), or take @Entity away (abstract: true makes it a base of others only)${meant}.`,
    );
  } else if (!dialect.capabilities.tablesWithoutColumns) {
    faults.add(
      site,
      "it has no columns, which this database does not allow",
      "Give it a property with @Column().",
    );
  }
}

interface Expansion {
  readonly context: Context;
  readonly site: Site;
  readonly properties: MappedProperty[];
  readonly rules: ClassRule[];
  /** Embedded classes that stand around the present one. */
  readonly around: readonly ClassOf<unknown>[];
}

interface Level {
  readonly path: string;
  readonly prefix: string;
  readonly isOptional: boolean;
}

function expandClass(target: ClassOf<unknown>, level: Level, expansion: Expansion): void {
  const { context, site } = expansion;
  const declared = declaredBy(target);
  for (const { property, message, fix } of declared.faults) {
    context.faults.add(property === undefined ? site : siteIn(site, level.path + property), message, fix);
  }
  for (const rule of declared.rules) expansion.rules.push({ rule, base: level.path, site });
  for (const property of declared.properties) expandProperty(property, level, expansion);
}

function expandProperty(property: DeclaredProperty, level: Level, expansion: Expansion): void {
  const path = level.path + property.name;
  const site = siteIn(expansion.site, path);
  const { mapping, joinColumns, joinTable, rules, name } = property;
  if (mapping === undefined) {
    expansion.context.faults.add(
      site,
      "it has decorators but stands for no column",
      "Add @Column() or a relation, or take the decorators away.",
    );
    return;
  }
  if ((mapping.kind === "embedded" || mapping.kind === "oneToMany") && "ignore" in mapping.options) {
    const fix = "Put it on the properties that have one, or take it away.";
    expansion.context.faults.add(site, "@Ignore stands on what has no column of its own", fix);
  }
  if (mapping.kind === "embedded") expandEmbedded(mapping, name, site, level, expansion);
  else {
    reportStrayJoins(property, site, expansion.context.faults);
    const { prefix, isOptional } = level;
    expansion.properties.push({
      path,
      name,
      prefix,
      mapping,
      joinColumns,
      joinTable,
      rules,
      isOptional,
      site,
    });
  }
}

function reportStrayJoins(
  { mapping, joinColumns, joinTable }: DeclaredProperty,
  site: Site,
  faults: Faults,
): void {
  if (joinColumns !== undefined && mapping?.kind !== "manyToOne" && mapping?.kind !== "oneToOne") {
    faults.add(site, "@JoinColumn stands on what has no join column", "Put it on a @ManyToOne or @OneToOne.");
  }
  if (joinTable !== undefined && mapping?.kind !== "manyToMany") {
    faults.add(site, "@JoinTable stands on what has no table", "Put it on a @ManyToMany.");
  }
}

function expandEmbedded(
  facts: EmbeddedFacts,
  name: string,
  site: Site,
  level: Level,
  expansion: Expansion,
): void {
  const { faults } = expansion.context;
  const target = callTarget(facts.target, "@Embedded", site, faults);
  if (target === undefined) return;
  const className = classNameOf(target);
  if (factsOf(target)?.entity !== undefined) {
    faults.add(
      site,
      `${className} is an entity and cannot be embedded`,
      "Use @ManyToOne, or take its @Entity away.",
    );
    return;
  }
  if (expansion.around.includes(target)) {
    faults.add(site, `${className} embeds itself`, "Use a relation to an entity instead.");
    return;
  }
  const made = callNaming(() => columnName(name, expansion.context.naming), site, expansion.context);
  const own = facts.options.prefix === false ? "" : (facts.options.prefix ?? `${made}_`);
  const before = expansion.properties.length;
  expandClass(
    target,
    {
      path: `${level.path}${name}.`,
      prefix: level.prefix + own,
      isOptional: level.isOptional || facts.options.nullable === true,
    },
    { ...expansion, around: [...expansion.around, target] },
  );
  if (expansion.properties.length === before) {
    faults.add(site, `the embedded class ${className} has no columns`, "Give its properties @Column().");
  }
}

/** The class that a decorator's function names; a fault when there is none. */
export function callTarget(
  thunk: () => unknown,
  decorator: string,
  site: Site,
  faults: Faults,
): ClassOf<unknown> | undefined {
  let target: unknown;
  try {
    target = thunk();
  } catch (error) {
    if (typeof thunk === "function" && !(error instanceof ReferenceError)) {
      const fix = `Write ${decorator}(() => Other).`;
      faults.add(site, `the function of ${decorator} threw: ${messageOf(error)}`, fix);
      return undefined;
    }
  }
  if (isClass(target)) return target;
  faults.add(
    site,
    target === undefined
      ? `the function of ${decorator} names a class that is not there`
      : `the function of ${decorator} returns something that is not a class`,
    target === undefined
      ? "Two files may import each other in a circle that is not closed yet, or the name is not exported: " +
          "check the import, and that nothing reads the class while files are loading."
      : `Write ${decorator}(() => Other) with a class.`,
  );
  return undefined;
}
