/** Tables of MikroORM → tables, with their keys, constraints and indexes. */
import type { DatabaseTable } from "@mikro-orm/sql";
import type { Check } from "../../objects/check/shape.js";
import type { ForeignKey, ReferentialAction } from "../../objects/foreign-key/shape.js";
import type { Index, IndexKey } from "../../objects/index/shape.js";
import type { Deferral, PrimaryKey } from "../../objects/primary-key/shape.js";
import type { Table } from "../../objects/table/shape.js";
import type { Unique } from "../../objects/unique/shape.js";
import { compact } from "../../util/compact.js";
import type { Source } from "../object-list.js";
import { writeColumn } from "./columns.js";
import type { Findings, Place } from "./words.js";

type OrmIndex = ReturnType<DatabaseTable["getIndexes"]>[number];
type OrmForeignKey = ReturnType<DatabaseTable["getForeignKeys"]>[string];

/** Writes a table and all that is part of it. */
export function writeTable(table: DatabaseTable, findings: Findings): void {
  const place = findings.placeOf(table.schema, table.name);
  const source = findings.sourceOf(table);
  // Before 7.1 there are no partitions, and before 7.2 no policies.
  const partitioning = table.getPartitioning?.();
  const object: Table = { kind: "table", ...place, ...compact({ partitionBy: partitioning?.definition }) };
  findings.add(object, source);
  findings.addComment(object, table.comment, source);
  for (const [index, column] of table.getColumns().entries())
    writeColumn({ column, table, place }, index + 1, findings);
  writeConstraints(table, place, findings);
  for (const index of table.getIndexes()) writeIndex(index, table, place, findings);
  for (const { name, schema = table.schema, bound } of partitioning?.partitions ?? []) {
    const partition = findings.spell(findings.placeOf(schema, name));
    findings.say(`create table ${partition} partition of ${table.getQuotedName()} ${bound}`, source);
  }
  for (const trigger of table.getTriggers?.() ?? [])
    findings.say(findings.helper.createTrigger(table, trigger), source);
  for (const sql of findings.helper.getRlsCreateSQL?.(table) ?? []) findings.say(sql, source);
}

function partOf({ namespace, name: table }: Place, name: string, findings: Findings) {
  return { namespace, table, name: findings.name(name) };
}

function writeConstraints(table: DatabaseTable, place: Place, findings: Findings): void {
  const source = findings.sourceOf(table);
  const key = table.getPrimaryKey();
  if (key !== undefined) {
    const isNamed = findings.helper.hasNonDefaultPrimaryKeyName(table);
    const name = isNamed ? key.keyName : findings.rules.usualPrimaryKey(table);
    const columns = key.columnNames.map((each) => findings.name(each));
    const object: PrimaryKey = { kind: "primaryKey", ...partOf(place, name, findings), columns };
    findings.add(object, source);
  }
  for (const check of table.getChecks()) writeCheck(check, table, place, findings);
  const { createForeignKeyConstraints } = findings.orm.config.get("schemaGenerator");
  if (createForeignKeyConstraints === false) return;
  for (const foreignKey of Object.values(table.getForeignKeys()))
    findings.add(foreignKeyOf(foreignKey, table, place, findings), source);
}

/** What stands in place of a check, and is none. */
const isExclusion = /^\s*exclude\b/i;

function writeCheck(
  check: ReturnType<DatabaseTable["getChecks"]>[number],
  table: DatabaseTable,
  place: Place,
  findings: Findings,
): void {
  const { helper } = findings;
  const { name, columnName } = check;
  const source = findings.sourceOf(
    table,
    columnName === undefined ? undefined : findings.propertyOf(table, columnName),
  );
  const expression = String(check.expression);
  if (isExclusion.test(expression)) {
    findings.say(helper.createCheck(table, check), source);
    return;
  }
  const object: Check = { kind: "check", ...partOf(place, name, findings), expression };
  findings.add(object, source);
}

const actions: Readonly<Record<string, ReferentialAction>> = {
  "no action": "noAction",
  restrict: "restrict",
  cascade: "cascade",
  "set null": "setNull",
  "set default": "setDefault",
};

