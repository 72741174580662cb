/** A new table takes the place of the one that is there. */
import type { Column } from "../../objects/column/shape.js";
import { nameList, objectId, renameWithin } from "./compile-clauses.js";
import { rebuildRefusal } from "./refusals.js";
import { qualified, quoteString } from "./writer.js";

export interface TablePlace {
  readonly namespace?: string | undefined;
  readonly table: string;
}

/** What a table may have that nobody would make again: then nothing is done. */
const unknown: readonly (readonly [catalog: string, condition: string])[] = [
  ["fulltext_indexes", ""],
  ["indexes", " AND type NOT IN (0, 1, 2)"],
  ["indexes", " AND data_space_id IN (SELECT data_space_id FROM sys.partition_schemes)"],
  ["stats", " AND user_created = 1"],
  ["change_tracking_tables", ""],
  [
    "tables",
    " AND (is_tracked_by_cdc = 1 OR is_replicated = 1 OR is_filetable = 1 OR is_memory_optimized = 1)",
  ],
  ["tables", " AND principal_id IS NOT NULL"],
  ["identity_columns", " AND is_not_for_replication = 1"],
  ["masked_columns", " AND is_masked = 1"],
  ["columns", " AND (is_filestream = 1 OR is_column_set = 1 OR encryption_type IS NOT NULL)"],
];

/** Refuses a table with something that would not come back. */
export function refuseUnknown({ namespace, table }: TablePlace): string {
  const id = objectId(namespace, table);
  const looks = unknown.map(
    ([catalog, condition]) => `  SELECT 1 AS found FROM sys.${catalog} WHERE object_id = ${id}${condition}`,
  );
  const others = [
    `  SELECT 1 AS found FROM sys.security_predicates WHERE target_object_id = ${id}`,
    `  SELECT 1 AS found FROM sys.extended_properties WHERE class IN (1, 7) AND major_id = ${id} AND name <> N'MS_Description'`,
    `  SELECT 1 AS found FROM sys.triggers AS t JOIN sys.trigger_events AS e ON e.object_id = t.object_id WHERE t.parent_id = ${id} AND (e.is_first = 1 OR e.is_last = 1)`,
  ];
  const message =
    `${qualified(namespace, table)} has to be made anew, and has something that would be lost by that: ` +
    "a full-text, XML, spatial or columnstore index, partitions, statistics, change tracking or capture, replication, masks, " +
    "encryption, a security policy, an owner of its own, an order of triggers, or extended properties other than MS_Description";
  return [
    `-- make ${oneLine(qualified(namespace, table))} anew, with all that stands on it`,
    `IF EXISTS (\n${[...looks, ...others].join("\n  UNION ALL\n")}\n)`,
    `  THROW ${rebuildRefusal}, ${quoteString(message)}, 1;`,
  ].join("\n");
}

/** A comment holds no line end, so that nothing of a name becomes SQL. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
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
    `IF (SELECT COUNT_BIG(*) FROM ${there}) <> (SELECT COUNT_BIG(*) FROM ${from}) THROW ${rebuildRefusal}, ${quoteString(message)}, 1;`,
  ].join("\n");
}

/** Drops the table and gives its name to the new one. */
export function takePlace({ namespace, table }: TablePlace, from: string): string {
  return [
    `DROP TABLE ${qualified(namespace, table)};`,
    `${renameWithin({ objname: quoteString(qualified(namespace, from)), newname: quoteString(table), objtype: "N'OBJECT'" })};`,
  ].join("\n");
}
