import { SchemixError } from "../../../errors/schemix-error.js";
import type { Column, Identity } from "../../../objects/column/shape.js";
import { sparse } from "../../../util/compact.js";
import { vectorBase } from "../compile/catalog-scripts.js";
import { defaultName } from "../sql/default-name.js";
import { plainExpression } from "../sql/expression.js";
import { catalogType } from "../types/type-spelling.js";
import type { Cells, Names } from "./catalog.js";

/** The parts of a type as {@link typeOf} reads them; `y` is `sys.types`, `ys` its schema. */
export const typeColumns = (alias: string): string =>
  `CASE WHEN y.is_user_defined = 1 THEN ys.name END AS [typeNamespace], y.name AS [type],
    ${alias}.max_length AS [length], ${alias}.precision AS [precision], ${alias}.scale AS [scale],
    CASE WHEN y.name = N'vector' THEN ${vectorBase(alias)} END AS [vectorBase]`;

/**
 * Columns of tables, of views and of table types. Numbers of an identity are
 * `sql_variant`, which has decimals of 38 digits among it.
 */
export function columnQuery(): string {
  return `SELECT c.object_id AS [table], c.column_id AS [id], c.name AS [name], c.user_type_id AS [typeId], ${typeColumns("c")},
    c.is_nullable AS [nullable],
    CASE WHEN c.collation_name <> CONVERT(nvarchar(128), DATABASEPROPERTYEX(DB_NAME(), N'Collation')) THEN c.collation_name END AS [collation],
    d.object_id AS [defaultId], d.name AS [defaultName], d.definition AS [default],
    c.is_computed AS [isComputed], g.definition AS [computed], g.is_persisted AS [persisted],
    c.is_identity AS [isIdentity], CONVERT(nvarchar(60), i.seed_value) AS [seed], CONVERT(nvarchar(60), i.increment_value) AS [increment],
    c.is_sparse AS [sparse], c.is_rowguidcol AS [rowGuid], c.generated_always_type AS [period], c.is_hidden AS [hidden]
  FROM @owners AS o JOIN sys.columns AS c ON c.object_id = o.object_id
    LEFT JOIN sys.types AS y ON y.user_type_id = c.user_type_id
    LEFT JOIN sys.schemas AS ys ON ys.schema_id = y.schema_id
    LEFT JOIN sys.default_constraints AS d ON d.object_id = c.default_object_id AND d.parent_object_id = c.object_id
    LEFT JOIN sys.computed_columns AS g ON g.object_id = c.object_id AND g.column_id = c.column_id
    LEFT JOIN sys.identity_columns AS i ON i.object_id = c.object_id AND i.column_id = c.column_id
  ORDER BY c.object_id, c.column_id`;
}

/**
 * A type as facts have it.
 * @throws SchemixError `PERMISSION_DENIED`: types of people are seen by those alone who may do something with them
 */
export function typeOf(row: Cells): string {
  if (row.maybe("type") === undefined) throw hidden(`the type of ${row.text("name")}`, row.text("name"));
  const [name, maxLength] = [row.text("type"), row.number("length")];
  // Eight bytes in front, and four or two for each number ("Vector data type").
  if (name === "vector") {
    const isHalf = row.maybe("vectorBase")?.toLowerCase() === "float16";
    return isHalf ? `vector(${(maxLength - 8) / 2},float16)` : `vector(${(maxLength - 8) / 4})`;
  }
  const namespace = row.maybe("typeNamespace");
  const size = { name, maxLength, precision: row.number("precision"), scale: row.number("scale") };
  return catalogType(namespace === undefined ? size : { ...size, namespace });
}

/** A column of a table, or of a table type when `table` is the name of that. */
export function readColumn(
  row: Cells,
  place: { readonly namespace: string; readonly table: string },
): Column {
  const name = row.text("name");
  const usual = readable(row, "default", row.maybe("defaultId") !== undefined, place);
  const computed = readable(row, "computed", row.is("isComputed"), place);
  const constraint = row.maybe("defaultName");
  return {
    kind: "column",
    namespace: place.namespace,
    table: place.table,
    name,
    position: row.number("id"),
    type: typeOf(row),
    nullable: row.is("nullable"),
    ...sparse({
      default: usual,
      defaultName: usual === undefined || constraint === defaultName(place.table, name) ? null : constraint,
      generated: computed === undefined ? null : { expression: computed, stored: row.is("persisted") },
      identity: row.is("isIdentity") ? readIdentity(row) : null,
      collation: row.maybe("collation"),
      sparse: row.is("sparse"),
      rowGuid: row.is("rowGuid"),
      period: periods[row.number("period")],
      hidden: row.is("hidden"),
    }),
  };
}

const periods: Readonly<Record<number, "start" | "end">> = { 1: "start", 2: "end" };

/** Remembers what a column is called, and that its default is a part of it. */
export function rememberColumn(row: Cells, names: Names): void {
  const [table, column] = [row.number("table"), row.number("id")];
  names.columns.set(`${table}:${column}`, row.text("name"));
  const found = names.columnReference(table, column);
  const id = row.maybe("defaultId");
  if (id !== undefined && found !== undefined) names.objects.set(Number(id), found);
}

/** @throws SchemixError `PERMISSION_DENIED`: a text that is there and NULL is hidden */
export function readable(
  row: Cells,
  name: string,
  isThere: boolean,
  { namespace, table }: { readonly namespace: string; readonly table: string },
): string | undefined {
  if (!isThere) return undefined;
  const text = row.maybe(name);
  if (text !== undefined) return plainExpression(text);
  const found = row.text("name");
  throw hidden(`how ${namespace}.${table} is defined: ${found}`, found, { namespace, table });
}

/** The error for what is there and cannot be seen: compared with entities, it would seem to be gone. */
export function hidden(what: string, name: string, place: object = {}): SchemixError {
  return new SchemixError("PERMISSION_DENIED", {
    message: `The login may not see ${what}`,
    why: "The catalog shows neither expressions nor names to those who lack the right to see them; compared with entities, they would seem to be gone.",
    fix: "As an owner of the database: GRANT VIEW DEFINITION TO the user of this login.",
    data: { ...place, name },
  });
}

function readIdentity(row: Cells): Identity {
  const [start, increment] = [row.text("seed"), row.text("increment")];
  return {
    mode: "always",
    ...sparse({ start: start === "1" ? null : start, increment: increment === "1" ? null : increment }),
  };
}
