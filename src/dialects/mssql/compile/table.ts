import { SchemixError } from "../../../errors/schemix-error.js";
import type {
  AlterTable,
  CreateTable,
  DropTable,
  RenameTable,
  Temporal,
} from "../../../objects/table/shape.js";
import type { Statement } from "../../dialect.js";
import { usualFilegroup } from "../sql/places.js";
import { moveRefusal, raise } from "../sql/refusals.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import { runIfAny } from "./catalog-scripts.js";
import {
  checkClause,
  columnClause,
  foreignKeyClause,
  impossible,
  nameList,
  objectId,
  option,
  primaryKeyClause,
  renameWithin,
  uniqueClause,
  words,
} from "./clauses.js";
import { commentStatement, newComment } from "./comment.js";
import { constraintStatements, isInline } from "./constraint.js";
import { historyId, pausing } from "./history-scripts.js";
import { renameAndTransfer } from "./transfer-scripts.js";

const retention = /^\d+ (?:DAYS?|WEEKS?|MONTHS?|YEARS?)$/i;

/** How long history is kept, as it stands in SYSTEM_VERSIONING. */
export function versioning({ history, retention: kept }: Temporal, isSaid: boolean): string {
  if (kept !== undefined && !retention.test(kept)) {
    throw new SchemixError("OPERATION_INVALID", {
      message: `${JSON.stringify(kept)} does not say how long history is kept`,
      fix: 'Write a number and DAYS, WEEKS, MONTHS or YEARS: "6 MONTHS".',
    });
  }
  const period =
    kept === undefined
      ? isSaid && "HISTORY_RETENTION_PERIOD = INFINITE"
      : `HISTORY_RETENTION_PERIOD = ${kept.toUpperCase()}`;
  const options = [
    `HISTORY_TABLE = ${qualified(history.namespace, history.table)}`,
    ...(period === false ? [] : [period]),
  ];
  return `SYSTEM_VERSIONING = ON (${options.join(", ")})`;
}

/** Options of CREATE TABLE; those that only ALTER TABLE knows come behind it. */
function tableOptions({ storage = {}, temporal }: CreateTable): string {
  const inline = Object.keys(storage).filter((key) => key !== "lock_escalation");
  const list = [
    ...inline.sort().map((key) => option(key, storage[key] ?? "")),
    ...(temporal === undefined ? [] : [versioning(temporal, false)]),
  ];
  return list.length === 0 ? "" : `WITH (${list.join(", ")})`;
}

/** What stands behind the closing bracket. */
export function behindColumns(operation: CreateTable): string {
  const { tablespace } = operation;
  const text = words(tablespace !== undefined && `ON ${quote(tablespace)}`, tableOptions(operation));
  return text === "" ? "" : ` ${text}`;
}

function refuse({ table, unlogged, accessMethod, partitionBy, inherits }: CreateTable): void {
  const said = Object.entries({ unlogged, accessMethod, partitionBy, inherits }).find(
    ([, value]) => value !== undefined && value !== false,
  );
  if (said !== undefined)
    throw impossible(`The table ${table} has the option ${said[0]}`, "Leave it out for SQL Server.");
}

function createTable(operation: CreateTable): readonly Statement[] {
  refuse(operation);
  const {
    namespace,
    table,
    columns,
    primaryKey,
    uniques,
    checks,
    foreignKeys,
    temporal,
    storage = {},
  } = operation;
  const path = qualified(namespace, table);
  const inside = [
    ...columns.map((column) => columnClause(table, column)),
    ...(temporal === undefined ? [] : [`PERIOD FOR SYSTEM_TIME ${nameList([temporal.start, temporal.end])}`]),
    ...(primaryKey === undefined ? [] : [primaryKeyClause(primaryKey)]),
    ...uniques.map(uniqueClause),
    ...checks.filter(isInline).map(checkClause),
    ...foreignKeys.filter(isInline).map(foreignKeyClause),
  ];
  const isConditional = operation.ifNotExists === true;
  const sql = words(
    isConditional && `IF ${objectId(namespace, table)} IS NULL`,
    `CREATE TABLE ${path} (\n  ${inside.join(",\n  ")}\n)${behindColumns(operation)}`,
  );
  const { lock_escalation: escalation } = storage;
  return [
    { sql },
    ...checks
      .filter((check) => !isInline(check))
      .flatMap((check) => constraintStatements(operation, checkClause(check), check)),
    ...foreignKeys
      .filter((key) => !isInline(key))
      .flatMap((key) => constraintStatements(operation, foreignKeyClause(key), key)),
    ...(escalation === undefined
      ? []
      : [{ sql: `ALTER TABLE ${path} SET (${option("lock_escalation", escalation)})` }]),
    ...comments(operation, isConditional),
  ];
}

function comments(
  { namespace, table, comment, columns }: CreateTable,
  isConditional: boolean,
): readonly Statement[] {
  const about = [
    ...(comment === undefined ? [] : [[{ kind: "table", namespace, name: table }, comment] as const]),
    ...columns.flatMap(({ name, comment: text }) =>
      text === undefined ? [] : [[{ kind: "column", namespace, table, name }, text] as const],
    ),
  ];
  // A table that may have been there already may have comments already.
  return about.map(([on, text]) =>
    isConditional ? commentStatement(on, text) : { sql: newComment(on, text) },
  );
}

function dropTable({ namespace, table, ifExists }: DropTable): readonly Statement[] {
  return [{ sql: words("DROP TABLE", ifExists === true && "IF EXISTS", qualified(namespace, table)) }];
}

