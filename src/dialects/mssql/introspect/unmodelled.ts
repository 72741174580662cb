/** What a database has and the schema has no word for, by name. */
import type { Unmodelled } from "../../dialect.js";
import { historyColumnstore, historyIndex } from "../limits/rebuild-limits.js";
import { type CatalogContext, type Cells, notShipped, ownTables, specialTables } from "./catalog.js";
import { automaticIndexes } from "./index.js";
import { ofDatabase, part, path, privileges, properties } from "./unmodelled-parts.js";

/** One row for each thing in sight. Each part is a statement of its own: the server plans all of a statement together. */
export function unmodelledQuery(context: CatalogContext): string {
  const parts = [
    ...ofTables(context),
    ...ofStorage(context),
    ...ofColumns(context),
    ...ofIndexes(context),
    ...ofConstraints(),
    ...ofModules(context),
    ...inNamespaces(context),
    ...ofDatabase(context),
    ...properties(context),
    ...privileges(context),
  ];
  return [
    "DECLARE @found TABLE (what nvarchar(200), place nvarchar(600))",
    ...parts.map((part) => `INSERT INTO @found ${part}`),
    "SELECT DISTINCT found.what AS [what], found.place AS [where] FROM @found AS found ORDER BY [what], [where]",
  ].join(";\n");
}

export function readUnmodelled(row: Cells): Unmodelled {
  return { what: row.text("what"), where: row.text("where") };
}

const table = path("sc.namespace", "sc.name");

function ofTables(context: CatalogContext): string[] {
  const any = `sys.objects AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id JOIN sys.tables AS k ON k.object_id = t.object_id
      WHERE ${ownTables(context)}`;
  const own = "@scope AS sc JOIN sys.tables AS k ON k.object_id = sc.object_id";
  return [
    ...specialTables(context.version).map(([what, condition]) =>
      part(what, path("s.name", "t.name"), `${any} AND ${condition}`),
    ),
    ...(context.version >= 1600
      ? [
          part(
            "view of a ledger",
            path("s.name", "v.name"),
            `sys.views AS v JOIN sys.schemas AS s ON s.schema_id = v.schema_id WHERE v.ledger_view_type = 1 AND ${context.namespaces}`,
          ),
        ]
      : []),
    part(
      "period without a history",
      table,
      `${own} JOIN sys.periods AS p ON p.object_id = k.object_id WHERE k.temporal_type = 0`,
    ),
    part(
      "place of large values",
      table,
      `${own} JOIN sys.data_spaces AS d ON d.data_space_id = k.lob_data_space_id AND d.is_default = 0`,
    ),
    part(
      "place of large values",
      table,
      `${own} WHERE k.large_value_types_out_of_row = 1 OR k.text_in_row_limit > 0`,
    ),
    part("FILESTREAM", table, `${own} WHERE k.filestream_data_space_id IS NOT NULL`),
    part("change data capture", table, `${own} WHERE k.is_tracked_by_cdc = 1`),
    part(
      "change tracking",
      table,
      "@scope AS sc JOIN sys.change_tracking_tables AS k ON k.object_id = sc.object_id",
    ),
    part("replication", table, `${own} WHERE k.is_replicated = 1 OR k.is_merge_published = 1`),
    part(
      "security policy",
      table,
      "@scope AS sc JOIN sys.security_predicates AS k ON k.target_object_id = sc.object_id",
    ),
    part("table made with ANSI_NULLS OFF", table, `${own} WHERE k.uses_ansi_nulls = 0`),
  ];
}

/** How and where the rows and the history of a table lie. */
function ofStorage({ version }: CatalogContext): string[] {
  const xml =
    version >= 1600
      ? [
          part(
            "XML compression",
            table,
            "@scope AS sc JOIN sys.partitions AS pt ON pt.object_id = sc.object_id AND pt.xml_compression = 1",
          ),
        ]
      : [];
  return [
    part(
      historyColumnstore,
      table,
      `@scope AS sc JOIN sys.tables AS k ON k.object_id = sc.object_id JOIN sys.indexes AS i ON i.object_id = k.history_table_id AND i.type IN (5, 6)`,
    ),
    part(
      historyIndex,
      table,
      `@scope AS sc JOIN sys.tables AS k ON k.object_id = sc.object_id JOIN sys.indexes AS i ON i.object_id = k.history_table_id AND i.type = 2`,
    ),
    part(
      "full-text index",
      table,
      "@relations AS sc JOIN sys.fulltext_indexes AS f ON f.object_id = sc.object_id",
    ),
    part(
      "partitioned table",
      table,
      `@scope AS sc JOIN sys.indexes AS i ON i.object_id = sc.object_id AND i.index_id IN (0, 1)
      JOIN sys.partition_schemes AS ps ON ps.data_space_id = i.data_space_id`,
    ),
    ...xml,
  ];
}

