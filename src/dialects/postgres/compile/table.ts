import type { CheckDefinition } from "../../../objects/check/shape.js";
import type { ColumnDefinition } from "../../../objects/column/shape.js";
import type {
  AlterTable,
  CreateTable,
  DropTable,
  ParentTarget,
  RenameTable,
} from "../../../objects/table/shape.js";
import type { UniqueDefinition } from "../../../objects/unique/shape.js";
import type { Statement } from "../../dialect.js";
import { qualified, quote } from "../sql/writer.js";
import {
  checkClause,
  columnClause,
  foreignKeyClause,
  primaryKeyClause,
  storageList,
  uniqueClause,
  words,
} from "./clauses.js";
import { columnExtras } from "./column.js";
import { commentStatement } from "./comment.js";
import { renameStatements } from "./rename-statements.js";
import { storageChanges } from "./storage-changes.js";

/** CREATE TABLE takes NOT VALID and makes the constraint valid all the same. */
function isInline({ notValid, notEnforced }: Pick<CheckDefinition, "notValid" | "notEnforced">): boolean {
  return notValid !== true || notEnforced === true;
}

/** CREATE TABLE makes one of two keys over the same columns. */
function repeatsKey(unique: UniqueDefinition, { primaryKey, uniques }: CreateTable): boolean {
  const earlier = [
    ...(primaryKey === undefined ? [] : [primaryKey]),
    ...uniques.slice(0, uniques.indexOf(unique)),
  ];
  return earlier.some(({ columns }) => columns.join("\0") === unique.columns.join("\0"));
}

function createTable(operation: CreateTable): readonly Statement[] {
  const { namespace, table, columns, primaryKey, uniques, checks, foreignKeys, storage } = operation;
  const inside = [
    ...columns.map((column) => columnClause(column, namespace)),
    ...(primaryKey === undefined ? [] : [primaryKeyClause(primaryKey)]),
    ...uniques.filter((unique) => !repeatsKey(unique, operation)).map(uniqueClause),
    ...checks.filter(isInline).map(checkClause),
    ...foreignKeys.filter(isInline).map(foreignKeyClause),
  ];
  const sql = words(
    operation.unlogged === true ? "CREATE UNLOGGED TABLE" : "CREATE TABLE",
    operation.ifNotExists === true && "IF NOT EXISTS",
    qualified(namespace, table),
    inside.length === 0 ? "()" : `(\n  ${inside.join(",\n  ")}\n)`,
    operation.inherits !== undefined && `INHERITS (${operation.inherits.map(parentName).join(", ")})`,
    operation.partitionBy !== undefined && `PARTITION BY ${operation.partitionBy}`,
    operation.accessMethod !== undefined && `USING ${quote(operation.accessMethod)}`,
    storage !== undefined && Object.keys(storage).length > 0 && `WITH (${storageList(storage)})`,
    operation.tablespace !== undefined && `TABLESPACE ${quote(operation.tablespace)}`,
  );
  const late = [
    ...uniques.filter((unique) => repeatsKey(unique, operation)).map(uniqueClause),
    ...checks.filter((check) => !isInline(check)).map(checkClause),
    ...foreignKeys.filter((key) => !isInline(key)).map(foreignKeyClause),
  ];
  return [
    { sql },
    ...late.map((clause) => ({ sql: `ALTER TABLE ${qualified(namespace, table)} ADD ${clause}` })),
    ...columns.flatMap((column) => columnExtras(namespace, table, column)),
    ...(operation.comment === undefined
      ? []
      : [commentStatement({ kind: "table", namespace, name: table }, operation.comment)]),
    ...columns.flatMap((column) => columnComment(namespace, table, column)),
  ];
}

function parentName({ namespace, table }: ParentTarget): string {
  return qualified(namespace, table);
}

export function columnComment(
  namespace: string | undefined,
  table: string,
  column: ColumnDefinition,
): Statement[] {
  if (column.comment === undefined) return [];
  return [commentStatement({ kind: "column", namespace, table, name: column.name }, column.comment)];
}

function dropTable({ namespace, table, ifExists }: DropTable): readonly Statement[] {
  return [{ sql: words("DROP TABLE", ifExists === true && "IF EXISTS", qualified(namespace, table)) }];
}

function renameTable({ table, ...operation }: RenameTable): readonly Statement[] {
  return renameStatements("TABLE", { ...operation, name: table });
}

function alterTable(operation: AlterTable): readonly Statement[] {
  const { unlogged, tablespace, accessMethod } = operation;
  const changes = [
    ...(operation.noInherit ?? []).map((parent) => `NO INHERIT ${parentName(parent)}`),
    ...(operation.inherit ?? []).map((parent) => `INHERIT ${parentName(parent)}`),
    ...(unlogged === undefined ? [] : [unlogged ? "SET UNLOGGED" : "SET LOGGED"]),
    ...storageChanges(operation.storage),
    ...(tablespace === undefined ? [] : [`SET TABLESPACE ${quote(tablespace ?? "pg_default")}`]),
    ...(accessMethod === undefined ? [] : [`SET ACCESS METHOD ${quote(accessMethod ?? "heap")}`]),
  ];
  return changes.map((change) => ({
    sql: `ALTER TABLE ${qualified(operation.namespace, operation.table)} ${change}`,
  }));
}

export const tableCompilers = { createTable, dropTable, renameTable, alterTable };
