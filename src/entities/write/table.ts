/** The table of a class, its columns and its rules → schema objects. */
import type { RenamedValues } from "../../objects/kind.js";
import { constraintName } from "../../schema/names.js";
import { keyOf, type Reference } from "../../schema/object.js";
import type { RenameHint } from "../../schema/rename.js";
import { compact } from "../../util/compact.js";
import { isSameData } from "../../util/compare.js";
import type { ColumnOptions } from "../facts.js";
import type { ObjectList } from "../object-list.js";
import { optionsFor, ownOptions } from "../options/for-database.js";
import type {
  MssqlEntityOptions,
  MssqlKeyOptions,
  PrimaryKeyOptions,
  UsingText,
} from "../options/options.js";
import type { ColumnFinder } from "../plan/column-finder.js";
import type { EnumPlans } from "../plan/enums.js";
import { formerOf } from "../plan/former-name.js";
import { type Inheritance, isPropertyOfParent, isRuleOfParent } from "../plan/inherit.js";
import {
  type ClassRule,
  type ColumnPlan,
  type Context,
  isView,
  type MappedProperty,
  type Plans,
  type TablePlan,
} from "../plan/plan.js";
import { expressionText, storageText } from "../plan/values.js";
import { writeRelation } from "./foreign-keys.js";
import { writeJunction } from "./junction.js";
import { isPart, type PartWriter } from "./parts.js";
import { deferralOf, type RuleWriter } from "./rules.js";
import { planTemporal } from "./temporal.js";
import { rulesOfView } from "./views.js";

/** What writing tables needs, and where it puts what it finds. */
export interface Writer {
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
  readonly renamedValues: Map<string, RenamedValues>;
  readonly ignored: Reference[];
}

/** Writes the objects of a table. */
export function writeTable(table: TablePlan, writer: Writer): void {
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
    const former = formerOf(options.renamedFrom, table, site, writer.plans);
    if (former !== undefined) writer.renames.push({ kind: "table", namespace, to: name, ...former });
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

/** Writes what a class says of its table or view beside the columns. */
export function writeRules(
  rules: readonly ClassRule[],
  table: TablePlan,
  { rules: ofTables, parts }: Writer,
): void {
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
  const { namespace, name: owner } = table;
  const { name, attributes } = column;
  const reference = { kind: "column", namespace, table: owner, name } as const;
  if (column.isIgnored) {
    writer.ignored.push(reference);
    return;
  }
  // Members written behind a spread are defined one by one at run time; for thousands of columns that takes long.
  const object = { kind: "column" as const, namespace, table: owner, name, position, ...attributes };
  writer.objects.add(object, column.site, column.comment);
  if (column.using !== undefined) writer.using.set(keyOf(reference), column.using);
  const parents = writer.inheritance.get(table) ?? [];
  if (parents.length > 0 && isLocal(table, column)) table.localColumns.add(column.name);
  const { renamedFrom: from } = column;
  // A column that is inherited gets its new name with the one that it is inherited from.
  if (from === undefined || isPropertyOfParent(column.path, table, parents)) return;
  writer.renames.push({ kind: "column", namespace, table: table.name, from, to: column.name });
  const present = columnThatStays(from, all);
  if (present === undefined) return;
  const fix = "Take renamedFrom away, or the property that still has the old column.";
  writer.plans.faults.add(
    column.site,
    `renamedFrom names ${from}, which is still the column of ${present.path}`,
    fix,
  );
}

/** The column that has a former name without having got it from another that goes: a row of names may move up, a circle may not. */
function columnThatStays(from: string, all: readonly ColumnPlan[]): ColumnPlan | undefined {
  const passed = new Set<ColumnPlan>();
  const first = all.find(({ name, isIgnored }) => name === from && !isIgnored);
  for (let next = first; next !== undefined; ) {
    const { renamedFrom: before } = next;
    if (before === undefined || passed.has(next)) return first;
    passed.add(next);
    next = all.find(({ name, isIgnored }) => name === before && !isIgnored);
  }
  return undefined;
}

function isLocal(table: TablePlan, { path }: ColumnPlan): boolean {
  const mapping = table.properties.find((property) => property.path === path)?.mapping;
  return mapping?.kind === "column" && mapping.options.local === true;
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
  const named = writer.rules.columns.names(options?.columns ?? [], place, "primaryKey.columns");
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
        include: include.length === 0 ? undefined : writer.rules.columns.names(include, place, "include"),
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
  writeJunction(table, property, writer);
  if (isIgnored) return;
  writePropertyRules(property, table, writer);
}

/** What a column says of its values beside its type. */
function writeValues(
  table: TablePlan,
  property: MappedProperty,
  options: ColumnOptions,
  { context, finder, rules, enums, renamedValues }: Writer,
): void {
  const { name, capabilities } = context.dialect;
  const columns = finder.columnsOf(table, property);
  const { unique = false } = ownOptions(options, name);
  const kept = unique === false ? undefined : optionsFor(typeof unique === "object" ? unique : {}, name);
  if (kept !== undefined) rules.unique(table, columns, kept, property.site);
  const plan = enums.of(property);
  const [column] = columns;
  if (capabilities.enumTypes || plan === undefined || column === undefined) return;
  const check = rules.oneOf(table, column, plan.values, property.site);
  if (plan.renamedValues.size > 0)
    renamedValues.set(keyOf(check), { column: column.name, values: [...plan.renamedValues] });
}

/** Writes what a property says of its table or view beside its column. */
export function writePropertyRules(
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
