import type {
  AlterIndex,
  CreateIndex,
  DropIndex,
  IndexKey,
  RenameIndex,
} from "../../../objects/index/shape.js";
import type { Statement } from "../../dialect.js";
import { qualified, quote } from "../sql/writer.js";
import { catalogName, closed, nameList, parenthesized, storageList, words } from "./clauses.js";
import { storageChanges } from "./storage-changes.js";

export function indexKeyClause(key: IndexKey): string {
  const { operatorClass, operatorClassOptions } = key;
  const options = operatorClassOptions === undefined ? "" : ` (${storageList(operatorClassOptions)})`;
  return words(
    key.column === undefined ? parenthesized(key.expression ?? "") : quote(key.column),
    key.collation !== undefined && `COLLATE ${catalogName(key.collation)}`,
    operatorClass !== undefined && `${catalogName(operatorClass)}${options}`,
    key.order === "desc" && "DESC",
    key.nulls !== undefined && `NULLS ${key.nulls.toUpperCase()}`,
  );
}

function createIndex(operation: CreateIndex): readonly Statement[] {
  const { concurrently, include, storage } = operation;
  const sql = words(
    operation.unique === true ? "CREATE UNIQUE INDEX" : "CREATE INDEX",
    concurrently === true && "CONCURRENTLY",
    operation.ifNotExists === true && "IF NOT EXISTS",
    quote(operation.name),
    `ON ${qualified(operation.namespace, operation.table)}`,
    operation.method !== undefined && `USING ${quote(operation.method)}`,
    `(${operation.keys.map(indexKeyClause).join(", ")})`,
    include !== undefined && include.length > 0 && `INCLUDE ${nameList(include)}`,
    operation.nullsNotDistinct === true && "NULLS NOT DISTINCT",
    storage !== undefined && Object.keys(storage).length > 0 && `WITH (${storageList(storage)})`,
    operation.tablespace !== undefined && `TABLESPACE ${quote(operation.tablespace)}`,
    operation.where !== undefined && `WHERE ${closed(operation.where)}`,
  );
  const create = concurrently === true ? { sql, transactional: false } : { sql };
  return [create, ...statisticsTargets(operation)];
}

function statisticsTargets({
  namespace,
  name,
  statistics,
}: Pick<AlterIndex, "namespace" | "name" | "statistics">) {
  return Object.entries(statistics ?? {}).map(([key, target]) => ({
    sql: `ALTER INDEX ${qualified(namespace, name)} ALTER COLUMN ${Number(key)} SET STATISTICS ${target ?? -1}`,
  }));
}

function dropIndex({ namespace, name, concurrently, ifExists }: DropIndex): readonly Statement[] {
  const sql = words(
    "DROP INDEX",
    concurrently === true && "CONCURRENTLY",
    ifExists === true && "IF EXISTS",
    qualified(namespace, name),
  );
  return [concurrently === true ? { sql, transactional: false } : { sql }];
}

function renameIndex({ namespace, name, to }: RenameIndex): readonly Statement[] {
  return [{ sql: `ALTER INDEX ${qualified(namespace, name)} RENAME TO ${quote(to)}` }];
}

function alterIndex(operation: AlterIndex): readonly Statement[] {
  const { namespace, name, storage, tablespace } = operation;
  const changes = [
    ...storageChanges(storage),
    ...(tablespace === undefined ? [] : [`SET TABLESPACE ${quote(tablespace ?? "pg_default")}`]),
  ];
  return [
    ...changes.map((change) => ({ sql: `ALTER INDEX ${qualified(namespace, name)} ${change}` })),
    ...statisticsTargets(operation),
  ];
}

export const indexCompilers = { createIndex, dropIndex, renameIndex, alterIndex };