function foreignKeyOf(
  { constraintName, columnNames, referencedColumnNames, referencedTableName, ...key }: OrmForeignKey,
  { schema }: DatabaseTable,
  place: Place,
  findings: Findings,
): ForeignKey {
  const { helper } = findings;
  const [at, referenced] = helper.splitTableName(helper.getReferencedTableName(referencedTableName, schema));
  const { namespace, name: table } = findings.placeOf(at, referenced);
  const names = (all: readonly string[]): readonly string[] => all.map((each) => findings.name(each));
  return {
    kind: "foreignKey",
    ...partOf(place, constraintName, findings),
    columns: names(columnNames),
    references: { namespace, table, columns: names(referencedColumnNames) },
    ...compact({
      onDelete: actions[key.deleteRule?.toLowerCase() ?? ""],
      onUpdate: actions[key.updateRule?.toLowerCase() ?? ""],
    }),
    ...deferralOf(key.deferMode),
  };
}

function deferralOf(mode: string | undefined): Deferral {
  if (mode === undefined) return {};
  return mode === "deferred" ? { deferrable: true, initiallyDeferred: true } : { deferrable: true };
}

function writeIndex(index: OrmIndex, table: DatabaseTable, place: Place, findings: Findings): void {
  if (index.primary) return;
  const source = sourceOf(index, table, findings);
  if (!isPlain(index, table)) findings.say(findings.helper.createIndex(index, table), source);
  else if (index.unique && index.constraint) findings.add(uniqueOf(index, place, findings), source);
  else findings.add(indexOf(index, place, findings), source);
}

/** The property, of an index on nothing else. */
function sourceOf({ columnNames }: OrmIndex, table: DatabaseTable, findings: Findings): Source {
  const [column, ...others] = columnNames;
  const isOne = column !== undefined && others.length === 0;
  return findings.sourceOf(table, isOne ? findings.propertyOf(table, column) : undefined);
}

/** Whether an index is on columns, and not on what MikroORM knows to say in SQL alone: JSON, full text, whatever people write. */
function isPlain({ expression, type, columnNames }: OrmIndex, table: DatabaseTable): boolean {
  return (
    (expression ?? "") === "" && type !== "fulltext" && columnNames.every((name) => table.hasColumn(name))
  );
}

function uniqueOf(index: OrmIndex, place: Place, findings: Findings): Unique {
  return {
    kind: "unique",
    ...partOf(place, index.keyName, findings),
    columns: index.columnNames.map((each) => findings.name(each)),
    ...deferralOf(index.deferMode),
    ...extrasOf(index, findings),
  };
}

function indexOf(index: OrmIndex, place: Place, findings: Findings): Index {
  // MikroORM 7.0 makes all indexes with the method that is usual.
  const method = findings.helper.getIndexAccessMethod?.(index) ?? "";
  return {
    kind: "index",
    ...partOf(place, index.keyName, findings),
    keys: index.columnNames.map((each) => keyOf(each, index, findings)),
    ...compact({
      unique: index.unique ? true : undefined,
      method: method === "" ? undefined : method,
      where: index.where,
    }),
    ...extrasOf(index, findings),
  };
}

function extrasOf({ include = [], fillFactor }: OrmIndex, findings: Findings) {
  return compact({
    include: include.length === 0 ? undefined : include.map((each) => findings.name(each)),
    storage: fillFactor === undefined ? undefined : { fillfactor: String(fillFactor) },
  });
}

function keyOf(name: string, { columns }: OrmIndex, findings: Findings): IndexKey {
  const { sort, nulls, collation } = columns?.find((column) => column.name === name) ?? {};
  const isDescending = sort?.toLowerCase() === "desc";
  const usual = isDescending ? "first" : "last";
  const where = nulls?.toLowerCase() as "first" | "last" | undefined;
  return {
    column: findings.name(name),
    ...compact({
      order: isDescending ? ("desc" as const) : undefined,
      nulls: where === usual ? undefined : where,
      collation,
    }),
  };
}
