import type { AddColumn, AlterColumn, ColumnDefinition, DropColumn } from "../../../objects/column/shape.js";
import type { Statement } from "../../dialect.js";
import { defaultName } from "../sql/default-name.js";
import { lossRefusal, raise } from "../sql/refusals.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import { passingDefault } from "../types/outdated.js";
import {
  alterColumnText,
  type ColumnPlace,
  collectAround,
  collectTriggers,
  columnId,
  declareColumn,
  dropAround,
  dropDefault,
  renameDefault,
  runIfAny,
} from "./catalog-scripts.js";
import { closed, columnClause, defaultClause, impossible, objectId, renameWithin } from "./clauses.js";
import { newComment, schemaOf } from "./comment.js";
import {
  addToHistory,
  declarePassing,
  dropFromHistory,
  freeHistory,
  inHistory,
  passingName,
  pausing,
  replaceInHistory,
  uncompressed,
  withoutPeriod,
} from "./history-scripts.js";
import { renameColumn } from "./rename-scripts.js";
import { collectColumnPermissions, givePermissions } from "./transfer-scripts.js";

/**
 * What the rows that are there get in a column of a period: they have always been as they are, and are for ever. The time of now is later
 * than that of the transaction, which makes the rows ones of the future: no period begins with these (13542), and nobody changes them (13535).
 */
function periodValue(bound: "start" | "end", type: string): string {
  if (bound === "start") return `CONVERT(${type}, '0001-01-01')`;
  const digits = Number(/\d+(?=\))/.exec(type)?.[0] ?? "7");
  return `CONVERT(${type}, '9999-12-31 23:59:59${digits === 0 ? "" : `.${"9".repeat(digits)}`}')`;
}

function addColumn({ namespace, table, column }: AddColumn): readonly Statement[] {
  const { comment, name } = column;
  const place = { kind: "column", namespace, table, name } as const;
  const comments = comment === undefined ? [] : [{ sql: newComment(place, comment) }];
  if (column.period !== undefined) return [...addPeriodColumn(namespace, table, column), ...comments];
  // With values also where NULL is allowed: rows that are there get the default, as rows that come do.
  const values = column.default === undefined || column.generated !== undefined ? "" : " WITH VALUES";
  const add = `ALTER TABLE ${qualified(namespace, table)} ADD ${columnClause(table, column)}${values}`;
  const sql = isRefusedWithHistory(column) ? addBesideHistory({ namespace, table, name }, column, add) : add;
  return [{ sql }, ...comments];
}

/** "Change the schema of a system-versioned temporal table": columns that the server adds only while no history is kept. */
function isRefusedWithHistory({ generated, identity, sparse, rowGuid }: ColumnDefinition): boolean {
  return generated !== undefined || identity !== undefined || sparse === true || rowGuid === true;
}

function addBesideHistory(place: ColumnPlace, column: ColumnDefinition, add: string): string {
  const { generated, identity, sparse = false } = column;
  const value = identity === undefined ? (generated?.expression ?? column.default) : "0";
  return pausing(place, [...(sparse ? [uncompressed] : []), `${add};`, addToHistory(place, sparse, value)]);
}

/** It is a plain column until the table has the period: then the server takes it over. */
function addPeriodColumn(
  namespace: string | undefined,
  table: string,
  column: ColumnDefinition,
): readonly Statement[] {
  const value = periodValue(column.period ?? "start", column.type);
  const filled = { ...column, nullable: false, default: column.default ?? value };
  const place = { namespace, table, name: column.name };
  return [
    {
      sql: `ALTER TABLE ${qualified(namespace, table)} ADD ${columnClause(table, filled, true)} WITH VALUES`,
    },
    ...(column.default === undefined ? [{ sql: dropDefault(place) }] : []),
  ];
}

function dropColumn(place: DropColumn): readonly Statement[] {
  const drop = `ALTER TABLE ${qualified(place.namespace, place.table)} DROP COLUMN ${quote(place.name)};`;
  const lines = [dropAround(place), freeHistory(place), pausing(place, [drop, dropFromHistory(place)])];
  return [{ sql: lines.join("\n") }];
}

const texts = /^n?(?:var)?char\b|^sysname\b/i;
/** Types whose values cannot be compared, with one that they can be written as. */
const incomparable: readonly (readonly [RegExp, string])[] = [
  [/^(?:xml|ntext|text|json)\b/i, "nvarchar(max)"],
  [/^(?:image|geography|geometry|vector)\b/i, "varbinary(max)"],
];

