/** Objects of the kinds of plugins: each kind gives one SELECT of all of its own. */
import type { Definition } from "../../../objects/definition/shape.js";
import type { KnownKind } from "../../object-kind.js";
import { type CatalogContext, type Cells, type Names, notShipped } from "./catalog.js";

/** One query for each kind. */
export function customQueries({ kinds, version, namespaces }: CatalogContext): readonly string[] {
  const context = {
    serverVersion: version,
    namespaces,
    notOfExtension: (_catalog: string, id: string) =>
      `NOT EXISTS (SELECT 1 FROM sys.objects AS own WHERE own.object_id = ${id} AND NOT (${notShipped("own")}))`,
  };
  return kinds.map((known) => `SELECT found.* FROM (${known.select(context)}\n) AS found`);
}

export function readCustom(row: Cells, { kind }: KnownKind, names: Names): Definition {
  const [namespace, name] = [row.text("namespace"), row.text("name")];
  if (row.text("catalog") === "sys.objects") names.objects.set(row.number("oid"), { kind, namespace, name });
  const options = row.maybe("options");
  return {
    kind,
    namespace,
    name,
    definition: row.text("definition"),
    ...(options === undefined ? {} : { details: JSON.parse(options) as Record<string, unknown> }),
  };
}
