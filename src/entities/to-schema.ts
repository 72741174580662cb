/** Entities → the schema that they ask for. */

import type { Naming } from "../schema/names.js";
import { constraintName } from "../schema/names.js";
import { keyOf, type Reference } from "../schema/object.js";
import type { RenameHint } from "../schema/rename.js";
import { Schema } from "../schema/schema.js";
import { compareText, isSameData } from "../util/compare.js";
import { checkFeatures } from "./check-features.js";
import { checkReferences } from "./check-references.js";
import { ColumnFinder } from "./column-finder.js";
import { DefinitionList } from "./definition-list.js";
import { type ModelDefinition, modelDefinitions } from "./definitions.js";
import { type EnumPlans, planEnums } from "./enums.js";
import type { ColumnOptions } from "./facts.js";
import { Faults } from "./faults.js";
import { optionsFor, ownOptions } from "./for-database.js";
import { writeRelation } from "./foreign-keys.js";
import {
  type Inheritance,
  isPropertyOfParent,
  isRuleOfParent,
  planInheritance,
  withInherited,
} from "./inherit.js";
import { checkInverses } from "./inverse.js";
import { writeJunction } from "./junction.js";
import { ObjectList, type Source } from "./object-list.js";
import type { MssqlEntityOptions, MssqlKeyOptions, PrimaryKeyOptions, UsingText } from "./options.js";
import {
  type ClassRule,
  type ColumnPlan,
  type Context,
  type EntityDialect,
  isView,
  type MappedProperty,
  type Plans,
  type TablePlan,
  type TextFiles,
  writtenName,
} from "./plan.js";
import { planTables } from "./plan-tables.js";
import type { Registry } from "./registry.js";
import { deferralOf, RuleWriter } from "./rules.js";
import { planTemporal } from "./temporal.js";
import { compact, expressionText, storageText } from "./values.js";
import { DeclarationWriter } from "./write-declarations.js";
import { isPart, PartWriter } from "./write-parts.js";
import { rulesOfView, type ViewExpectation, writeView } from "./write-views.js";

/** What entities say a database should be. */
export interface EntityModel {
  readonly schema: Schema;
  readonly renames: readonly RenameHint[];
  /** Column ({@link keyOf}) → SQL that makes its new value when its type changes. */
  readonly using: ReadonlyMap<string, UsingText>;
  /** Tables and columns declared with `ignore: true`: never made, changed or dropped. */
  readonly ignored: readonly Reference[];
  /** What is said in SQL beside the entities; the server makes objects of it. */
  readonly definitions?: readonly ModelDefinition[] | undefined;
  /** What classes say of the results of views. */
  readonly views?: readonly ViewExpectation[] | undefined;
  /** Object ({@link keyOf}) → where in the project's code it comes from. */
  readonly sources: ReadonlyMap<string, Source>;
}

export interface ToSchemaOptions {
  /** The namespace of entities that name none. */
  readonly namespace: string;
  readonly naming: Naming;
  /** How files of SQL beside entity files are read. */
  readonly files?: TextFiles | undefined;
}

/**
 * The schema that entities ask for, in the words of a dialect.
 *
 * @throws SchemixError `ENTITIES_INVALID` with every contradiction in `data.faults`
 * @example
 * const { schema } = toSchema(collectEntities([], [User, Team]), dialect, { namespace: "public", naming: "snake_case" });
 */
export function toSchema(registry: Registry, dialect: EntityDialect, options: ToSchemaOptions): EntityModel {
  const faults = new Faults();
  const { namespace: place, naming, files } = options;
  const context: Context = { dialect, namespace: place, naming, faults, files };
  const plans = planTables(registry, context);
  const enums = planEnums(plans);
  const inheritance = planInheritance(plans);
  const finder = new ColumnFinder(plans, enums);
  const objects = new ObjectList(context);
  const list = new DefinitionList(context, objects);
  const rules = new RuleWriter(context, finder, objects);
  const writer: Writer = {
    context,
    plans,
    inheritance,
    finder,
    enums,
    objects,
    rules,
    parts: new PartWriter(plans, finder, rules, list),
    renames: [],
    using: new Map(),
    ignored: [],
  };
  for (const plan of dialect.capabilities.enumTypes ? enums.all : []) {
    const { namespace, name, values } = plan;
    objects.add({ kind: "enum", namespace, name, values }, plan.site);
    const { renames } = writer;
    if (plan.renamedFrom !== undefined)
      renames.push({ kind: "enum", namespace, to: name, ...plan.renamedFrom });
    for (const [from, to] of plan.renamedValues)
      renames.push({ kind: "enumValue", namespace, enum: name, from, to });
  }
  for (const table of plans.tables) {
    if (table.isIgnored) writer.ignored.push({ kind: "table", namespace: table.namespace, name: table.name });
    else writeTable(table, writer);
  }
  const views = plans.views.map((view) => {
    writeRules(rulesOfView(view.rules, view, plans), view, writer);
    for (const property of view.properties) writePropertyRules(property, view, writer);
    return writeView(view, plans, finder, list);
  });
  const declarations = new DeclarationWriter(plans, finder, list);
  for (const source of registry.definitions) declarations.write(source);
  checkInverses(plans);
  const named = withInherited(objects.settle(), inheritance, plans);
  list.findIndexes(named);
  checkReferences(named, objects.sources, faults);
  checkFeatures(named, objects.sources, context);
  faults.throwIfAny();
  const { objects: settled, definitions: said } = list.settle(named);
  const schema = new Schema([...settled, ...namespacesOf(named, dialect)]);
  const { using, ignored } = writer;
  const renames = [...writer.renames, ...objects.renames];
  const definitions = [...modelDefinitions(registry.definitions, dialect), ...said];
  const { sources } = objects;
  return { schema, renames: sortHints(renames), using, ignored, definitions, views, sources };
}