/** Fails when a value would not survive the way to the new type and back: rounding must not pass in silence. */
function losslessGuard(operation: AlterColumn, type: string, former: string): Statement {
  const table = qualified(operation.namespace, operation.table);
  const column = quote(operation.name);
  const there = operation.using === undefined ? `TRY_CAST(${column} AS ${type})` : closed(operation.using);
  const plain = incomparable.find(([pattern]) => pattern.test(former))?.[1];
  const compared = (value: string): string => {
    const back = `TRY_CAST(${value} AS ${plain ?? former})`;
    // Texts are told apart byte by byte: their collation may take different ones for the same.
    return texts.test(plain ?? former) ? `CAST(${back} AS varbinary(max))` : back;
  };
  const message = `Some values of ${operation.table}.${operation.name} would be changed by the type ${type}`;
  return {
    sql: [
      `IF EXISTS (SELECT 1 FROM ${table} WHERE EXISTS (SELECT ${compared(column)} EXCEPT SELECT ${compared(there)}))`,
      `  ${raise(lossRefusal, message)};`,
    ].join("\n"),
  };
}

/** A new column takes the place of the one that is there, where no ALTER COLUMN makes the one of the other. */
function replaceColumn(operation: AlterColumn, using: string): Statement {
  const { namespace, table, name, type } = operation;
  const [path, column] = [qualified(namespace, table), quote(name)];
  const alter = (text: string): string => quoteString(`ALTER TABLE ${path} ${text}`);
  const kept = { kind: "column", namespace, table, name } as const;
  const passing = passingDefault(type);
  const lines = [
    declareColumn(operation, operation),
    collectAround(operation),
    `DECLARE @comment sql_variant = (SELECT p.value FROM sys.extended_properties AS p WHERE p.class = 1 AND p.name = N'MS_Description'`,
    `  AND p.major_id = ${objectId(namespace, table)} AND p.minor_id = ${columnId(operation)})${schemaOf(namespace).declaration};`,
    collectColumnPermissions(operation, name),
    freeHistory(operation),
    pausing(operation, [
      ...(passing === undefined ? [] : [declarePassing(passing)]),
      `SET @sql = ${alter(`ADD ${quote(steppingIn)} `)} + @type + ${passing === undefined ? "N' NULL'" : "@passing"};`,
      "EXEC sys.sp_executesql @sql;",
      collectTriggers(operation),
      runIfAny("@off"),
      ...withoutPeriod(operation, [
        `EXEC sys.sp_executesql ${quoteString(`UPDATE ${path} SET ${quote(steppingIn)} = ${using}`)};`,
      ]),
      runIfAny("@on"),
      runIfAny("@drop"),
      `ALTER TABLE ${path} DROP COLUMN ${column};`,
      `${renameWithin({ objname: quoteString(`${path}.${quote(steppingIn)}`), newname: quoteString(name), objtype: "N'COLUMN'" })};`,
      ...(passing === undefined
        ? [`SET @sql = ${alter(`ALTER COLUMN ${column} `)} + @type + N' NOT NULL';`]
        : [`SET @sql = ${alter(`DROP CONSTRAINT ${quote(passingName)}`)};`]),
      "IF @null = N'NOT NULL' EXEC sys.sp_executesql @sql;",
      replaceInHistory(operation, steppingIn, using, passing !== undefined),
    ]),
    runIfAny("@create"),
    givePermissions,
    `IF @comment IS NOT NULL ${newComment(kept, "@comment", true)};`,
  ];
  return { sql: lines.join("\n") };
}

/** The name of the new column while the old one is still there. */
const steppingIn = "__schemix_new";

function typeChange(operation: AlterColumn): readonly Statement[] {
  const { type, using, lossless, nullable } = operation;
  const guard =
    type === undefined || lossless === undefined ? [] : [losslessGuard(operation, type, lossless)];
  const own = quote(operation.name);
  if (isReplaced(operation))
    return [...guard, replaceColumn(operation, using === undefined ? own : closed(using))];
  if (type === undefined && nullable === undefined && operation.collation === undefined) return [];
  const alter = alterColumnText(operation, operation);
  // A default that is given anew is gone by now, and comes when the column is what it is to be.
  const lines = [
    collectAround(operation),
    runIfAny("@drop"),
    freeHistory(operation),
    ...(mayBeRowGuid(operation) ? withoutRowGuid(operation, alter) : [alter]),
    runIfAny("@create"),
  ];
  return [...guard, { sql: lines.join("\n") }];
}

function mayBeRowGuid({ type = rowGuidType, collation, rowGuid }: AlterColumn): boolean {
  return rowGuid === undefined && collation === undefined && type.toLowerCase() === rowGuidType;
}

const rowGuidType = "uniqueidentifier";

