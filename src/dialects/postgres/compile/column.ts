import type {
  AddColumn,
  AlterColumn,
  ColumnDefinition,
  DropColumn,
  Identity,
  RenameColumn,
} from "../../../objects/column/shape.js";
import type { SequenceOptions } from "../../../objects/sequence/shape.js";
import type { Statement } from "../../dialect.js";
import { usualNotNull } from "../sql/sequence-options.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import {
  catalogName,
  closed,
  columnClause,
  defaultClause,
  identityClause,
  identityMode,
  notNullConstraint,
  parenthesized,
  setOrRestart,
} from "./clauses.js";
import { commentStatement } from "./comment.js";
import { storageChanges } from "./storage-changes.js";

/** Attributes of a column that CREATE TABLE cannot say in every version from 12 on. */
export function columnExtras(
  namespace: string | undefined,
  table: string,
  column: ColumnDefinition,
): readonly Statement[] {
  const { storage, statistics, options, notNull } = column;
  if ((storage ?? statistics ?? options ?? notNull) === undefined) return [];
  const alter = `ALTER TABLE ${qualified(namespace, table)} ALTER COLUMN ${quote(column.name)}`;
  return [
    ...(storage === undefined ? [] : [{ sql: `${alter} SET STORAGE ${quote(storage)}` }]),
    ...(statistics === undefined ? [] : [{ sql: `${alter} SET STATISTICS ${statistics}` }]),
    ...storageChanges(options).map((change) => ({ sql: `${alter} ${change}` })),
    ...(notNull?.notValid === true && !column.nullable
      ? [{ sql: `ALTER TABLE ${qualified(namespace, table)} ADD ${notNullConstraint(column.name, notNull)}` }]
      : []),
  ];
}

function addColumn({ namespace, table, column }: AddColumn): readonly Statement[] {
  const { comment } = column;
  return [
    { sql: `ALTER TABLE ${qualified(namespace, table)} ADD COLUMN ${columnClause(column, namespace)}` },
    ...columnExtras(namespace, table, column),
    ...(comment === undefined
      ? []
      : [commentStatement({ kind: "column", namespace, table, name: column.name }, comment)]),
  ];
}

function dropColumn({ namespace, table, name, only }: DropColumn): readonly Statement[] {
  return [
    {
      sql: `ALTER TABLE ${only === true ? "ONLY " : ""}${qualified(namespace, table)} DROP COLUMN ${quote(name)}`,
    },
  ];
}

function renameColumn({ namespace, table, name, to }: RenameColumn): readonly Statement[] {
  return [{ sql: `ALTER TABLE ${qualified(namespace, table)} RENAME COLUMN ${quote(name)} TO ${quote(to)}` }];
}

/** Where a sequence starts when nothing says so (manual: CREATE SEQUENCE). */
function impliedStart(options: SequenceOptions): string {
  const isDescending = options.increment?.startsWith("-") ?? false;
  return options.start ?? (isDescending ? (options.maxValue ?? "-1") : (options.minValue ?? "1"));
}

function setIdentity(identity: Identity): string {
  const { increment = "1", minValue, maxValue, cache = "1", cycle } = identity;
  return [
    `SET GENERATED ${identityMode(identity)}`,
    `SET INCREMENT BY ${increment}`,
    minValue === undefined ? "SET NO MINVALUE" : `SET MINVALUE ${minValue}`,
    maxValue === undefined ? "SET NO MAXVALUE" : `SET MAXVALUE ${maxValue}`,
    `SET START WITH ${impliedStart(identity)}`,
    `SET CACHE ${cache}`,
    cycle === true ? "SET CYCLE" : "SET NO CYCLE",
  ].join(" ");
}

function existingIdentity(operation: AlterColumn, identity: Identity, alter: string): Statement {
  const change = `${alter} ${setIdentity(identity)}`;
  if (operation.restartIfOutside !== true) return { sql: change };
  return setOrRestart(change, identitySequence(operation), identity);
}

