/** Columns of properties, found when they are asked for: a relation's column waits for the key that it refers to. */
import { joinColumnName } from "../../schema/names.js";
import { compact } from "../../util/compact.js";
import { factsOf, type ManyToManyFacts, type RelationFacts } from "../facts.js";
import type { Site } from "../faults.js";
import type { JoinColumnOptions } from "../options/relations.js";
import { classNameOf } from "../registry.js";
import { planColumn } from "./column.js";
import type { EnumPlans } from "./enums.js";
import {
  type ColumnPlan,
  type Context,
  callNaming,
  fittingName,
  type MappedProperty,
  type Plans,
  type TablePlan,
  writtenName,
} from "./plan.js";
import { callTarget } from "./tables.js";
import { mayCompare } from "./type-families.js";

/** A relation that is kept in columns of its own table. */
export interface RelationPlan {
  readonly facts: RelationFacts;
  readonly target: TablePlan;
  /** In the order of `referenced`. */
  readonly columns: readonly ColumnPlan[];
  readonly referenced: readonly ColumnPlan[];
}

/** One column of a join: what it refers to and what was said of it. */
export interface JoinPair {
  readonly referenced: ColumnPlan;
  readonly options: JoinColumnOptions;
}

/** Finds the columns of properties, each once. */
export class ColumnFinder {
  readonly #plans: Plans;
  readonly #enums: EnumPlans;
  readonly #columns = new Map<MappedProperty, readonly ColumnPlan[]>();
  readonly #relations = new Map<MappedProperty, RelationPlan>();
  readonly #running = new Set<MappedProperty>();
  readonly #all = new Map<TablePlan, readonly ColumnPlan[]>();
  readonly #joined = new Map<TablePlan, Map<string, ColumnPlan>>();

  constructor(plans: Plans, enums: EnumPlans) {
    this.#plans = plans;
    this.#enums = enums;
  }