/** "ALTER TABLE": the ROWGUIDCOL of a table is no column to change. */
function withoutRowGuid(operation: AlterColumn, alter: string): readonly string[] {
  const { namespace, table, name } = operation;
  const turn = (how: string): string =>
    `IF @guid = 1 ALTER TABLE ${qualified(namespace, table)} ALTER COLUMN ${quote(name)} ${how} ROWGUIDCOL;`;
  return [
    `DECLARE @guid bit = (SELECT is_rowguidcol FROM sys.columns WHERE object_id = ${objectId(namespace, table)} AND column_id = ${columnId(operation)});`,
    turn("DROP"),
    alter,
    turn("ADD"),
  ];
}

/** @throws SchemixError `OPERATION_INVALID` for what takes a new table or a new column */
function refuse({
  table,
  name,
  generated,
  identity,
  storage,
  compression,
  statistics,
  options,
  notNull,
  byName,
}: AlterColumn): void {
  if (generated !== undefined && generated !== null)
    throw impossible(
      `The expression of ${table}.${name} cannot be changed in place`,
      "Drop the column and add it again, with what stands on it; `schemix generate` writes that.",
    );
  if (identity !== undefined && identity !== null)
    throw impossible(
      `${table}.${name} cannot become an identity in place`,
      "Its table has to be made anew; `schemix generate` writes that.",
    );
  const said = Object.entries({ storage, compression, statistics, options, notNull, byName }).find(
    ([, value]) => value !== undefined,
  );
  if (said !== undefined)
    throw impossible(`The column ${table}.${name} has the option ${said[0]}`, "Leave it out for SQL Server.");
}

function isReplaced({ using, generated, identity, type }: AlterColumn): boolean {
  return using !== undefined || generated === null || identity === null || passingDefault(type) !== undefined;
}

function settings(operation: AlterColumn): readonly Statement[] {
  const { namespace, table, name, sparse, rowGuid, hidden, type } = operation;
  const alter = `ALTER TABLE ${qualified(namespace, table)} ALTER COLUMN ${quote(name)}`;
  const turn = (isOn: boolean, word: string): string => `${alter} ${isOn ? "ADD" : "DROP"} ${word}`;
  // ALTER COLUMN has said it with the type, where it was not a new column that took the place.
  const isSaid = sparse === true && type !== undefined && !isReplaced(operation);
  return [
    ...(sparse === undefined || isSaid
      ? []
      : [{ sql: pausing(operation, sparseLines(operation, sparse, turn(sparse, "SPARSE"))) }]),
    ...(rowGuid === undefined ? [] : [{ sql: pausing(operation, [`${turn(rowGuid, "ROWGUIDCOL")};`]) }]),
    ...(hidden === undefined ? [] : [{ sql: turn(hidden, "HIDDEN") }]),
  ];
}

/** Columns of a table and of its history are sparse together. */
function sparseLines({ name }: AlterColumn, isSparse: boolean, turn: string): readonly string[] {
  const there = quoteString(` ALTER COLUMN ${quote(name)} ${isSparse ? "ADD" : "DROP"} SPARSE`);
  return [...(isSparse ? [uncompressed] : []), `${turn};`, inHistory("ALTER TABLE ", there)];
}

function defaultChange(operation: AlterColumn): readonly Statement[] {
  const { namespace, table, name, defaultName: given } = operation;
  if (operation.default === null) return [];
  if (operation.default !== undefined) {
    const column = { name, default: operation.default, defaultName: given ?? undefined };
    const path = qualified(namespace, table);
    return [{ sql: `ALTER TABLE ${path} ADD ${defaultClause(table, column)} FOR ${quote(name)}` }];
  }
  return given === undefined ? [] : [{ sql: renameDefault(operation, given ?? defaultName(table, name)) }];
}

function alterColumn(operation: AlterColumn): readonly Statement[] {
  refuse(operation);
  const place: ColumnPlace = operation;
  const isDefaultChanged = operation.default !== undefined;
  // SPARSE takes no column that is NOT NULL, and is taken away before it becomes so.
  // ALTER COLUMN takes no ROWGUIDCOL.
  const { sparse, rowGuid, ...others } = operation;
  const gone = {
    ...(sparse === false ? { sparse } : {}),
    ...(rowGuid === false ? { rowGuid } : {}),
  };
  const come = {
    ...(sparse === true ? { sparse } : {}),
    ...(rowGuid === true ? { rowGuid } : {}),
  };
  return [
    ...(isDefaultChanged ? [{ sql: dropDefault(place) }] : []),
    ...settings({ ...plainPlace(operation), ...gone }),
    ...typeChange(operation),
    ...defaultChange(operation),
    ...settings({ ...others, ...come }),
  ];
}

function plainPlace({ kind, namespace, table, name }: AlterColumn): AlterColumn {
  return { kind, namespace, table, name };
}

export const columnCompilers = { addColumn, dropColumn, alterColumn, renameColumn };