/** The identity's own sequence. `pg_get_serial_sequence` may give that of a serial which the column was before. */
function identitySequence({ namespace, table, name }: AlterColumn): string {
  const relation = `${quoteString(qualified(namespace, table))}::regclass`;
  return (
    `(SELECT d.objid::regclass FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid ` +
    `WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i' ` +
    `AND d.refobjid = ${relation} AND a.attname = ${quoteString(name)})`
  );
}

/** Continues after the rows that are there: a new identity would otherwise start into their keys. */
function continueAfterRows(operation: AlterColumn, identity: Identity): Statement {
  const table = qualified(operation.namespace, operation.table);
  const column = quote(operation.name);
  const isDescending = identity.increment?.startsWith("-") ?? false;
  const [farthest, beyond] = isDescending ? ["min", "<="] : ["max", ">="];
  return {
    sql:
      `SELECT setval(${identitySequence(operation)}, farthest) ` +
      `FROM (SELECT ${farthest}(${column}) AS farthest FROM ${table}) AS rows WHERE farthest ${beyond} ${impliedStart(identity)}`,
  };
}

/** Fails when a value would not survive the way to the new type and back: rounding must not pass in silence. */
function losslessGuard(operation: AlterColumn, type: string, former: string): Statement {
  const table = qualified(operation.namespace, operation.table);
  const column = quote(operation.name);
  const there = operation.using === undefined ? `${column}::${type}` : parenthesized(operation.using);
  const message = `Some values of ${table}.${column} would be changed by the type ${type}`;
  const body =
    `BEGIN IF EXISTS (SELECT FROM ${table} WHERE ${column}::${former} IS DISTINCT FROM (${there})::${former}) THEN ` +
    `RAISE EXCEPTION USING ERRCODE = 'data_exception', MESSAGE = ${quoteString(message)}; END IF; END`;
  return { sql: `DO ${quoteString(body)}` };
}

/**
 * Takes the fields of rows over by their names, by way of JSON, however deep they are. For that their type is that of the one
 * field of a composite. What JSON does not keep as it is must not pass in silence.
 */
function typeChangeByName(
  { namespace, table, name }: AlterColumn,
  type: string,
  alter: string,
): readonly Statement[] {
  const [owner, column, holder] = [
    qualified(namespace, table),
    quote(name),
    qualified(namespace, "schemix_holder"),
  ];
  const value = `(json_populate_record(NULL::${holder}, pg_catalog.json_build_object('value', ${column}))).value`;
  const hold = `CREATE TYPE ${holder} AS (value `;
  const drop = `DROP TYPE ${holder}`;
  if (type !== "json")
    return [{ sql: `${hold}${type})` }, { sql: `${alter} ${type} USING ${value}` }, { sql: drop }];
  const message = `Some values of ${owner}.${column} would be changed by way of JSON`;
  const former =
    "SELECT format_type(a.atttypid, a.atttypmod) FROM pg_attribute a " +
    `WHERE a.attrelid = ${quoteString(owner)}::regclass AND a.attname = ${quoteString(name)}`;
  const body =
    `BEGIN EXECUTE ${quoteString(hold)} || (${former}) || ')'; ` +
    `IF EXISTS (SELECT FROM ${owner} WHERE ${value}::text IS DISTINCT FROM ${column}::text) THEN ` +
    `RAISE EXCEPTION USING ERRCODE = 'data_exception', MESSAGE = ${quoteString(message)}; END IF; ${drop}; END`;
  return [{ sql: `DO ${quoteString(body)}` }, { sql: `${alter} json USING to_json(${column})` }];
}

function typeChange(operation: AlterColumn, alter: string): readonly Statement[] {
  const { type, using, lossless, collation } = operation;
  if (type === undefined) return [];
  // Without a word the type's own comes, which many types do not have.
  const collate = (collation ?? null) === null ? "" : ` COLLATE ${catalogName(collation ?? "")}`;
  if (operation.byName === true) return typeChangeByName(operation, type, `${alter} TYPE`);
  const cast = using === undefined ? "" : ` USING ${closed(using)}`;
  return [
    ...(lossless === undefined ? [] : [losslessGuard(operation, type, lossless)]),
    { sql: `${alter} TYPE ${type}${collate}${cast}` },
  ];
}

