/** What an object is made of as a SELECT, and names in it. */
import type { CatalogPart, Counted } from "./census.js";

export function partsSelect(
  of: Counted,
  catalog: string,
  oid: string,
  members: Readonly<Record<string, string>>,
  from: string,
): CatalogPart {
  const pairs = Object.entries(members).map(([name, value]) => `'${name}', ${value}`);
  const sql = `SELECT '${catalog}', ${oid}::bigint, pg_catalog.json_build_object(${pairs.join(", ")}) FROM ${from}`;
  return { of, sql };
}

/** SQL: a collation as a list, where it is not the usual one. */
export function collationName(collation: string, usual: string): string {
  return `(SELECT pg_catalog.json_build_array(cn.nspname, co.collname) FROM pg_catalog.pg_collation co
    JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace WHERE co.oid = ${collation} AND ${collation} <> ${usual})`;
}

/** SQL: a function as a list of its namespace and its name, or NULL. */
export function routineName(oid: string): string {
  return `(SELECT pg_catalog.json_build_array(fn.nspname, fp.proname) FROM pg_catalog.pg_proc fp
    JOIN pg_catalog.pg_namespace fn ON fn.oid = fp.pronamespace WHERE fp.oid = ${oid})`;
}
