/** In which files the rows of all tables are: another one tells that a table was written anew. */
import type { Reference } from "../../../schema/object.js";
import type { Connection, TableFile } from "../../dialect.js";
import { parseRows } from "../sql/json-rows.js";

type FileRow = readonly [oid: number, file: number, bytes: number, names: readonly [Name, ...Name[]]];
type Name = readonly [namespace: string, name: string];

/** Tables of the server itself, of extensions and of a session are nobody's to migrate. */
const query = `WITH RECURSIVE up AS (
    SELECT c.oid, c.oid AS at, 0 AS place FROM pg_catalog.pg_class c WHERE c.relkind = 'r'
    UNION ALL
    SELECT up.oid, i.inhparent, up.place + 1 FROM up JOIN pg_catalog.pg_inherits i ON i.inhrelid = up.at)
  SELECT json_agg(pg_catalog.json_build_array(c.oid::bigint, c.relfilenode::bigint, pg_relation_size(c.oid), (
      SELECT json_agg(pg_catalog.json_build_array(n.nspname, named.relname) ORDER BY up.place) FROM up
      JOIN pg_catalog.pg_class named ON named.oid = up.at JOIN pg_catalog.pg_namespace n ON n.oid = named.relnamespace
      WHERE up.oid = c.oid)) ORDER BY c.oid)::text AS rows
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;

export async function tableFiles(session: Pick<Connection, "query">): Promise<readonly TableFile[]> {
  return parseRows<FileRow>(await session.query(query)).map(([oid, file, bytes, [first, ...rest]]) => ({
    id: String(oid),
    file: String(file),
    hasRows: bytes > 0,
    names: [referenceTo(first), ...rest.map(referenceTo)],
  }));
}

function referenceTo([namespace, name]: Name): Reference {
  return { kind: "table", namespace, name };
}
