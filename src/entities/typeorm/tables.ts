/** Tables of TypeORM → tables, with their keys, constraints and indexes. */
import type { EntityMetadata } from "typeorm";
import type { Check } from "../../objects/check/shape.js";
import type { ForeignKey, ReferentialAction } from "../../objects/foreign-key/shape.js";
import type { Index } from "../../objects/index/shape.js";
import type { Deferral, PrimaryKey } from "../../objects/primary-key/shape.js";
import type { Unique } from "../../objects/unique/shape.js";
import type { SchemaObject } from "../../schema/object.js";
import { compact } from "../../util/compact.js";
import { isSameData } from "../../util/compare.js";
import { writeColumn, writeComment } from "./columns.js";
import type { ForeignKeyMetadata, IndexMetadata, UniqueMetadata } from "./metadata.js";
import { type Findings, type Place, pathOf, sourceOf } from "./words.js";

/** Writes a table; several entities of one table have theirs side by side in it. */
export function writeTable(entities: readonly EntityMetadata[], place: Place, findings: Findings): void {
  const [first] = entities;
  if (first === undefined) return;
  const { namespace, name } = place;
  const table: SchemaObject = { kind: "table", namespace, name };
  findings.add(table, sourceOf(first));
  writeComment(table, first.comment, findings, sourceOf(first));
  const columns = entities.flatMap((entity) =>
    entity.columns.filter(({ isVirtualProperty }) => !isVirtualProperty),
  );
  for (const [index, column] of columns.entries()) writeColumn(column, place, index + 1, findings);
  const key = primaryKeyOf(first, place, findings);
  if (key !== undefined) findings.add(key, sourceOf(first));
  for (const entity of entities) writeConstraints(entity, place, key, findings);
}

function primaryKeyOf(entity: EntityMetadata, place: Place, findings: Findings): PrimaryKey | undefined {
  const { namingStrategy } = findings.dataSource;
  const columns = entity.columns.filter(
    ({ isPrimary, isVirtualProperty }) => isPrimary && !isVirtualProperty,
  );
  const [first] = columns;
  if (first === undefined) return undefined;
  const path = pathOf(entity, findings);
  const names = columns.map(({ databaseName }) => databaseName);
  const name = first.primaryKeyConstraintName ?? namingStrategy.primaryKeyName(path, names);
  return {
    kind: "primaryKey",
    namespace: place.namespace,
    table: place.name,
    name: findings.name(name),
    columns: names.map((each) => findings.name(each)),
  };
}

function writeConstraints(
  entity: EntityMetadata,
  place: Place,
  key: PrimaryKey | undefined,
  findings: Findings,
): void {
  const source = sourceOf(entity);
  writeUniques(entity, place, key, findings);
  for (const { name, expression } of entity.checks) {
    const check: Check = { kind: "check", ...partOf(place, name, findings), expression };
    findings.add(check, source);
  }
  for (const each of entity.foreignKeys) findings.add(foreignKeyOf(each, place, findings), source);
  for (const index of entity.indices) writeIndex(index, place, findings);
  for (const { name, expression, deferrable } of findings.rules.hasExclusions ? entity.exclusions : []) {
    const { quote } = findings.dialect.writer;
    const when = deferrable === undefined ? "" : ` DEFERRABLE ${deferrable}`;
    findings.definitions.push({
      sql: `ALTER TABLE ${findings.spell(place)} ADD CONSTRAINT ${quote(findings.name(name))} EXCLUDE ${expression}${when}`,
      site: source.className,
    });
  }
}

function partOf({ namespace, name: table }: Place, name: string, findings: Findings) {
  return { namespace, table, name: findings.name(name) };
}

function writeUniques(
  entity: EntityMetadata,
  place: Place,
  key: PrimaryKey | undefined,
  findings: Findings,
): void {
  const kept: (PrimaryKey | Unique)[] = key === undefined ? [] : [key];
  for (const each of entity.uniques) {
    const unique = uniqueOf(each, place, findings);
    if (findings.rules.mergesUniques && kept.some((other) => isSameKey(unique, other)))
      findings.ignored.push({ kind: "unique", ...partOf(place, each.name, findings) });
    else {
      kept.push(unique);
      findings.add(unique, sourceOf(entity));
    }
  }
}

function uniqueOf({ name, columns, deferrable }: UniqueMetadata, place: Place, findings: Findings): Unique {
  return {
    kind: "unique",
    ...partOf(place, name, findings),
    columns: columns.map(({ databaseName }) => findings.name(databaseName)),
    ...deferralOf(deferrable, findings),
  };
}

function isSameKey(unique: Unique, other: PrimaryKey | Unique): boolean {
  const said = ({ columns, deferrable, initiallyDeferred }: PrimaryKey | Unique) => [
    columns,
    deferrable === true,
    initiallyDeferred === true,
  ];
  return unique.name !== other.name && isSameData(said(unique), said(other));
}

function deferralOf(deferrable: string | undefined, { rules }: Findings): Deferral {
  if (deferrable === undefined || !rules.isDeferrable) return {};
  return deferrable === "INITIALLY DEFERRED"
    ? { deferrable: true, initiallyDeferred: true }
    : { deferrable: true };
}

const actions: Readonly<Record<string, ReferentialAction>> = {
  RESTRICT: "restrict",
  CASCADE: "cascade",
  "SET NULL": "setNull",
  "SET DEFAULT": "setDefault",
  DEFAULT: "setDefault",
};

function foreignKeyOf(key: ForeignKeyMetadata, place: Place, findings: Findings): ForeignKey {
  const { namespace, name: table } = findings.placeOf(key.referencedTablePath);
  const names = (all: readonly string[]): readonly string[] => all.map((each) => findings.name(each));
  return {
    kind: "foreignKey",
    ...partOf(place, key.name, findings),
    columns: names(key.columnNames),
    references: { namespace, table, columns: names(key.referencedColumnNames) },
    ...compact({
      onDelete: actions[key.onDelete ?? ""],
      onUpdate: actions[key.onUpdate ?? ""],
    }),
    ...deferralOf(key.deferrable, findings),
  };
}

function writeIndex(index: IndexMetadata, place: Place, findings: Findings): void {
  if (index.synchronize === false) {
    // It is there or not, and not ours: with a name that TypeORM knows it by.
    if (index.name !== undefined)
      findings.ignored.push({ kind: "index", ...partOf(place, index.name, findings) });
    return;
  }
  findings.add(indexOf(index, place, findings), sourceOf(index.entityMetadata));
}

export function indexOf(index: IndexMetadata, place: Place, findings: Findings): Index {
  return {
    kind: "index",
    ...partOf(place, index.name, findings),
    keys: index.columns.map(({ databaseName }) => ({ column: findings.name(databaseName) })),
    ...compact({
      unique: index.isUnique ? true : undefined,
      method: findings.rules.indexMethod(index),
      where: index.where,
    }),
  };
}
