/** A new table takes the place of the one that is there. */
import type { Column } from "../../../objects/column/shape.js";
import type { CreateTable } from "../../../objects/table/shape.js";
import { raise, rebuildRefusal } from "../sql/refusals.js";
import { qualified, quoteString } from "../sql/writer.js";
import { columnClause, nameList, objectId, renameWithin } from "./clauses.js";
import { behindColumns } from "./table.js";

export interface TablePlace {
  readonly namespace?: string | undefined;
  readonly table: string;
}

/** What a table may have that nobody would make again: then nothing is done. */
const unknown: readonly (readonly [catalog: string, condition: string])[] = [
  ["fulltext_indexes", ""],
  ["indexes", " AND type NOT IN (0, 1, 2)"],
  ["indexes", " AND data_space_id IN (SELECT data_space_id FROM sys.partition_schemes)"],
  ["indexes", " AND is_disabled = 1 AND (is_primary_key = 1 OR is_unique_constraint = 1)"],
  ["stats", " AND user_created = 1"],
  ["change_tracking_tables", ""],
  [
    "tables",
    " AND (is_tracked_by_cdc = 1 OR is_replicated = 1 OR is_merge_published = 1 OR is_filetable = 1 OR is_memory_optimized = 1)",
  ],
  ["tables", " AND (large_value_types_out_of_row = 1 OR text_in_row_limit > 0 OR uses_ansi_nulls = 0)"],
  [
    "tables",
    " AND (filestream_data_space_id IS NOT NULL OR lob_data_space_id IN (SELECT data_space_id FROM sys.data_spaces WHERE is_default = 0))",
  ],
  ["tables", " AND principal_id IS NOT NULL"],
  ["tables", " AND temporal_type = 0 AND object_id IN (SELECT object_id FROM sys.periods)"],
  ["identity_columns", " AND is_not_for_replication = 1"],
  ["masked_columns", " AND is_masked = 1"],
  ["columns", " AND (is_filestream = 1 OR is_column_set = 1 OR encryption_type IS NOT NULL)"],
  ["columns", " AND (xml_collection_id <> 0 OR rule_object_id <> 0)"],
];

/**
 * Refuses a table with something that would not come back.
 * @param known the names of what does: its columns, constraints, indexes and triggers
 */
export function refuseUnknown({ namespace, table }: TablePlace, known: readonly string[]): string {
  const id = objectId(namespace, table);
  const looks = unknown.map(
    ([catalog, condition]) => `  SELECT 1 AS found FROM sys.${catalog} WHERE object_id = ${id}${condition}`,
  );
  const spared = (catalog: string, owner: string): string =>
    `  SELECT 1 AS found FROM sys.${catalog} WHERE ${owner} = ${id} AND is_not_for_replication = 1`;
  const others = [
    ...["check_constraints", "foreign_keys"].map((catalog) => spared(catalog, "parent_object_id")),
    spared("triggers", "parent_id"),
    `  SELECT 1 AS found FROM sys.columns AS c JOIN sys.objects AS d ON d.object_id = c.default_object_id AND d.parent_object_id = 0 WHERE c.object_id = ${id}`,
    `  SELECT 1 AS found FROM sys.extended_properties WHERE class = 1 AND major_id IN (SELECT object_id FROM sys.default_constraints WHERE parent_object_id = ${id})`,
    `  SELECT 1 AS found FROM sys.security_predicates WHERE target_object_id = ${id}`,
    `  SELECT 1 AS found FROM sys.extended_properties WHERE class IN (1, 7) AND major_id = ${id} AND name <> N'MS_Description'`,
    `  SELECT 1 AS found FROM sys.triggers AS t JOIN sys.trigger_events AS e ON e.object_id = t.object_id WHERE t.parent_id = ${id} AND (e.is_first = 1 OR e.is_last = 1)`,
  ];
  const message =
    `${qualified(namespace, table)} has to be made anew, and has something that would be lost by that: ` +
    "a full-text, XML, spatial or columnstore index, partitions, statistics, change tracking or capture, replication, masks, " +
    "encryption, a security policy, an owner of its own, an order of triggers, a bound default or rule, an XML schema, a place of its " +
    "own for large values, a disabled key, a period without a history, or extended properties other than MS_Description";
  const parts = [
    `SELECT name FROM sys.columns WHERE object_id = ${id}`,
    `SELECT name FROM sys.objects WHERE parent_object_id = ${id} AND type IN ('C', 'F', 'PK', 'UQ', 'TR', 'TA', 'EC')`,
    `SELECT name FROM sys.indexes WHERE object_id = ${id} AND index_id > 0 AND is_hypothetical = 0 AND is_primary_key = 0 AND is_unique_constraint = 0`,
  ];
  const undeclared = `${qualified(namespace, table)} has to be made anew, and would lose what no entity declares or the login may not see: `;
  return [
    `-- make ${oneLine(qualified(namespace, table))} anew, with all that stands on it`,
    `IF EXISTS (\n${[...looks, ...others].join("\n  UNION ALL\n")}\n)`,
    `  ${raise(rebuildRefusal, message)};`,
    `DECLARE @unknown nvarchar(2000) = (SELECT TOP (1) part.name FROM (\n  ${parts.join("\n  UNION ALL ")}\n) AS part WHERE part.name NOT IN (${known.map(quoteString).join(", ")}));`,
    `SET @unknown = REPLACE(${quoteString(undeclared)} + @unknown, N'%', N'%%');`,
    `IF @unknown IS NOT NULL THROW ${rebuildRefusal}, @unknown, 1;`,
  ].join("\n");
}

