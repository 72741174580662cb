/** Table types, which are said in SQL: the text is put together from what the catalog has of their columns, keys and checks. */
import type { Column } from "../../objects/column/shape.js";
import type { Definition } from "../../objects/definition/shape.js";
import type { CatalogContext, Cells, Names } from "./catalog.js";
import { plainExpression } from "./expression.js";
import { readColumn } from "./introspect-column.js";
import type { IndexColumns } from "./introspect-index.js";
import { qualified, quote } from "./writer.js";

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

export function readTableType(row: Cells, parts: TableTypeParts, names: Names): Definition {
  const [namespace, name] = [row.text("namespace"), row.text("name")];
  names.types.set(row.number("typeId"), { kind: "tableType", namespace, name });
  const id = row.number("id");
  const own = (rows: readonly Cells[]) => rows.filter((each) => each.number("table") === id);
  const lines = [
    ...own(parts.columns).map((column) => columnLine(readColumn(column, { namespace, table: name }))),
    ...own(parts.indexes).map((index) => indexLine(index, parts.indexColumns)),
    ...own(parts.checks).map((check) => `CHECK (${plainExpression(check.text("definition"))})`),
  ];
  return {
    kind: "tableType",
    namespace,
    name,
    definition: `CREATE TYPE ${qualified(namespace, name)} AS TABLE (\n  ${lines.join(",\n  ")}\n)`,
  };
}

/** Constraints of a table type have no names ("CREATE TYPE"). */
function columnLine({
  name,
  type,
  nullable,
  default: usual,
  generated,
  identity,
  collation,
  rowGuid,
}: Column): string {
  if (generated !== undefined)
    return `${quote(name)} AS (${generated.expression})${generated.stored ? ` PERSISTED${nullable ? "" : " NOT NULL"}` : ""}`;
  return [
    quote(name),
    type,
    ...(collation === undefined ? [] : [`COLLATE ${collation}`]),
    ...(identity === undefined ? [] : [`IDENTITY(${identity.start ?? "1"},${identity.increment ?? "1"})`]),
    ...(rowGuid === true ? ["ROWGUIDCOL"] : []),
    nullable ? "NULL" : "NOT NULL",
    ...(usual === undefined ? [] : [`DEFAULT (${usual})`]),
  ].join(" ");
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
