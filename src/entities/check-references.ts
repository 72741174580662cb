/** What a foreign key refers to has to be unique, or the database refuses it. */
import type { AnyObject } from "../objects/any.js";
import { keyOf } from "../schema/object.js";
import type { Faults } from "./faults.js";
import type { Source } from "./object-list.js";

/** Reports foreign keys to columns of managed tables that nothing makes unique. */
export function checkReferences(
  objects: readonly AnyObject[],
  sources: ReadonlyMap<string, Source>,
  faults: Faults,
): void {
  const tables = new Set<string>();
  const unique = new Set<string>();
  for (const object of objects) {
    if (object.kind === "table") tables.add(`${object.namespace}\0${object.name}`);
    const columns = uniqueColumns(object);
    if (columns !== undefined) unique.add(`${object.namespace}\0${object.table}\0${sorted(columns)}`);
  }
  for (const object of objects) {
    if (object.kind !== "foreignKey") continue;
    const { namespace = object.namespace, table, columns } = object.references;
    const target = `${namespace}\0${table}`;
    if (!tables.has(target) || unique.has(`${target}\0${sorted(columns)}`)) continue;
    const source = sources.get(keyOf(object)) ?? { className: object.table };
    const what = `${columns.join(", ")} of ${table}`;
    const fix = "Give the columns there @Unique or the primary key, or refer to others.";
    faults.add(source, `it refers to ${what}, which nothing makes unique`, fix);
  }
}

/** The columns that an object makes unique in every row. */
function uniqueColumns(object: AnyObject): readonly string[] | undefined {
  if (object.kind === "primaryKey" || object.kind === "unique") {
    return object.deferrable === true ? undefined : object.columns;
  }
  if (object.kind !== "index" || object.unique !== true || object.where !== undefined) return undefined;
  const columns = object.keys.flatMap(({ column }) => (column === undefined ? [] : [column]));
  return columns.length === object.keys.length ? columns : undefined;
}

function sorted(columns: readonly string[]): string {
  return columns.toSorted().join("\0");
}
