/** Table types, which are said in SQL: the text is put together from what the catalog has of their columns, keys and checks. */
import type { Column } from "../../../objects/column/shape.js";
import type { Definition } from "../../../objects/definition/shape.js";
import type { TableTypeColumn } from "../../../objects/definition/spec-declared.js";
import { sparse } from "../../../util/compact.js";
import { plainExpression } from "../sql/expression.js";
import { checkLine, columnLine, tableType, tableTypeText } from "../sql/table-type-text.js";
import { quote } from "../sql/writer.js";
import type { CatalogContext, Cells, Names } from "./catalog.js";
import { readColumn } from "./column.js";
import type { IndexColumns } from "./index.js";

export function tableTypeQuery({ namespaces }: CatalogContext): string {
  return `SELECT y.type_table_object_id AS [id], y.user_type_id AS [typeId], s.name AS [namespace], y.name AS [name]
  FROM sys.table_types AS y JOIN sys.schemas AS s ON s.schema_id = y.schema_id
  WHERE y.is_user_defined = 1 AND y.is_memory_optimized = 0 AND ${namespaces}`;
}

/** What the queries of tables have found of the objects that table types are. */
export interface TableTypeParts {
  readonly columns: readonly Cells[];
  readonly indexes: readonly Cells[];
  readonly indexColumns: IndexColumns;
  readonly checks: readonly Cells[];
}

export function readTableType(row: Cells, parts: TableTypeParts, names: Names, hasParts = false): Definition {
  const [namespace, name] = [row.text("namespace"), row.text("name")];
  names.types.set(row.number("typeId"), { kind: "tableType", namespace, name });
  const id = row.number("id");
  const own = (rows: readonly Cells[]) => rows.filter((each) => each.number("table") === id);
  const columns = own(parts.columns).map((column) => readColumn(column, { namespace, table: name }));
  const indexes = own(parts.indexes);
  // Their names are the server's, and other ones each time.
  const checks = own(parts.checks)
    .map((check) => plainExpression(check.text("definition")))
    .sort();
  const lines = [
    ...columns.map(columnLine),
    ...indexes.map((index) => indexLine(index, parts.indexColumns)),
    ...checks.map(checkLine),
  ];
  const definition = tableTypeText({ namespace, name }, lines);
  const saying = {
    columns: columns.map(columnParts),
    primaryKey: keysOf(indexes, "isPrimary", parts)[0],
    uniques: keysOf(indexes, "isConstraint", parts),
    checks,
  };
  const isSaid = tableType({ kind: "tableType", namespace, name, ...saying }) === definition;
  return { kind: "tableType", namespace, name, definition, ...(isSaid && hasParts ? { parts: saying } : {}) };
}

function columnParts({
  name,
  type,
  nullable,
  default: usual,
  generated,
  identity,
  collation,
}: Column): TableTypeColumn {
  return {
    name,
    type,
    nullable,
    ...sparse({ default: usual, generated, collation, identity }),
  };
}

function keysOf(
  indexes: readonly Cells[],
  sort: "isPrimary" | "isConstraint",
  { indexColumns }: TableTypeParts,
): readonly (readonly string[])[] {
  return indexes
    .filter((row) => row.is(sort))
    .map((row) => indexColumns.get(`${row.number("table")}:${row.number("id")}`) ?? [])
    .map((columns) => columns.map((column) => column.text("name")));
}

function indexLine(row: Cells, columns: IndexColumns): string {
  const found = columns.get(`${row.number("table")}:${row.number("id")}`) ?? [];
  const keys = found.filter((column) => !column.is("included"));
  const list = keys.map((column) => `${quote(column.text("name"))}${column.is("descending") ? " DESC" : ""}`);
  const included = found
    .filter((column) => column.is("included"))
    .map((column) => quote(column.text("name")));
  const order = row.number("type") === 1 ? "CLUSTERED" : "NONCLUSTERED";
  const ignoring = row.is("ignoreDuplicates") ? " WITH (IGNORE_DUP_KEY = ON)" : "";
  if (row.is("isPrimary")) return `PRIMARY KEY ${order} (${list.join(", ")})${ignoring}`;
  if (row.is("isConstraint")) return `UNIQUE ${order} (${list.join(", ")})${ignoring}`;
  const include = included.length === 0 ? "" : ` INCLUDE (${included.join(", ")})`;
  const unique = row.is("unique") ? "UNIQUE " : "";
  const where = row.is("hasFilter") ? ` WHERE ${plainExpression(row.text("filter"))}` : "";
  return `INDEX ${quote(row.text("name"))} ${unique}${order} (${list.join(", ")})${include}${where}${ignoring}`;
}