function renameTable({ namespace, table, to, toNamespace = namespace }: RenameTable): readonly Statement[] {
  const change = renameAndTransfer({
    namespace,
    name: table,
    to,
    toNamespace: toNamespace === namespace ? undefined : toNamespace,
  });
  return [{ sql: pausing({ namespace, table }, change, { namespace: toNamespace, table: to }) }];
}

function storageChanges(path: string, storage: AlterTable["storage"]): readonly Statement[] {
  return Object.keys(storage ?? {})
    .sort()
    .map((key) => {
      const value = storage?.[key] ?? null;
      if (key === "lock_escalation")
        return { sql: `ALTER TABLE ${path} SET (${option(key, value ?? "table")})` };
      return { sql: `ALTER TABLE ${path} REBUILD WITH (${option(key, value ?? "none")})` };
    });
}

/** Whatever it kept of history before, it keeps on as it is wanted now, the rows of the history that there is included. */
function temporalChange(operation: AlterTable, temporal: Temporal | null): readonly Statement[] {
  const { namespace, table } = operation;
  const path = qualified(namespace, table);
  const off = `ALTER TABLE ${path} SET (SYSTEM_VERSIONING = OFF)`;
  if (temporal === null) return [{ sql: off }, { sql: `ALTER TABLE ${path} DROP PERIOD FOR SYSTEM_TIME` }];
  const id = objectId(namespace, table);
  const { history } = temporal;
  return [
    { sql: [declareFormer(operation), `IF @former IS NOT NULL ${off};`, moveHistory(history)].join("\n") },
    {
      sql: `IF NOT EXISTS (SELECT 1 FROM sys.periods WHERE object_id = ${id}) ALTER TABLE ${path} ADD PERIOD FOR SYSTEM_TIME ${nameList([temporal.start, temporal.end])}`,
    },
    { sql: `ALTER TABLE ${path} SET (${versioning(temporal, true)})` },
  ];
}

function declareFormer(place: AlterTable): string {
  return `DECLARE @former int = ${historyId(place)};`;
}

/** A history that is to be somewhere else goes there, unless something is there already. */
function moveHistory({ namespace, table }: Temporal["history"]): string {
  const transfer = quoteString(`ALTER SCHEMA ${quote(namespace)} TRANSFER OBJECT::`);
  return [
    "DECLARE @name nvarchar(517), @move nvarchar(max);",
    `IF ${objectId(namespace, table)} IS NOT NULL SET @former = NULL;`,
    `SELECT @name = QUOTENAME(SCHEMA_NAME(schema_id)) + N'.' + QUOTENAME(name), @move = CASE WHEN SCHEMA_NAME(schema_id) <> ${quoteString(namespace)}`,
    `  THEN ${transfer} + QUOTENAME(SCHEMA_NAME(schema_id)) + N'.' + QUOTENAME(${quoteString(table)}) END`,
    "FROM sys.tables WHERE object_id = @former;",
    `IF OBJECT_NAME(@former) <> ${quoteString(table)} ${renameWithin({ objname: "@name", newname: quoteString(table), objtype: "N'OBJECT'" })};`,
    runIfAny("@move"),
  ].join("\n");
}

/** The index that moves a table and goes again. */
const mover = "__schemix_move";

/**
 * Rows without an order move with a clustered index, and stay where it was when that is dropped ("DROP INDEX", MOVE TO). It takes any column that
 * an index can have for its key ("CREATE INDEX"). Where the rows have an order their own index moves them: a second one is refused (1902).
 */
function moveHeap({ namespace, table }: AlterTable, tablespace: string | null): string {
  const path = qualified(namespace, table);
  const place = quoteString(`) ON ${quote(tablespace ?? usualFilegroup)}`);
  const others = ["text", "ntext", "image", "xml", "json", "vector", "geometry", "geography"].map(
    quoteString,
  );
  return [
    `DECLARE @move nvarchar(max) = (SELECT TOP (1) ${quoteString(`CREATE CLUSTERED INDEX ${quote(mover)} ON ${path} (`)} + QUOTENAME(c.name) + ${place}`,
    `  FROM sys.columns AS c WHERE c.object_id = ${objectId(namespace, table)} AND c.is_computed = 0 AND c.is_sparse = 0`,
    `    AND c.max_length BETWEEN 1 AND 900 AND TYPE_NAME(c.system_type_id) NOT IN (${others.join(", ")}) ORDER BY c.max_length, c.column_id);`,
    `IF @move IS NULL ${raise(moveRefusal, `${path} has no column that an index can have for its key, which would move it`)};`,
    "EXEC sys.sp_executesql @move;",
    `DROP INDEX ${quote(mover)} ON ${path};`,
  ].join("\n");
}

function alterTable(operation: AlterTable): readonly Statement[] {
  const { table, unlogged, tablespace, accessMethod, noInherit, inherit, temporal } = operation;
  const said = Object.entries({ unlogged, accessMethod, noInherit, inherit }).find(
    ([, value]) => value !== undefined,
  );
  if (said !== undefined)
    throw impossible(`${said[0]} of the table ${table} cannot be changed`, "Leave it out for SQL Server.");
  return [
    ...(tablespace === undefined ? [] : [{ sql: moveHeap(operation, tablespace) }]),
    ...storageChanges(qualified(operation.namespace, table), operation.storage),
    ...(temporal === undefined ? [] : temporalChange(operation, temporal)),
  ];
}

export const tableCompilers = { createTable, dropTable, renameTable, alterTable };