/** A comment holds no line end, so that nothing of a name becomes SQL. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
}

/** Makes a table whose columns have the order of those of another one. */
export function createInOrderOf({ namespace, table }: TablePlace, made: CreateTable): string {
  const rows = made.columns.map(
    (column) => `(${quoteString(column.name)}, ${quoteString(columnClause(made.table, column))})`,
  );
  const head = `CREATE TABLE ${qualified(made.namespace, made.table)} (\n  `;
  return [
    "DECLARE @columns nvarchar(max) = (SELECT STRING_AGG(CAST(said.line AS nvarchar(max)), N',\n  ') WITHIN GROUP (ORDER BY c.column_id)",
    `  FROM (VALUES\n    ${rows.join(",\n    ")}\n  ) AS said (name, line)`,
    `  JOIN sys.columns AS c ON c.object_id = ${objectId(namespace, table)} AND c.name = said.name COLLATE DATABASE_DEFAULT);`,
    `EXEC (${quoteString(head)} + @columns + ${quoteString(`\n)${behindColumns(made)}`)});`,
  ].join("\n");
}

/** The server fills these by itself. */
function isCopied({ generated, type }: Column): boolean {
  return generated === undefined && !/^(?:rowversion|timestamp)$/i.test(type);
}

/**
 * Copies all rows, numbers of the identity among them, and looks whether all are there.
 * @param isContinued the identity was one before: numbers that were given out are not given out again
 */
export function copyRows(
  { namespace, table }: TablePlace,
  to: string,
  columns: readonly Column[],
  isContinued: boolean,
): string {
  const [from, there] = [qualified(namespace, table), qualified(namespace, to)];
  const list = nameList(columns.filter(isCopied).map(({ name }) => name));
  const message = `Some rows of ${from} have not come into the table that takes its place`;
  const step = columns.find(({ identity }) => identity !== undefined)?.identity?.increment ?? "1";
  // The first row of a table that has had none gets the number itself, and not the next one ("DBCC CHECKIDENT").
  const reseed = [
    "DECLARE @last decimal(38, 0);",
    `SELECT @last = CONVERT(decimal(38, 0), last_value) FROM sys.identity_columns WHERE object_id = ${objectId(namespace, table)};`,
    `IF NOT EXISTS (SELECT 1 FROM ${there}) SET @last = @last + ${step.startsWith("-") ? `(${step})` : step};`,
    `IF @last IS NOT NULL DBCC CHECKIDENT (${quoteString(there)}, RESEED, @last) WITH NO_INFOMSGS;`,
  ];
  return [
    `SET IDENTITY_INSERT ${there} ON;`,
    `INSERT INTO ${there} ${list} SELECT ${list.slice(1, -1)} FROM ${from} WITH (TABLOCKX, HOLDLOCK);`,
    `SET IDENTITY_INSERT ${there} OFF;`,
    ...(isContinued ? reseed : []),
    `IF (SELECT COUNT_BIG(*) FROM ${there}) <> (SELECT COUNT_BIG(*) FROM ${from}) ${raise(rebuildRefusal, message)};`,
  ].join("\n");
}

/** Drops the table and gives its name to the new one. */
export function takePlace({ namespace, table }: TablePlace, from: string): string {
  return [
    `DROP TABLE ${qualified(namespace, table)};`,
    `${renameWithin({ objname: quoteString(qualified(namespace, from)), newname: quoteString(table), objtype: "N'OBJECT'" })};`,
  ].join("\n");
}