/** `SET STORAGE DEFAULT` exists from 16 on; the catalog knows the type's own in every version. */
function resetStorage(operation: AlterColumn): Statement {
  const table = quoteString(qualified(operation.namespace, operation.table));
  const own =
    "CASE t.typstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END";
  const body =
    `BEGIN EXECUTE (SELECT pg_catalog.format('ALTER TABLE %s ALTER COLUMN %I SET STORAGE %s', a.attrelid::regclass, a.attname, ${own}) ` +
    `FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid ` +
    `WHERE a.attrelid = ${table}::regclass AND a.attname = ${quoteString(operation.name)}); END`;
  return { sql: `DO ${quoteString(body)}` };
}

function settings(operation: AlterColumn, alter: string): readonly Statement[] {
  const { storage, compression, statistics } = operation;
  const statements: Statement[] = [];
  if (storage === null) statements.push(resetStorage(operation));
  else if (storage !== undefined) statements.push({ sql: `${alter} SET STORAGE ${quote(storage)}` });
  if (compression !== undefined)
    statements.push({
      sql: `${alter} SET COMPRESSION ${compression === null ? "default" : quote(compression)}`,
    });
  if (statistics !== undefined) statements.push({ sql: `${alter} SET STATISTICS ${statistics ?? -1}` });
  for (const change of storageChanges(operation.options)) statements.push({ sql: `${alter} ${change}` });
  return statements;
}

/** NOT NULL that is made anew is dropped first: a column has one at most. */
function nullability(
  { namespace, table, name, nullable, notNull, existingNotNull }: AlterColumn,
  alter: string,
) {
  if (notNull === undefined || nullable === true)
    return nullable === undefined ? [] : [{ sql: `${alter} ${nullable ? "DROP" : "SET"} NOT NULL` }];
  if (existingNotNull === true) {
    const constraint = quote(notNull.name ?? usualNotNull(table, name));
    const inherits = notNull.noInherit === true ? "NO INHERIT" : "INHERIT";
    return [{ sql: `ALTER TABLE ${qualified(namespace, table)} ALTER CONSTRAINT ${constraint} ${inherits}` }];
  }
  return [
    ...(nullable === undefined ? [{ sql: `${alter} DROP NOT NULL` }] : []),
    { sql: `ALTER TABLE ${qualified(namespace, table)} ADD ${notNullConstraint(name, notNull)}` },
  ];
}

function alterColumn(operation: AlterColumn): readonly Statement[] {
  const { identity, generated, type } = operation;
  const alter = `ALTER TABLE ${qualified(operation.namespace, operation.table)} ALTER COLUMN ${quote(operation.name)}`;
  const isDefaultInTheWay =
    operation.default === null || (operation.default !== undefined && type !== undefined);
  const statements: Statement[] = [];
  if (identity === null) statements.push({ sql: `${alter} DROP IDENTITY` });
  if (generated === null) statements.push({ sql: `${alter} DROP EXPRESSION` });
  if (isDefaultInTheWay) statements.push({ sql: `${alter} DROP DEFAULT` });
  statements.push(...typeChange(operation, alter));
  if (generated !== undefined && generated !== null)
    statements.push({ sql: `${alter} SET EXPRESSION AS ${parenthesized(generated.expression)}` });
  statements.push(...nullability(operation, alter));
  if (operation.default !== undefined && operation.default !== null)
    statements.push({ sql: `${alter} SET ${defaultClause(operation.default)}` });
  if (identity !== undefined && identity !== null) {
    if (operation.existingIdentity === true) statements.push(existingIdentity(operation, identity, alter));
    else
      statements.push(
        { sql: `${alter} ADD ${identityClause(identity, operation.namespace)}` },
        continueAfterRows(operation, identity),
      );
  }
  return [...statements, ...settings(operation, alter)];
}

export const columnCompilers = { addColumn, dropColumn, alterColumn, renameColumn };
