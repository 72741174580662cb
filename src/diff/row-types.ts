import type { AnyOperation, OperationOf } from "../objects/any.js";
import { allOf } from "../objects/find.js";
import type { DiffContext } from "../objects/kind.js";
import { keyOf, type Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import { type OnTable, tableKey } from "./table-key.js";

/**
 * The tables that come or go whose rows are the type of a column of another table, by {@link tableKey}, with how many
 * of those they are made of themselves.
 */
export function rowTypesOf(
  operations: readonly AnyOperation[],
  kind: "createTable" | "dropTable",
  schema: Schema,
  { defaultNamespace }: { readonly defaultNamespace: string },
): ReadonlyMap<string, number> {
  const tables = operations.filter(
    (operation): operation is OperationOf<typeof kind> => operation.kind === kind,
  );
  const keys = new Map(
    tables.map((operation) => {
      const { namespace = defaultNamespace, table: name } = operation;
      return [keyOf({ kind: "table", namespace, name }), tableKey(operation)] as const;
    }),
  );
  if (keys.size === 0) return new Map();
  const parts = new Map<string, Set<string>>();
  const columns = allOf(schema, "column");
  const types = new Set(columns.map(({ type }) => type));
  const spelled = new Map([...types].map((type) => [type, spelledBy(type, defaultNamespace)]));
  for (const column of columns) {
    for (const needed of [...schema.dependenciesOf(column), ...(spelled.get(column.type) ?? [])]) {
      const key = keyOf(needed);
      if (!keys.has(key)) continue;
      const owner = keyOf({ kind: "table", namespace: column.namespace, name: column.table });
      if (key !== owner) parts.set(owner, (parts.get(owner) ?? new Set()).add(key));
    }
  }
  const used = new Set([...parts.values()].flatMap((needed) => [...needed]));
  const depthOf = (key: string): number =>
    Math.max(0, ...[...(parts.get(key) ?? [])].map((part) => depthOf(part) + 1));
  return new Map([...used].map((key) => [keys.get(key) ?? key, depthOf(key)]));
}

/** Whether a column of either side is of the type of a table's rows, as far as its spelling tells. */
export function usesRowTypes({
  before,
  after,
  defaultNamespace,
}: Pick<DiffContext, "before" | "after" | "defaultNamespace">): boolean {
  return [before, after].some((schema) => {
    const types = new Set(allOf(schema, "column").map(({ type }) => type));
    return [...types].some((type) => spelledBy(type, defaultNamespace).some((table) => schema.has(table)));
  });
}

/** The table that the type of a column is spelled like: no server has said yet what it stands on. */
export function spelledBy(type: string, defaultNamespace: string): readonly Reference[] {
  const spelled = tableSpelledBy(type);
  if (spelled === undefined) return [];
  return [{ kind: "table", namespace: spelled.namespace ?? defaultNamespace, name: spelled.table }];
}

export const typesOnTypes: ReadonlySet<string> = new Set(["domain", "compositeType", "rangeType"]);

/** Whether it is a type that is made of others. */
export function isTypeOnTypes({ kind }: { readonly kind: string }): boolean {
  return typesOnTypes.has(kind);
}

/** What a column stands on: as the server says it, or as its type is spelled where no server has said anything yet. */
export function typesOf(
  column: Reference & { readonly type: string },
  schema: Schema,
  defaultNamespace: string,
): readonly Reference[] {
  return schema.hasDependencies ? schema.dependenciesOf(column) : spelledBy(column.type, defaultNamespace);
}

/** The columns of tables whose rows a type is made of. */
export function rowsBeneath(type: Reference, schema: Schema, seen = new Set<string>()): readonly Reference[] {
  const isMade = type.kind === "table" || type.kind === "partition" || isTypeOnTypes(type);
  if (!isMade || seen.has(keyOf(type))) return [];
  seen.add(keyOf(type));
  const columns = type.kind === "table" ? schema.childrenOf(type.namespace, type.name, "column") : [];
  const needed = [type, ...columns].flatMap((each) => schema.dependenciesOf(each));
  return [...columns, ...needed.flatMap((each) => rowsBeneath(each, schema, seen))];
}

/** A type that may be the rows of a table, as operations name tables. */
export function tableSpelledBy(type: string): OnTable | undefined {
  const [, place, name] = /^(?:("(?:[^"]|"")+"|\w+)\.)?("(?:[^"]|"")+"|\w+)(?:\[\])*$/.exec(type) ?? [];
  if (name === undefined) return undefined;
  const bare = (text: string): string =>
    text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
  return place === undefined ? { table: bare(name) } : { namespace: bare(place), table: bare(name) };
}