/** The first version that keeps what is said of how confidential values are. */
const classifications = 1500;

function ofColumns({ version }: CatalogContext): string[] {
  const column = path("sc.namespace", "sc.name", "c.name");
  const from = (condition: string): string =>
    `@scope AS sc JOIN sys.columns AS c ON c.object_id = sc.object_id WHERE ${condition}`;
  const classified = part(
    "sensitivity classification",
    column,
    `@relations AS sc JOIN sys.sensitivity_classifications AS k ON k.class = 1 AND k.major_id = sc.object_id
      JOIN sys.columns AS c ON c.object_id = k.major_id AND c.column_id = k.minor_id`,
  );
  return [
    ...(version >= classifications ? [classified] : []),
    part("masked column", column, from("c.is_masked = 1")),
    part("encrypted column", column, from("c.encryption_type IS NOT NULL")),
    part("column set", column, from("c.is_column_set = 1")),
    part("XML schema of a column", column, from("c.xml_collection_id <> 0")),
    part("rule of a column", column, from("c.rule_object_id <> 0")),
    // "sys.columns": text and bytes of one byte each; those without a limit are always padded.
    part(
      "column made with ANSI_PADDING OFF",
      column,
      from(
        "c.is_ansi_padded = 0 AND c.max_length > 0 AND TYPE_NAME(c.system_type_id) IN (N'char', N'varchar', N'binary', N'varbinary')",
      ),
    ),
    part(
      "bound default",
      column,
      from(
        "c.default_object_id <> 0 AND EXISTS (SELECT 1 FROM sys.objects AS d WHERE d.object_id = c.default_object_id AND d.parent_object_id = 0)",
      ),
    ),
    part(
      "identity that is not for replication",
      column,
      "@scope AS sc JOIN sys.identity_columns AS c ON c.object_id = sc.object_id WHERE c.is_not_for_replication = 1",
    ),
    part(
      "statistics",
      path("sc.namespace", "sc.name", "st.name"),
      "@relations AS sc JOIN sys.stats AS st ON st.object_id = sc.object_id AND st.user_created = 1",
    ),
  ];
}

function ofIndexes({ version }: CatalogContext): string[] {
  const index = path("sc.namespace", "sc.name", "i.name");
  const from = (condition: string): string =>
    `@relations AS sc JOIN sys.indexes AS i ON i.object_id = sc.object_id AND i.is_hypothetical = 0 WHERE ${condition}`;
  // Columnstore, XML and spatial indexes, and whatever comes: the server's own word for each.
  const other = "CONCAT(LOWER(i.type_desc COLLATE DATABASE_DEFAULT), N' index')";
  return [
    part(other, index, from("i.type NOT IN (0, 1, 2)")),
    ...(version >= automaticIndexes ? [part("automatic index", index, from("i.auto_created = 1"))] : []),
    part(
      "disabled key",
      index,
      from("i.is_disabled = 1 AND (i.is_primary_key = 1 OR i.is_unique_constraint = 1)"),
    ),
    part(
      "partitioned index",
      index,
      `@relations AS sc JOIN sys.indexes AS i ON i.object_id = sc.object_id AND i.index_id > 1
      JOIN sys.partition_schemes AS ps ON ps.data_space_id = i.data_space_id`,
    ),
  ];
}

