import type { Index } from "../../../objects/index/shape.js";
import type { KeyIndexAttributes, PrimaryKey } from "../../../objects/primary-key/shape.js";
import type { Unique } from "../../../objects/unique/shape.js";
import { referenceOf } from "../../../schema/object.js";
import { sparse } from "../../../util/compact.js";
import { uncompressed } from "../sql/places.js";
import type { CatalogContext, Cells, Names } from "./catalog.js";
import { readable } from "./column.js";
import { compressionOf } from "./table.js";

/** Rows in order and unordered ones: XML, spatial, columnstore and hash indexes are of other types ("sys.indexes"). */
function plainIndex(version: number): string {
  return `i.type IN (1, 2) AND i.is_hypothetical = 0${version >= automaticIndexes ? " AND i.auto_created = 0" : ""}`;
}

/** The first version in which an index may be the work of automatic tuning, which makes and drops them by itself. */
export const automaticIndexes = 1500;

/** Indexes of tables, of views and of table types, those that keep a key among them. */
export function indexQuery({ version }: CatalogContext): string {
  const sequential = version >= 1500 ? "i.optimize_for_sequential_key" : "0";
  return `SELECT i.object_id AS [table], i.index_id AS [id], i.name AS [name], i.type AS [type], i.is_unique AS [unique],
    i.is_primary_key AS [isPrimary], i.is_unique_constraint AS [isConstraint], kc.object_id AS [constraintId],
    i.has_filter AS [hasFilter], i.filter_definition AS [filter], i.is_disabled AS [disabled],
    i.fill_factor AS [fillFactor], i.is_padded AS [padded], i.ignore_dup_key AS [ignoreDuplicates],
    i.allow_row_locks AS [rowLocks], i.allow_page_locks AS [pageLocks], ${sequential} AS [sequential],
    st.no_recompute AS [noRecompute], pt.data_compression AS [compression],
    CASE WHEN space.type = 'FG' AND ((i.index_id = 1 AND space.is_default = 0) OR (i.index_id > 1 AND i.data_space_id <> base.data_space_id))
      THEN space.name END AS [filegroup]
  FROM @owners AS o JOIN sys.indexes AS i ON i.object_id = o.object_id AND ${plainIndex(version)}
    LEFT JOIN sys.indexes AS base ON base.object_id = i.object_id AND base.index_id IN (0, 1)
    LEFT JOIN sys.key_constraints AS kc ON kc.parent_object_id = i.object_id AND kc.unique_index_id = i.index_id
    LEFT JOIN sys.stats AS st ON st.object_id = i.object_id AND st.stats_id = i.index_id
    LEFT JOIN sys.partitions AS pt ON pt.object_id = i.object_id AND pt.index_id = i.index_id AND pt.partition_number = 1
    LEFT JOIN sys.data_spaces AS space ON space.data_space_id = i.data_space_id
  ORDER BY i.object_id, i.index_id`;
}

/** A column that the server has added for the partitions has neither a place in the key nor is it included. */
export function indexColumnQuery({ version }: CatalogContext): string {
  return `SELECT ic.object_id AS [table], ic.index_id AS [index], c.name AS [name], ic.is_descending_key AS [descending],
    ic.is_included_column AS [included]
  FROM @owners AS o JOIN sys.indexes AS i ON i.object_id = o.object_id AND ${plainIndex(version)}
    JOIN sys.index_columns AS ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
    JOIN sys.columns AS c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
  WHERE ic.key_ordinal > 0 OR ic.is_included_column = 1
  ORDER BY ic.object_id, ic.index_id, ic.is_included_column, ic.key_ordinal, ic.index_column_id`;
}

/** Number of the table and the index → its columns. */
export type IndexColumns = ReadonlyMap<string, readonly Cells[]>;

