/** Which part of a database a command reads. */
import type { Connection, Dialect, Scope } from "../../dialects/dialect.js";
import type { EntityModel } from "../../entities/to-schema.js";
import type { FormerName } from "../../schema/rename.js";
import type { Schema } from "../../schema/schema.js";
import { isSql, sqlText } from "../../schema/sql.js";
import { tablePatterns } from "./object-filter.js";
import { ownTables, type Project } from "./project.js";

/** What to read: the namespaces that entities name, without the tables that keep the revisions. */
export function scopeOf({ config }: Project, connection: Connection, desired: Schema): Scope {
  const { filter } = config;
  const { where } = filter;
  const patterns = tablePatterns(filter);
  const { dialect } = config.database;
  const namespaces = filter.namespaces ?? [
    ...new Set([connection.defaultNamespace, ...[...desired].map(({ namespace }) => namespace)]),
  ];
  return {
    namespaces,
    ...(filter.namespaces !== undefined && { isSaid: true }),
    includeTables: patterns.include,
    excludeTables: [...patterns.exclude, ...ownTables(config, connection)],
    where: where === undefined ? undefined : isSql(where) ? sqlText(where, dialect.writer) : where,
  };
}

/** What a hint may move. */
const standing: ReadonlySet<string> = new Set(["table", "enum", "sequence"]);

/** What is read besides for the sake of what has moved out of there: namespaces that nothing else leads to. */
export function withFormerPlaces(scope: Scope, { renames, definitions = [] }: EntityModel): Scope {
  const hinted = renames.flatMap(({ fromNamespace, from, kind }) =>
    fromNamespace !== undefined ? fromNamespace : standing.has(kind) ? placesIn(from) : [],
  );
  const said = definitions.flatMap(({ renamedFrom }) => placesIn(renamedFrom));
  const others = [...hinted, ...said].filter((namespace) => !scope.namespaces.includes(namespace));
  return others.length === 0 ? scope : { ...scope, namespaces: [...scope.namespaces, ...new Set(others)] };
}

/** The tables that come, and that no hint says anything of. */
export function missingFrom(schema: Schema, { schema: desired, renames }: EntityModel): readonly string[] {
  const hinted = new Set(renames.filter(({ kind }) => kind === "table").map(({ to }) => to));
  const fresh = desired.ofKind("table").filter((table) => !schema.has(table) && !hinted.has(table.name));
  return fresh.map(({ name }) => name);
}

/**
 * The scope with the namespaces that have tables of these names: one of them may be where such a table has been, and nothing else
 * leads there when it was the only one in it. A project that says its namespaces has said where to look.
 */
export async function withNamesakes(
  scope: Scope,
  tables: readonly string[],
  { dialect, connection }: { readonly dialect: Dialect; readonly connection: Connection },
): Promise<Scope> {
  if (tables.length === 0 || scope.isSaid === true) return scope;
  const found = await dialect.namespacesWith(connection, tables);
  const others = found.filter((namespace) => !scope.namespaces.includes(namespace));
  return others.length === 0 ? scope : { ...scope, namespaces: [...scope.namespaces, ...others] };
}

/** A name with dots may begin with a namespace. */
function placesIn(former: FormerName = ""): readonly string[] {
  if (typeof former !== "string") return former.namespace === undefined ? [] : [former.namespace];
  const words = former.replace(/\([\s\S]*$/, "").split(".");
  return words.slice(1).map((_, index) => words.slice(0, index + 1).join("."));
}