function ofConstraints(): string[] {
  const constraint = path("sc.namespace", "sc.name", "c.name");
  const spared = (catalog: string): string =>
    part(
      "constraint that is not for replication",
      constraint,
      `@scope AS sc JOIN sys.${catalog} AS c ON c.parent_object_id = sc.object_id AND c.is_not_for_replication = 1`,
    );
  return [
    spared("foreign_keys"),
    spared("check_constraints"),
    part(
      "edge constraint",
      constraint,
      "@scope AS sc JOIN sys.objects AS c ON c.parent_object_id = sc.object_id AND c.type = 'EC'",
    ),
  ];
}

function ofModules({ namespaces, isService }: CatalogContext): string[] {
  const name = path("s.name", "o.name");
  const sort = "LOWER(REPLACE(REPLACE(o.type_desc, '_', ' '), 'SQL ', '') COLLATE DATABASE_DEFAULT)";
  const from = (condition: string): string =>
    `sys.objects AS o JOIN sys.schemas AS s ON s.schema_id = o.schema_id JOIN sys.sql_modules AS m ON m.object_id = o.object_id
      WHERE ${namespaces} AND ${notShipped("o")} AND o.type IN ('V', 'P', 'FN', 'IF', 'TF', 'TR') AND ${condition}`;
  const trigger = path("sc.namespace", "sc.name", "t.name");
  const triggers = (condition: string): string =>
    `@relations AS sc JOIN sys.triggers AS t ON t.parent_id = sc.object_id AND t.parent_class = 1 WHERE ${condition}`;
  return [
    part(
      `CONCAT(N'encrypted ', ${sort})`,
      name,
      from("m.definition IS NULL AND OBJECTPROPERTY(o.object_id, 'IsEncrypted') = 1"),
    ),
    part(
      `CONCAT(N'hidden ', ${sort})`,
      name,
      from("m.definition IS NULL AND OBJECTPROPERTY(o.object_id, 'IsEncrypted') = 0"),
    ),
    part(`CONCAT(N'natively compiled ', ${sort})`, name, from("m.uses_native_compilation = 1")),
    part(
      `CONCAT(${sort}, N' made with other settings')`,
      name,
      from("(m.uses_ansi_nulls = 0 OR m.uses_quoted_identifier = 0)"),
    ),
    ...(isService ? [] : [part("numbered procedure", name, from(isNumbered))]),
    part("trigger that is not for replication", trigger, triggers("t.is_not_for_replication = 1")),
    part(
      "order of a trigger",
      trigger,
      triggers(
        "EXISTS (SELECT 1 FROM sys.trigger_events AS e WHERE e.object_id = t.object_id AND (e.is_first = 1 OR e.is_last = 1))",
      ),
    ),
  ];
}

const isNumbered = "EXISTS (SELECT 1 FROM sys.numbered_procedures AS p WHERE p.object_id = o.object_id)";

/** What facts are made of; everything else has a row in sys.objects with another type. */
const known = [
  "U",
  "V",
  "P",
  "FN",
  "IF",
  "TF",
  "TR",
  "PK",
  "UQ",
  "C",
  "F",
  "SO",
  "TT",
  "IT",
  "S",
  "EC",
  "ET",
];

function inNamespaces({ namespaces, isService }: CatalogContext): string[] {
  const of = (what: string, catalog: string, condition = "1 = 1"): string =>
    part(
      what,
      path("s.name", "o.name"),
      `sys.${catalog} AS o JOIN sys.schemas AS s ON s.schema_id = o.schema_id WHERE ${namespaces} AND ${condition}`,
    );
  const list = known.map((type) => `'${type}'`).join(", ");
  const sort = "LOWER(REPLACE(o.type_desc, '_', ' ') COLLATE DATABASE_DEFAULT)";
  // A default that belongs to no table is one of those that are bound to columns.
  const isOther = `o.type NOT IN (${list}) AND NOT (o.type = 'D' AND o.parent_object_id <> 0)`;
  return [
    of(sort, "objects", `${isOther} AND ${notShipped("o")}`),
    ...(isService ? [] : [of("type of an assembly", "assembly_types", "o.is_user_defined = 1")]),
    of("memory-optimised table type", "table_types", "o.is_user_defined = 1 AND o.is_memory_optimized = 1"),
    of("XML schema collection", "xml_schema_collections"),
    of(
      "rule of a type",
      "types",
      "o.is_user_defined = 1 AND (o.rule_object_id <> 0 OR o.default_object_id <> 0)",
    ),
  ];
}