interface Writer {
  readonly context: Context;
  readonly plans: Plans;
  readonly inheritance: Inheritance;
  readonly finder: ColumnFinder;
  readonly enums: EnumPlans;
  readonly objects: ObjectList;
  readonly rules: RuleWriter;
  readonly parts: PartWriter;
  readonly renames: RenameHint[];
  readonly using: Map<string, UsingText>;
  readonly ignored: Reference[];
}

function writeTable(table: TablePlan, writer: Writer): void {
  const { namespace, name, site, declaration } = table;
  const { options } = declaration;
  const parents = writer.inheritance.get(table) ?? [];
  const period = planTemporal(table, writer.finder, writer.context);
  const { filegroup }: MssqlEntityOptions = options;
  writer.objects.add(
    {
      kind: "table",
      namespace,
      name,
      ...compact({
        unlogged: options.unlogged === true ? true : undefined,
        storage: storageText(options.storage),
        tablespace: filegroup ?? options.tablespace,
        accessMethod: options.accessMethod,
        temporal: period?.temporal,
        partitionBy:
          options.partitionBy === undefined
            ? undefined
            : expressionText(options.partitionBy, "partitionBy", site, writer.context),
        inherits:
          parents.length === 0
            ? undefined
            : parents.map((parent) => ({ namespace: parent.namespace, table: parent.name })),
      }),
    },
    site,
    options.comment,
  );
  if (options.renamedFrom !== undefined) {
    const from = writtenName(options.renamedFrom, site, writer.plans);
    writer.renames.push({ kind: "table", namespace, from, to: name });
  }
  const columns = period?.columns ?? writer.finder.allColumns(table);
  let position = 0;
  for (const column of columns) {
    if (!column.isIgnored) position += 1;
    writeColumn(table, column, position, columns, writer);
  }
  writePrimaryKey(table, writer);
  for (const property of table.properties) writeProperty(table, property, writer);
  writeRules(ownRules(table.rules, table, writer), table, writer);
}

/** Without the checks that a parent table has: they come by inheritance. */
function ownRules<R extends Pick<ClassRule, "rule">>(
  rules: readonly R[],
  table: TablePlan,
  { inheritance }: Writer,
): readonly R[] {
  const parents = inheritance.get(table) ?? [];
  return rules.filter(({ rule }) => rule.kind !== "check" || !isRuleOfParent(rule, parents));
}

function writeRules(rules: readonly ClassRule[], table: TablePlan, { rules: ofTables, parts }: Writer): void {
  for (const { rule, base, site } of rules) {
    const place = { table, property: undefined, base, site };
    if (isPart(rule)) parts.write(rule, place);
    else ofTables.write(rule, place);
  }
}

function writeColumn(
  table: TablePlan,
  column: ColumnPlan,
  position: number,
  all: readonly ColumnPlan[],
  writer: Writer,
): void {
  const { namespace } = table;
  const reference = { kind: "column", namespace, table: table.name, name: column.name } as const;
  if (column.isIgnored) {
    writer.ignored.push(reference);
    return;
  }
  writer.objects.add({ ...reference, position, ...column.attributes }, column.site, column.comment);
  if (column.using !== undefined) writer.using.set(keyOf(reference), column.using);
  const parents = writer.inheritance.get(table) ?? [];
  const property = table.properties.find(({ path }) => path === column.path);
  if (property?.mapping.kind === "column" && property.mapping.options.local === true)
    table.localColumns.add(column.name);
  const { renamedFrom: from } = column;
  // A column that is inherited gets its new name with the one that it is inherited from.
  if (from === undefined || isPropertyOfParent(column.path, table, parents)) return;
  writer.renames.push({ kind: "column", namespace, table: table.name, from, to: column.name });
  const present = all.find(({ name, isIgnored }) => name === from && !isIgnored);
  if (present === undefined) return;
  const fix = "Take renamedFrom away, or the property that still has the old column.";
  writer.plans.faults.add(
    column.site,
    `renamedFrom names ${from}, which is still the column of ${present.path}`,
    fix,
  );
}

