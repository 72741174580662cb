/** What SQL Server refuses of something new because of what is there already, one rule for each of its errors. */
import { spell } from "../../src/dialects/mssql/types/type-spelling.js";
import type { AnyObject, ObjectOf } from "../../src/objects/any.js";
import { keyOf } from "../../src/schema/object.js";
import type { Schema } from "../../src/schema/schema.js";

type Keyed = ObjectOf<"primaryKey"> | ObjectOf<"unique"> | ObjectOf<"index">;

/** Why the server would not take `object` beside `schema`; nothing where it would. */
export function refusalOf(object: AnyObject, schema: Schema): string | undefined {
  for (const rule of [
    nameTaken,
    indexNameTaken,
    secondKey,
    clusteredTwice,
    noSuchColumn,
    nullInKey,
    viewIndex,
    otherType,
  ]) {
    const found = rule(object, schema);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Kinds that have a row in `sys.objects`: their names are told apart by the namespace alone. */
const named: ReadonlySet<string> = new Set([
  ...[
    "table",
    "view",
    "function",
    "procedure",
    "trigger",
    "sequence",
    "primaryKey",
    "unique",
    "check",
    "foreignKey",
  ],
]);

/** Error 2714; most collations do not tell capitals. */
function nameTaken(object: AnyObject, schema: Schema): string | undefined {
  if (!named.has(object.kind)) return undefined;
  const name = object.name.toLowerCase();
  const other = ([...schema] as readonly AnyObject[]).find(
    (each) =>
      named.has(each.kind) &&
      each.namespace === object.namespace &&
      each.name.toLowerCase() === name &&
      keyOf(each) !== keyOf(object),
  );
  return other === undefined ? undefined : `2714: ${keyOf(other)} has the name of ${keyOf(object)}`;
}

function isKeyed(object: AnyObject): object is Keyed {
  return object.kind === "primaryKey" || object.kind === "unique" || object.kind === "index";
}

function siblings({ namespace, table }: Keyed, schema: Schema): readonly Keyed[] {
  return ["primaryKey", "unique", "index"].flatMap(
    (kind) => schema.childrenOf(namespace, table, kind) as readonly AnyObject[] as readonly Keyed[],
  );
}

/** Error 1913: keys are indexes too. */
function indexNameTaken(object: AnyObject, schema: Schema): string | undefined {
  if (!isKeyed(object)) return undefined;
  const other = siblings(object, schema).find(
    (each) => each.name.toLowerCase() === object.name.toLowerCase() && keyOf(each) !== keyOf(object),
  );
  return other === undefined ? undefined : `1913: ${keyOf(other)} has the name of ${keyOf(object)}`;
}

/** Error 1779. */
function secondKey(object: AnyObject, schema: Schema): string | undefined {
  if (object.kind !== "primaryKey") return undefined;
  const [other] = schema.childrenOf(object.namespace, object.table, "primaryKey");
  return other === undefined ? undefined : `1779: ${object.table} has the key ${other.name}`;
}

function isClustered(object: Keyed): boolean {
  return object.kind === "primaryKey" ? object.clustered !== false : object.clustered === true;
}

/** Error 1902. */
function clusteredTwice(object: AnyObject, schema: Schema): string | undefined {
  if (!isKeyed(object) || !isClustered(object)) return undefined;
  const other = siblings(object, schema).find(isClustered);
  return other === undefined ? undefined : `1902: rows of ${object.table} lie in the order of ${other.name}`;
}

function columnsOf(object: Keyed | ObjectOf<"foreignKey">): readonly string[] {
  if (object.kind !== "index") return object.columns;
  return [...object.keys.flatMap(({ column }) => column ?? []), ...(object.include ?? [])];
}

/** Errors 1911 and 1769. */
function noSuchColumn(object: AnyObject, schema: Schema): string | undefined {
  if (!isKeyed(object) && object.kind !== "foreignKey") return undefined;
  const { namespace, table } = object;
  if (!schema.has({ kind: "table", namespace, name: table })) return undefined;
  const missing = columnsOf(object).find((name) => !schema.has({ kind: "column", namespace, table, name }));
  return missing === undefined ? undefined : `1911: ${table} has no ${missing} for ${object.name}`;
}

function columnAt(
  schema: Schema,
  namespace: string,
  table: string,
  name: string,
): ObjectOf<"column"> | undefined {
  return schema.get({ kind: "column", namespace, table, name }) as ObjectOf<"column"> | undefined;
}

/** Error 8111. */
function nullInKey(object: AnyObject, schema: Schema): string | undefined {
  if (object.kind !== "primaryKey") return undefined;
  const { namespace, table } = object;
  const empty = object.columns.find((name) => columnAt(schema, namespace, table, name)?.nullable === true);
  return empty === undefined ? undefined : `8111: ${empty} of ${object.name} takes NULL`;
}

/** Error 1940: the first index of a view is the clustered one, and unique. */
function viewIndex(object: AnyObject, schema: Schema): string | undefined {
  if (object.kind !== "index") return undefined;
  if (!schema.has({ kind: "view", namespace: object.namespace, name: object.table })) return undefined;
  const hasRows = siblings(object, schema).some(isClustered);
  return hasRows || (object.clustered === true && object.unique === true)
    ? undefined
    : `1940: ${object.table} has no rows for ${object.name}`;
}

/** Error 1778: both columns are of one type, but for the length of text and bytes. */
function otherType(object: AnyObject, schema: Schema): string | undefined {
  if (object.kind !== "foreignKey") return undefined;
  const { namespace, table, references } = object;
  for (const [index, name] of object.columns.entries()) {
    const own = columnAt(schema, namespace, table, name);
    const there = columnAt(
      schema,
      references.namespace ?? namespace,
      references.table,
      references.columns[index] ?? "",
    );
    if (own === undefined || there === undefined) continue;
    if (wordOf(own.type) !== wordOf(there.type))
      return `1778: ${name} of ${object.name} is ${own.type}, and ${there.name} is ${there.type}`;
  }
  return undefined;
}

function wordOf(type: string): string {
  const spelling = spell(type);
  if (spelling === undefined) return type;
  const isSized = /^n?(?:var)?char$|^(?:var)?binary$/.test(spelling.base);
  return [spelling.word ?? spelling.base, ...(isSized ? [] : spelling.numbers)].join(" ");
}
