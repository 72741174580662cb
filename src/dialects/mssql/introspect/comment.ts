import { type Comment, commentOn } from "../../../objects/comment/shape.js";
import type { Reference } from "../../../schema/object.js";
import { type CatalogContext, type Cells, type Names, notShipped } from "./catalog.js";

/** The property that Management Studio calls a description. */
export const description = "MS_Description";

/** Classes of extended properties ("sys.extended_properties"): of objects and columns, schemas, types and indexes. */
const classes = { object: 1, namespace: 3, type: 6, index: 7 } as const;

/** A value is `sql_variant` and holds 7,500 bytes. */
export function commentQuery({ namespaces }: CatalogContext): string {
  return `SELECT x.class AS [class], x.major_id AS [major], x.minor_id AS [minor], CONVERT(nvarchar(4000), x.value) AS [text]
  FROM sys.extended_properties AS x
  WHERE x.name = N'${description}' AND (
    (x.class IN (1, 7) AND EXISTS (SELECT 1 FROM sys.objects AS o WHERE o.object_id = x.major_id AND ${notShipped("o")}))
    OR (x.class = 3 AND EXISTS (SELECT 1 FROM sys.schemas AS s WHERE s.schema_id = x.major_id AND ${namespaces}))
    OR x.class = 6)`;
}

/** @param namespaces schema_id → name */
export function readComment(
  row: Cells,
  names: Names,
  namespaces: ReadonlyMap<number, string>,
): Comment | undefined {
  const on = targetOf(row.number("class"), row.number("major"), row.number("minor"), names, namespaces);
  const text = row.maybe("text");
  return on === undefined || text === undefined ? undefined : commentOn(on, text);
}

function targetOf(
  kind: number,
  major: number,
  minor: number,
  names: Names,
  namespaces: ReadonlyMap<number, string>,
): Reference | undefined {
  switch (kind) {
    case classes.namespace: {
      const name = namespaces.get(major);
      return name === undefined ? undefined : { kind: "namespace", namespace: name, name };
    }
    case classes.type:
      return names.types.get(major);
    case classes.index: {
      const found = names.index(major, minor);
      // What is said of the index that keeps a key is not said of the key.
      return found?.kind === "index" ? found : undefined;
    }
    default:
      return minor === 0 ? objectAt(major, names) : columnAt(major, minor, names);
  }
}

/** A default is not an object of its own, and what is said of it is not said of its column. */
function objectAt(id: number, names: Names): Reference | undefined {
  const found = names.find(id, 0);
  return found?.kind === "column" ? undefined : found;
}

/** Parameters of routines are numbered as well, but have another class. */
function columnAt(id: number, column: number, names: Names): Reference | undefined {
  const [owner, name] = [names.relations.get(id), names.column(id, column)];
  if (owner === undefined || name === undefined) return undefined;
  const kind = owner.kind === "table" ? "column" : "attribute";
  return { kind, namespace: owner.namespace, table: owner.name, name };
}