  /** The columns of a property: one for a column, those of the join for a relation, none for an inverse side. */
  columnsOf(table: TablePlan, property: MappedProperty): readonly ColumnPlan[] {
    const known = this.#columns.get(property);
    if (known !== undefined) return known;
    const { mapping } = property;
    if (mapping.kind === "column") {
      const found = [planColumn(property, mapping, this.#enums.of(property), this.#plans)];
      this.#columns.set(property, found);
      return found;
    }
    if (mapping.kind === "manyToMany" || !ownsColumns(property)) return [];
    if (this.#running.has(property)) {
      const fix = "Give the table a key of its own: @PrimaryColumn({ identity: true }).";
      this.#plans.faults.add(property.site, "the primary key refers to itself in a circle", fix);
      return [];
    }
    this.#running.add(property);
    const relation = this.#join(table, property, mapping);
    this.#running.delete(property);
    const found = relation?.columns ?? [];
    this.#columns.set(property, found);
    if (relation !== undefined) this.#relations.set(property, relation);
    return found;
  }

  /** The relation of a property that has columns. */
  relationOf(table: TablePlan, property: MappedProperty): RelationPlan | undefined {
    this.columnsOf(table, property);
    return this.#relations.get(property);
  }

  /** All columns of a table, in the order of properties. */
  allColumns(table: TablePlan): readonly ColumnPlan[] {
    const known = this.#all.get(table);
    if (known !== undefined) return known;
    const found = table.properties.flatMap((property) =>
      this.columnsOf(table, property).filter((column) => column.path === property.path),
    );
    this.#all.set(table, found);
    return found;
  }

  /** The columns of the primary key, in the order of properties. */
  primaryColumns(table: TablePlan): readonly ColumnPlan[] {
    const found = table.properties.filter(isPrimary).flatMap((property) => this.columnsOf(table, property));
    const named = table.declaration.options.primaryKey?.columns ?? [];
    const first = named.flatMap((name) => this.find(table, name)).filter((column) => found.includes(column));
    return [...new Set([...first, ...found])];
  }

  /** The columns that a person means by a name: those of the property, else the column that is called so. */
  find(table: TablePlan, name: string): readonly ColumnPlan[] {
    const property = table.properties.find((candidate) => candidate.path === name);
    const ofProperty = property === undefined ? [] : this.columnsOf(table, property);
    if (ofProperty.length > 0) return ofProperty;
    const declared = table.properties.filter(({ mapping }) => mapping.kind === "column");
    const others = table.properties.filter(({ mapping }) => mapping.kind !== "column");
    for (const candidate of [...declared, ...others]) {
      if (this.#running.has(candidate)) continue;
      const column = this.columnsOf(table, candidate).find((each) => each.name === name);
      if (column !== undefined) return [column];
    }
    return [];
  }

  #join(table: TablePlan, property: MappedProperty, facts: RelationFacts): RelationPlan | undefined {
    const target = findTarget(property, this.#plans);
    if (target === undefined) return undefined;
    const pairs = this.pairsOf(target, property.joinColumns ?? [], property.site);
    if (pairs === undefined) return undefined;
    const columns = pairs.map((pair) => this.#joinColumn(table, property, facts, pair));
    return { facts, target, columns, referenced: pairs.map(({ referenced }) => referenced) };
  }

  /** What each join column refers to; by default the primary key's columns in order. */
  pairsOf(
    target: TablePlan,
    given: readonly JoinColumnOptions[],
    site: Site,
  ): readonly JoinPair[] | undefined {
    const { faults } = this.#plans;
    const named: JoinPair[] = [];
    for (const options of given) {
      if (options.referencedColumn === undefined) continue;
      const found = this.find(target, options.referencedColumn);
      const [referenced] = found;
      if (referenced === undefined || found.length > 1) {
        const what = found.length > 1 ? "stands for several columns" : "is not a property";
        const names = target.properties.map(({ path }) => path).join(", ");
        const message = `referencedColumn ${JSON.stringify(options.referencedColumn)} ${what} of ${target.site.className}`;
        faults.add(site, message, `It has: ${names}; a column's own name will do too.`);
        return undefined;
      }
      named.push({ referenced, options });
    }
    if (given.length > 0 && named.length === given.length) return named;
    const key = this.primaryColumns(target);
    if (key.length === 0) {
      const fix = `Give ${target.site.className} a @PrimaryColumn, or say which column is meant: @JoinColumn({ referencedColumn: "…" }).`;
      faults.add(site, `${target.site.className} has no primary key to refer to`, fix);
      return undefined;
    }
    if (given.length > 0 && given.length !== key.length) {
      const names = key.map(({ name }) => name).join(", ");
      faults.add(
        site,
        `it has ${given.length} join column${given.length === 1 ? "" : "s"}, the primary key of ${target.site.className} has ${key.length} (${names})`,
        "Give one join column for each, with referencedColumn.",
      );
      return undefined;
    }
    const left = key.filter((column) => !named.some(({ referenced }) => referenced === column));
    const unnamed = given.filter(({ referencedColumn }) => referencedColumn === undefined);
    return key.map((referenced): JoinPair => {
      const pair = named.find((each) => each.referenced === referenced);
      return pair ?? { referenced, options: unnamed[left.indexOf(referenced)] ?? {} };
    });
  }

  #joinColumn(table: TablePlan, property: MappedProperty, facts: RelationFacts, pair: JoinPair): ColumnPlan {
    const { site } = property;
    const { referenced, options } = pair;
    const name = nameJoin(property, pair, this.#plans);
    const isNullable = facts.options.nullable === true || property.isOptional;
    const isKey = facts.options.primary === true;
    if (isKey && isNullable) {
      this.#plans.faults.add(site, "it is part of the primary key and nullable", "Take nullable away.");
    }
    const shared = this.#declared(table, name) ?? this.#joined.get(table)?.get(name);
    if (shared !== undefined) {
      const isJoined = this.#joined.get(table)?.get(name) === shared;
      this.#shareColumn(shared, referenced, property, isKey || (isJoined && !isNullable));
      return shared;
    }
    const { type, collation } = referenced.attributes;
    const renamedFrom = options.renamedFrom ?? facts.options.renamedFrom;
    const column: ColumnPlan = {
      name,
      path: property.path,
      site,
      isPrimary: isKey,
      attributes: compact({ type, nullable: isNullable && !isKey, collation }),
      comment: options.comment ?? facts.options.comment,
      renamedFrom:
        renamedFrom === undefined ? undefined : writtenName(property.prefix + renamedFrom, site, this.#plans),
      using: undefined,
      isIgnored: facts.options.ignore === true,
    };
    const joined = this.#joined.get(table) ?? new Map<string, ColumnPlan>();
    this.#joined.set(table, joined.set(name, column));
    return column;
  }

  /** The column of that name that a property of the table declares by itself. */
  #declared(table: TablePlan, name: string): ColumnPlan | undefined {
    for (const property of table.properties) {
      if (property.mapping.kind !== "column") continue;
      const [column] = this.columnsOf(table, property);
      if (column?.name === name) return column;
    }
    return undefined;
  }

  /** A relation takes a column that is there already: a declared one, or another relation's. */
  #shareColumn(
    shared: ColumnPlan,
    referenced: ColumnPlan,
    property: MappedProperty,
    isRequired: boolean,
  ): void {
    const { types } = this.#plans.dialect;
    if (isPrimary(property)) shared.isPrimary = true;
    if (isRequired) shared.attributes = { ...shared.attributes, nullable: false };
    const [own, other] = [shared, referenced].map(({ attributes }) => types.canonical(attributes.type));
    if (own === other || mayCompare(own ?? "", other ?? "")) return;
    this.#plans.faults.add(
      property.site,
      `its column ${shared.name} is that of ${shared.path} of type ${shared.attributes.type}, but refers to ${referenced.site.className}.${referenced.path} of type ${referenced.attributes.type}`,
      "Give both the same type, or the relation a column of its own: @JoinColumn({ name }).",
    );
  }
}

function isPrimary({ mapping }: MappedProperty): boolean {
  if (mapping.kind === "column") return mapping.options.primary === true && mapping.options.ignore !== true;
  return mapping.kind !== "manyToMany" && mapping.options.primary === true;
}

/** Whether the relation's columns stand in its own table. */
export function ownsColumns({ mapping, joinColumns }: MappedProperty): boolean {
  if (mapping.kind === "manyToOne") return true;
  return mapping.kind === "oneToOne" && (joinColumns !== undefined || mapping.inverse === undefined);
}

const decorators = {
  manyToOne: "@ManyToOne",
  oneToOne: "@OneToOne",
  oneToMany: "@OneToMany",
  manyToMany: "@ManyToMany",
} as const;

/** The decorator of a relation, for people. */
export function decoratorOf({ kind }: RelationFacts | ManyToManyFacts): string {
  return decorators[kind];
}

/** The table that a relation refers to; a fault when its class is not an entity of the project. */
export function findTarget(property: MappedProperty, plans: Plans): TablePlan | undefined {
  const { mapping, site } = property;
  if (mapping.kind === "column") return undefined;
  const decorator = decoratorOf(mapping);
  const target = callTarget(mapping.target, decorator, site, plans.faults);
  if (target === undefined) return undefined;
  const plan = plans.tableOf.get(target);
  if (plan !== undefined) return plan;
  const className = classNameOf(target);
  const entity = factsOf(target)?.entity;
  if (entity === undefined) {
    plans.faults.add(
      site,
      `${decorator} refers to ${className}, which is not an entity`,
      `Give ${className} @Entity().`,
    );
  } else if (entity.abstract === true) {
    const fix = "Refer to a class that extends it.";
    plans.faults.add(site, `${decorator} refers to ${className}, which is abstract and has no table`, fix);
  } else {
    const fix = "Export it from a file that `entities` in the configuration matches.";
    plans.faults.add(
      site,
      `${decorator} refers to ${className}, which is not among the entities that were loaded`,
      fix,
    );
  }
  return undefined;
}

function nameJoin(property: MappedProperty, { referenced, options }: JoinPair, context: Context): string {
  const { prefix, name, site } = property;
  if (options.name !== undefined) return writtenName(prefix + options.name, site, context);
  const made = callNaming(() => joinColumnName(name, referenced.name, context.naming), site, context);
  return fittingName(prefix + made, context);
}
