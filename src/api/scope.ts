/** Which part of a database a command reads. */
import type { Connection, Scope } from "../dialects/dialect.js";
import type { Schema } from "../schema/schema.js";
import { isSql, sqlText } from "../schema/sql.js";
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
    includeTables: patterns.include,
    excludeTables: [...patterns.exclude, ...ownTables(config, connection)],
    where: where === undefined ? undefined : isSql(where) ? sqlText(where, dialect.writer) : where,
  };
}
