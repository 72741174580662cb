import type { DomainParts } from "../../../objects/definition/parts.js";
import type { Definition } from "../../../objects/definition/shape.js";
import { referenceOf } from "../../../schema/object.js";
import { rewriteHead, saidHead } from "../sql/definition-head.js";
import { qualified } from "../sql/writer.js";
import { plainType } from "../types/type-spelling.js";
import { type CatalogContext, type Cells, type Names, notShipped } from "./catalog.js";
import { typeOf } from "./column.js";

/** The kinds of modules, by `type` of sys.objects. */
const kinds = {
  V: "view",
  P: "procedure",
  FN: "function",
  IF: "function",
  TF: "function",
  TR: "trigger",
} as const;

/** "sys.sql_modules": NULL is the definition of what is encrypted and what the login may not see. */
export function moduleQuery({ namespaces }: CatalogContext): string {
  return `SELECT o.object_id AS [id], RTRIM(o.type) AS [type], s.name AS [namespace], o.name AS [name], m.definition AS [definition],
    o.parent_object_id AS [parentId], tr.is_disabled AS [disabled]
  FROM sys.objects AS o JOIN sys.schemas AS s ON s.schema_id = o.schema_id
    JOIN sys.sql_modules AS m ON m.object_id = o.object_id
    LEFT JOIN sys.triggers AS tr ON tr.object_id = o.object_id
  WHERE m.definition IS NOT NULL AND m.uses_native_compilation = 0 AND ${notShipped("o")} AND (
    (o.type = 'V' AND o.object_id IN (SELECT object_id FROM @relations))
    OR (o.type = 'TR' AND o.parent_object_id IN (SELECT object_id FROM @relations))
    OR (o.type IN ('P', 'FN', 'IF', 'TF') AND ${namespaces}))
  ORDER BY o.object_id`;
}

/** A view or routine, or a trigger of a table or view in sight. Views have to be read before what is about them. */
export function readModule(row: Cells, names: Names): Definition | undefined {
  const type = row.text("type");
  const kind = kinds[type as keyof typeof kinds];
  const parent = kind === "trigger" ? names.relations.get(row.number("parentId")) : undefined;
  if (kind === undefined || (kind === "trigger" && parent === undefined)) return undefined;
  const [namespace, name] = [row.text("namespace"), row.text("name")];
  const text = rewriteHead(row.text("definition"), kind, namespace, name, parent);
  const shape = shapeOf(type);
  const said = saidHead(row.text("definition"));
  const isRenamed = said !== undefined && (said.name !== name || (said.namespace ?? namespace) !== namespace);
  const object: Definition = {
    kind,
    namespace: parent?.namespace ?? namespace,
    ...(parent === undefined ? {} : { table: parent.name }),
    name,
    definition:
      row.is("disabled") && parent !== undefined ? `${text}\nGO\n${disabled(namespace, name, parent)}` : text,
    shape,
    ...(isRenamed ? { isRenamed } : {}),
  };
  (kind === "view" ? names.relations : names.objects).set(row.number("id"), referenceOf(object));
  return object;
}

/** No word of CREATE TRIGGER says it, so it is a batch of its own behind it. */
export function disabled(
  namespace: string,
  name: string,
  parent: { readonly namespace: string; readonly name: string },
): string {
  return `DISABLE TRIGGER ${qualified(namespace, name)} ON ${qualified(parent.namespace, parent.name)}`;
}

/** CREATE OR ALTER takes everything of the same sort; a function stays scalar, inline or one of several statements (2010). */
function shapeOf(type: string): readonly string[] {
  return type === "FN" || type === "IF" || type === "TF" ? [type] : [];
}

/** The columns of the views, in order; whether an expression comes to a `decimal` or a `numeric` is nobody's wish. */
export function readResult(
  rows: readonly Cells[],
): readonly { readonly name: string; readonly type: string }[] {
  return rows.map((row) => ({ name: row.text("name"), type: plainType(typeOf(row)) }));
}

/** Alias types: other names for types of the server. */
export function aliasTypeQuery({ namespaces }: CatalogContext): string {
  return `SELECT a.user_type_id AS [id], s.name AS [namespace], a.name AS [name], a.is_nullable AS [nullable],
    y.name AS [type], a.max_length AS [length], a.precision AS [precision], a.scale AS [scale]
  FROM sys.types AS a JOIN sys.schemas AS s ON s.schema_id = a.schema_id
    JOIN sys.types AS y ON y.user_type_id = a.system_type_id
  WHERE a.is_user_defined = 1 AND a.is_table_type = 0 AND a.is_assembly_type = 0 AND ${namespaces}`;
}

export function readAliasType(row: Cells, names: Names, hasParts = false): Definition {
  const [namespace, name, type] = [row.text("namespace"), row.text("name"), typeOf(row)];
  const notNull = !row.is("nullable");
  names.types.set(row.number("id"), { kind: "domain", namespace, name });
  const parts: DomainParts = { type, collation: null, default: null, notNull, checks: null };
  return {
    kind: "domain",
    namespace,
    name,
    definition: `CREATE TYPE ${qualified(namespace, name)} FROM ${type}${notNull ? " NOT NULL" : ""}`,
    ...(hasParts ? { parts } : {}),
  };
}