export function groupColumns(rows: readonly Cells[]): IndexColumns {
  const groups = new Map<string, Cells[]>();
  for (const row of rows) {
    const key = `${row.number("table")}:${row.number("index")}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

/** Options as they are written, those that are as usual left out; a fill factor of 0 is 100. */
function storageOf(row: Cells): Record<string, string> | undefined {
  const fillFactor = row.text("fillFactor");
  const options: [name: string, value: string | undefined][] = [
    ["allow_page_locks", row.is("pageLocks") ? undefined : "off"],
    ["allow_row_locks", row.is("rowLocks") ? undefined : "off"],
    ["data_compression", compressionOf(row, "compression")],
    ["fillfactor", fillFactor === "0" || fillFactor === "100" ? undefined : fillFactor],
    ["ignore_dup_key", row.is("ignoreDuplicates") ? "on" : undefined],
    ["optimize_for_sequential_key", row.is("sequential") ? "on" : undefined],
    ["pad_index", row.is("padded") ? "on" : undefined],
    ["statistics_norecompute", row.is("noRecompute") ? "on" : undefined],
  ];
  const said = options.filter(([, value]) => value !== undefined);
  return said.length === 0 ? undefined : (Object.fromEntries(said) as Record<string, string>);
}

/** The fact of an index or key of a table or view; what it is is remembered for dependencies and comments. */
export function readIndex(
  row: Cells,
  columns: IndexColumns,
  names: Names,
): PrimaryKey | Unique | Index | undefined {
  const [table, id] = [row.number("table"), row.number("id")];
  const owner = names.relations.get(table);
  if (owner === undefined) return undefined;
  const place = { namespace: owner.namespace, table: owner.name, name: row.text("name") };
  // What is so of the rows of a table is said of that.
  const isRows = owner.kind === "table" && row.number("type") === 1;
  const found = readAs(row, place, columns.get(`${table}:${id}`) ?? []);
  const object = isRows ? withoutPlace(found) : found;
  names.indexes.set(`${table}:${id}`, referenceOf(object));
  const constraint = row.maybe("constraintId");
  if (constraint !== undefined) names.objects.set(Number(constraint), referenceOf(object));
  return object;
}

function withoutPlace<T extends PrimaryKey | Unique | Index>({ tablespace: _, ...object }: T): T {
  return uncompressed(object as T);
}

interface Place {
  readonly namespace: string;
  readonly table: string;
  readonly name: string;
}

function readAs(row: Cells, place: Place, columns: readonly Cells[]): PrimaryKey | Unique | Index {
  const isClustered = row.number("type") === 1;
  if (row.is("isPrimary")) {
    const clustered = isClustered ? {} : { clustered: false };
    return { kind: "primaryKey", ...place, ...keyOf(row, columns), ...clustered };
  }
  if (row.is("isConstraint"))
    return { kind: "unique", ...place, ...keyOf(row, columns), ...sparse({ clustered: isClustered }) };
  const include = namesOf(columns.filter((column) => column.is("included")));
  return {
    kind: "index",
    ...place,
    keys: columns
      .filter((column) => !column.is("included"))
      .map((column) => ({
        column: column.text("name"),
        ...(column.is("descending") ? { order: "desc" as const } : {}),
      })),
    ...sparse({
      unique: row.is("unique"),
      include: include.length === 0 ? null : include,
      where: readable(row, "filter", row.is("hasFilter"), place),
      clustered: isClustered,
      disabled: row.is("disabled"),
      storage: storageOf(row),
      tablespace: row.maybe("filegroup"),
    }),
  };
}

function keyOf(
  row: Cells,
  columns: readonly Cells[],
): KeyIndexAttributes & { readonly columns: readonly string[] } {
  const descending = namesOf(columns.filter((column) => column.is("descending")));
  return {
    columns: namesOf(columns),
    ...sparse({
      descending: descending.length === 0 ? null : descending,
      storage: storageOf(row),
      tablespace: row.maybe("filegroup"),
    }),
  };
}

function namesOf(columns: readonly Cells[]): string[] {
  return columns.map((column) => column.text("name"));
}
