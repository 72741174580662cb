import type { Sequence } from "../../../objects/sequence/shape.js";
import { sparse } from "../../../util/compact.js";
import { usualSequence } from "../types/sequence-options.js";
import { type CatalogContext, type Cells, type Names, notShipped } from "./catalog.js";
import { typeOf } from "./column.js";

/** Numbers are `sql_variant` of the sequence's type. */
export function sequenceQuery({ namespaces }: CatalogContext): string {
  const number = (name: string): string => `CONVERT(nvarchar(60), q.${name})`;
  return `SELECT q.object_id AS [id], s.name AS [namespace], q.name AS [name], q.user_type_id AS [typeId],
    CASE WHEN y.is_user_defined = 1 THEN ys.name END AS [typeNamespace], y.name AS [type], y.max_length AS [length],
    q.precision AS [precision], q.scale AS [scale], ${number("start_value")} AS [start], ${number("increment")} AS [increment],
    ${number("minimum_value")} AS [min], ${number("maximum_value")} AS [max], q.is_cycling AS [cycle],
    q.is_cached AS [cached], q.cache_size AS [cache]
  FROM sys.sequences AS q JOIN sys.schemas AS s ON s.schema_id = q.schema_id
    LEFT JOIN sys.types AS y ON y.user_type_id = q.user_type_id
    LEFT JOIN sys.schemas AS ys ON ys.schema_id = y.schema_id
  WHERE ${namespaces} AND ${notShipped("q")}`;
}

export function readSequence(row: Cells, names: Names): Sequence {
  const [namespace, name, type] = [row.text("namespace"), row.text("name"), typeOf(row)];
  names.objects.set(row.number("id"), { kind: "sequence", namespace, name });
  return {
    kind: "sequence",
    namespace,
    name,
    ...usualSequence(
      {
        start: row.text("start"),
        increment: row.text("increment"),
        minValue: row.text("min"),
        maxValue: row.text("max"),
        cache: row.is("cached") ? row.maybe("cache") : "1",
        cycle: row.is("cycle"),
      },
      type,
    ),
    ...sparse({ type: type === "bigint" ? null : type }),
  };
}
