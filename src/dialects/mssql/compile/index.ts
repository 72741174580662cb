import type {
  AlterIndex,
  CreateIndex,
  DropIndex,
  IndexKey,
  RenameIndex,
} from "../../../objects/index/shape.js";
import type { Statement } from "../../dialect.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import { closed, execute, impossible, nameList, objectId, option, optionList, words } from "./clauses.js";

function keyClause({ column, order, ...others }: IndexKey, index: string): string {
  const { expression, nulls, collation, operatorClass, operatorClassOptions } = others;
  const said = Object.entries({ expression, nulls, collation, operatorClass, operatorClassOptions }).find(
    ([, value]) => value !== undefined,
  );
  if (column === undefined || said !== undefined)
    throw impossible(
      `The index ${index} has a key with ${said?.[0] ?? "no column"}`,
      "Index a column; for an expression add a computed column and index that.",
    );
  return words(quote(column), order === "desc" && "DESC");
}

/** An index as CREATE INDEX makes it. Two NULLs always count as equal, so `nullsNotDistinct` needs no word. */
function indexText(operation: CreateIndex, isOnline: boolean): string {
  const { include, storage = {}, where } = operation;
  const options = [
    ...(Object.keys(storage).length === 0 ? [] : [optionList(storage)]),
    ...(isOnline ? ["ONLINE = ON"] : []),
  ];
  return words(
    words("CREATE", operation.unique === true && "UNIQUE"),
    operation.clustered === true ? "CLUSTERED" : "NONCLUSTERED",
    `INDEX ${quote(operation.name)} ON ${qualified(operation.namespace, operation.table)}`,
    `(${operation.keys.map((key) => keyClause(key, operation.name)).join(", ")})`,
    include !== undefined && include.length > 0 && `INCLUDE ${nameList(include)}`,
    where !== undefined && `WHERE ${closed(where)}`,
    options.length > 0 && `WITH (${options.join(", ")})`,
    operation.tablespace !== undefined && `ON ${quote(operation.tablespace)}`,
  );
}

/** Editions that build indexes while others write: Enterprise and Developer, Azure SQL Database and Managed Instance. */
const hasOnline = "SERVERPROPERTY('EngineEdition') IN (3, 5, 8)";

function createIndex(operation: CreateIndex): readonly Statement[] {
  const { namespace, table, name, method, statistics } = operation;
  if (method !== undefined || statistics !== undefined)
    throw impossible(
      `The index ${name} has a method or statistics targets`,
      "Leave that out for SQL Server.",
    );
  const create =
    operation.concurrently === true
      ? `IF ${hasOnline} ${indexText(operation, true)}\nELSE ${indexText(operation, false)}`
      : indexText(operation, false);
  const isThere = `EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = ${objectId(namespace, table)} AND name = ${quoteString(name)})`;
  const sql = operation.ifNotExists === true ? `IF NOT ${isThere}\nBEGIN\n${create}\nEND` : create;
  return [{ sql }, ...(operation.disabled === true ? [{ sql: alter(operation, "DISABLE") }] : [])];
}

function alter(
  { namespace, table, name }: Pick<AlterIndex, "namespace" | "table" | "name">,
  change: string,
): string {
  return `ALTER INDEX ${quote(name)} ON ${qualified(namespace, table)} ${change}`;
}

function dropIndex({ namespace, table, name, ifExists }: DropIndex): readonly Statement[] {
  return [
    {
      sql: words(
        "DROP INDEX",
        ifExists === true && "IF EXISTS",
        `${quote(name)} ON ${qualified(namespace, table)}`,
      ),
    },
  ];
}

function renameIndex({ namespace, table, name, to }: RenameIndex): readonly Statement[] {
  const args = {
    objname: quoteString(`${qualified(namespace, table)}.${quote(name)}`),
    newname: quoteString(to),
    objtype: "N'INDEX'",
  };
  return [{ sql: execute("sys.sp_rename", args) }];
}

/** What an option is when nobody says it, for those that ALTER INDEX sets without building the index anew. */
const settable: Readonly<Record<string, string>> = {
  allow_row_locks: "on",
  allow_page_locks: "on",
  ignore_dup_key: "off",
  optimize_for_sequential_key: "off",
  statistics_norecompute: "off",
};
const rebuilt: Readonly<Record<string, string>> = {
  fillfactor: "100",
  pad_index: "off",
  data_compression: "none",
};

function alterIndex(operation: AlterIndex): readonly Statement[] {
  const { name, storage = {}, tablespace, statistics, disabled } = operation;
  if (tablespace !== undefined || statistics !== undefined)
    throw impossible(
      `The index ${name} cannot be moved in place`,
      "Drop it and create it again; `schemix generate` writes that.",
    );
  const listOf = (known: Readonly<Record<string, string>>, isKnown: boolean): readonly string[] =>
    Object.keys(storage)
      .filter((key) => Object.hasOwn(known, key) === isKnown)
      .sort()
      .map((key) => option(key, storage[key] ?? rebuilt[key] ?? settable[key] ?? "off"));
  const [set, build] = [listOf(settable, true), listOf(settable, false)];
  const isRebuilt = build.length > 0 || disabled === false;
  return [
    ...(isRebuilt ? [{ sql: rebuild(operation, build, Object.hasOwn(storage, norecompute)) }] : []),
    ...(set.length > 0 ? [{ sql: alter(operation, `SET (${set.join(", ")})`) }] : []),
    ...(disabled === true ? [{ sql: alter(operation, "DISABLE") }] : []),
  ];
}

const norecompute = "statistics_norecompute";

/**
 * "ALTER INDEX": an option that is not said stays as `sys.indexes` has it, and becomes what is usual where that does not have it. So it is with
 * the statistics of the index, which are to stay as they are.
 */
function rebuild(operation: AlterIndex, options: readonly string[], isSaid: boolean): string {
  const { namespace, table, name } = operation;
  const sql = alter(operation, words("REBUILD", options.length > 0 && `WITH (${options.join(", ")})`));
  if (isSaid) return sql;
  return [
    `DECLARE @isFixed bit = (SELECT no_recompute FROM sys.stats WHERE object_id = ${objectId(namespace, table)} AND name = ${quoteString(name)});`,
    `${sql};`,
    `IF @isFixed = 1 ${alter(operation, "SET (STATISTICS_NORECOMPUTE = ON)")};`,
  ].join("\n");
}

export const indexCompilers = { createIndex, dropIndex, renameIndex, alterIndex };
