/** Decorated classes collected from modules, and what each of them declares once its base classes are counted in. */
import { compareText } from "../util/compare.js";
import { type DefinitionSource, definitionsIn } from "./definitions.js";
import type { FactFault } from "./facts.js";
import {
  factsOf,
  isClass,
  lineage,
  type Mapping,
  type PropertyFacts,
  type Rule,
  type ViewFacts,
} from "./facts.js";
import type { ClassOf, EntityOptions } from "./options/options.js";
import type { JoinColumnOptions, JoinTableOptions } from "./options/relations.js";

/** A loaded file of the project. */
export interface EntityModule {
  readonly file: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

/** A class with `@Entity`. */
export interface EntityDeclaration {
  readonly target: ClassOf<unknown>;
  readonly className: string;
  /** Absent when the class was given by value. */
  readonly file: string | undefined;
  readonly options: EntityOptions;
}

/** A class with `@View` or `@MaterializedView`. */
export interface ViewDeclaration extends EntityDeclaration {
  readonly view: ViewFacts;
}

/** The entities of a project, before any dialect. */
export interface Registry {
  readonly entities: readonly EntityDeclaration[];
  readonly views: readonly ViewDeclaration[];
  readonly definitions: readonly DefinitionSource[];
}

/**
 * The entities among the exports of modules and among `classes`. A class that several modules export counts once,
 * as the module's that exports the fewest. Exported lists and plain objects of classes are looked into.
 *
 * @example
 * const registry = collectEntities([{ file: "src/user.entity.ts", exports: await import("./user.entity.js") }]);
 */
export function collectEntities(
  modules: readonly EntityModule[],
  classes: readonly ClassOf<unknown>[] = [],
): Registry {
  const found = modules.map(({ file, exports }) => ({ file, targets: entitiesIn(exports) }));
  found.sort((a, b) => a.targets.length - b.targets.length || compareText(a.file, b.file));
  const entities = new Map<ClassOf<unknown>, EntityDeclaration>();
  const views = new Map<ClassOf<unknown>, ViewDeclaration>();
  const add = (target: ClassOf<unknown>, file: string | undefined): void => {
    const facts = factsOf(target);
    const className = classNameOf(target);
    if (facts?.entity !== undefined && !entities.has(target)) {
      const options = facts.isIgnored === true ? { ...facts.entity, ignore: true } : facts.entity;
      entities.set(target, { target, className, file, options });
    }
    if (facts?.view === undefined || facts.isIgnored === true || views.has(target)) return;
    const { name, namespace } = facts.view.options;
    views.set(target, { target, className, file, options: { name, namespace }, view: facts.view });
  };
  for (const { file, targets } of found) for (const target of targets) add(target, file);
  for (const target of classes) add(target, undefined);
  return {
    entities: [...entities.values()].sort(byClass),
    views: [...views.values()].sort(byClass),
    definitions: definitionsIn(modules),
  };
}

function byClass(a: EntityDeclaration, b: EntityDeclaration): number {
  return compareText(a.className, b.className) || compareText(a.file ?? "", b.file ?? "");
}

function entitiesIn(exports: Readonly<Record<string, unknown>>): readonly ClassOf<unknown>[] {
  const targets = Object.values(exports).flatMap((value) =>
    isContainer(value) ? Object.values(value) : [value],
  );
  return [...new Set(targets)].filter(isClass).filter((target) => {
    const facts = factsOf(target);
    return facts?.entity !== undefined || facts?.view !== undefined;
  });
}

function isContainer(value: unknown): value is object {
  if (Array.isArray(value)) return true;
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

export function classNameOf(target: ClassOf<unknown>): string {
  return target.name === "" ? "(a class without a name)" : target.name;
}

/** A property with what its decorators and those of the same property in base classes said. */
export interface DeclaredProperty {
  readonly name: string;
  readonly mapping: Mapping | undefined;
  readonly joinColumns: readonly JoinColumnOptions[] | undefined;
  readonly joinTable: JoinTableOptions | undefined;
  /** In the order in which they are written. */
  readonly rules: readonly Rule[];
}

/** A class with what the classes it extends give it. */
export interface DeclaredClass {
  /** Those of base classes first, then in the order of declaration; a redefinition keeps its place. */
  readonly properties: readonly DeclaredProperty[];
  readonly rules: readonly Rule[];
  readonly faults: readonly FactFault[];
}

/** What a class declares, its base classes counted in. */
export function declaredBy(target: ClassOf<unknown>): DeclaredClass {
  const properties = new Map<string, DeclaredProperty>();
  const rules: Rule[] = [];
  const faults: FactFault[] = [];
  for (const ancestor of lineage(target)) {
    const facts = factsOf(ancestor);
    if (facts === undefined) continue;
    for (const [name, own] of facts.properties) {
      properties.set(name, mergeProperty(name, properties.get(name), own));
    }
    rules.push(...facts.rules.toReversed());
    faults.push(...facts.faults);
  }
  return { properties: [...properties.values()], rules, faults };
}

/** A mapping with what `@Ignore` says. */
function ignoredIf(mapping: Mapping | undefined, isIgnored: boolean | undefined): Mapping | undefined {
  if (mapping === undefined || isIgnored !== true) return mapping;
  return { ...mapping, options: { ...mapping.options, ignore: true } } as Mapping;
}

/** A redefinition that maps the property anew replaces the inherited one; otherwise it adds to it. */
function mergeProperty(
  name: string,
  inherited: DeclaredProperty | undefined,
  own: PropertyFacts,
): DeclaredProperty {
  const rules = own.rules.toReversed();
  if (inherited === undefined || own.mapping !== undefined) {
    const { joinColumns, joinTable } = own;
    return { name, mapping: ignoredIf(own.mapping, own.isIgnored), joinColumns, joinTable, rules };
  }
  return {
    name,
    mapping: ignoredIf(inherited.mapping, own.isIgnored),
    joinColumns: own.joinColumns ?? inherited.joinColumns,
    joinTable: own.joinTable ?? inherited.joinTable,
    rules: [...inherited.rules, ...rules],
  };
}