function writePrimaryKey(table: TablePlan, writer: Writer): void {
  const columns = writer.finder.primaryColumns(table).map(({ name }) => name);
  const { primaryKey: said } = table.declaration.options;
  const options: (PrimaryKeyOptions & MssqlKeyOptions) | undefined =
    said === undefined ? undefined : ownOptions(said, writer.context.dialect.name);
  if (columns.length === 0) {
    if (options === undefined) return;
    writer.plans.faults.add(
      table.site,
      "primaryKey is given, but no property is part of it",
      "Add @PrimaryColumn().",
    );
    return;
  }
  const place = { table, property: undefined, base: "", site: table.site };
  const named = writer.rules.columnNames(options?.columns ?? [], place, "primaryKey.columns");
  if (options?.columns !== undefined && !isSameData(named, columns)) {
    const message = "primaryKey.columns names other properties than the key has";
    writer.plans.faults.add(table.site, message, "Name each property of the key, once.");
  }
  const include = options?.include ?? [];
  writer.objects.draft({
    object: {
      kind: "primaryKey",
      namespace: table.namespace,
      table: table.name,
      name: constraintName("pk", table.name, []),
      columns,
      ...deferralOf(options ?? {}),
      ...compact({
        include: include.length === 0 ? undefined : writer.rules.columnNames(include, place, "include"),
        ...writer.rules.keyIndex(options ?? {}, true, place),
        withoutOverlaps: options?.withoutOverlaps === true ? true : undefined,
      }),
    },
    writtenName: options?.name,
    renamedFrom: options?.renamedFrom,
    comment: options?.comment,
    indexComment: options?.indexComment,
    site: table.site,
  });
}

function writeProperty(table: TablePlan, property: MappedProperty, writer: Writer): void {
  const { mapping } = property;
  const isIgnored = mapping.kind !== "oneToMany" && mapping.options.ignore === true;
  if (mapping.kind === "column" && !isIgnored) writeValues(table, property, mapping.options, writer);
  writeRelation(table, property, writer);
  writeJunction(table, property, {
    ...writer,
    ignoreTable: (namespace, name) => writer.ignored.push({ kind: "table", namespace, name }),
  });
  if (isIgnored) return;
  writePropertyRules(property, table, writer);
}

/** What a column says of its values beside its type. */
function writeValues(
  table: TablePlan,
  property: MappedProperty,
  options: ColumnOptions,
  { context, finder, rules, enums }: Writer,
): void {
  const { name, capabilities } = context.dialect;
  const columns = finder.columnsOf(table, property);
  const { unique = false } = ownOptions(options, name);
  const kept = unique === false ? undefined : optionsFor(unique === true ? {} : unique, name);
  if (kept !== undefined) rules.unique(table, columns, kept, property.site);
  const values = enums.of(property)?.values;
  const [column] = columns;
  if (capabilities.enumTypes || values === undefined || column === undefined) return;
  rules.oneOf(table, column, values, property.site);
}

function writePropertyRules(
  { path, name, rules, site }: MappedProperty,
  table: TablePlan,
  writer: Writer,
): void {
  const base = path.slice(0, path.length - name.length);
  const said = rules.map((rule) => ({ rule, site }));
  const fitting = isView(table) ? rulesOfView(said, table, writer.plans) : ownRules(said, table, writer);
  for (const { rule } of fitting)
    if (!isPart(rule)) writer.rules.write(rule, { table, property: name, base, site });
}

/** Namespaces that entities live in; the one that is always there is left out. */
function namespacesOf(objects: readonly Reference[], dialect: EntityDialect): readonly Reference[] {
  const names = new Set(objects.map(({ namespace }) => namespace));
  names.delete(dialect.capabilities.defaultNamespace);
  names.delete("");
  return [...names].map((name) => ({ kind: "namespace", namespace: name, name }));
}

function sortHints(hints: readonly RenameHint[]): readonly RenameHint[] {
  return hints.toSorted((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));
}
