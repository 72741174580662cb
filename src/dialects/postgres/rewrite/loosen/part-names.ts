/** How the indexes and constraints of partitions are called: the server chooses, and nobody tells. */
import type { Reference } from "../../../../schema/object.js";
import { qualified, quote, quoteString } from "../../sql/writer.js";
import type { Part } from "./stand-alone.js";

/** The name that the server gives an index of a partition first; nothing where that cannot be told from here. */
export function usualName(table: string, part: Part): string | undefined {
  const name = nameOf(table, part);
  return name === undefined || Buffer.byteLength(name) >= 64 ? undefined : name;
}

function nameOf(table: string, part: Part): string | undefined {
  if (part.kind === "primaryKey") return `${table}_pkey`;
  if (part.kind === "unique") return [table, ...part.columns, ...(part.include ?? []), "key"].join("_");
  if (part.kind !== "index" || part.keys.some(({ column }) => column === undefined)) return undefined;
  const columns = [...part.keys.map(({ column = "" }) => column), ...(part.include ?? [])];
  return new Set(columns).size < columns.length ? undefined : [table, ...columns, "idx"].join("_");
}

/** Whether two names differ in nothing but the number that the server puts behind one which is taken. */
export function isSameButForNumber(a: string, b: string): boolean {
  return a.replace(/\d+$/, "") === b.replace(/\d+$/, "");
}

/** Calls the index of a partition that comes of an index or key above it by a name. */
export function nameIndex(partition: Reference, part: Part, name: string): string {
  const { namespace, table, name: above } = part as Part & { readonly table: string };
  const index =
    part.kind === "index"
      ? `${literalName(namespace, above)}::regclass`
      : `(SELECT conindid FROM pg_catalog.pg_constraint WHERE conrelid = ${literalName(namespace, table)}::regclass AND conname = ${quoteString(above)})`;
  return renaming(`SELECT CASE WHEN c.relname = ${quoteString(name)} THEN 'SELECT'
      ELSE pg_catalog.format('ALTER INDEX %s RENAME TO %I', i.indexrelid::regclass, ${quoteString(name)}) END
    FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
    WHERE i.indrelid = ${literalName(partition.namespace, partition.name)}::regclass
      AND EXISTS (SELECT FROM pg_catalog.pg_partition_ancestors(i.indexrelid) AS above WHERE above.relid = ${index})`);
}

/** Calls the foreign key of a partition that comes of one above it by a name. */
export function nameForeignKey(partition: Reference, part: Part, name: string): string {
  const { namespace, table, name: above } = part as Part & { readonly table: string };
  const called = qualified(partition.namespace, partition.name);
  return renaming(`WITH RECURSIVE above AS (
      SELECT con.conname, con.conname AS own, con.conrelid, con.conparentid FROM pg_catalog.pg_constraint con
      WHERE con.conrelid = ${quoteString(called)}::regclass AND con.contype = 'f'
      UNION ALL
      SELECT con.conname, above.own, con.conrelid, con.conparentid
      FROM above JOIN pg_catalog.pg_constraint con ON con.oid = above.conparentid)
    SELECT CASE WHEN own = ${quoteString(name)} THEN 'SELECT'
      ELSE pg_catalog.format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', ${quoteString(called)}, own, ${quoteString(name)}) END
    FROM above WHERE conrelid = ${literalName(namespace, table)}::regclass AND conname = ${quoteString(above)}`);
}

/** Gives an index of a partition the name that the server would have given it, unless it has that but for a number. */
export function nameAsUsual(namespace: string, index: string): string {
  return renaming(`SELECT CASE WHEN rtrim(ic.relname, '0123456789') = rtrim(usual.name, '0123456789') THEN 'SELECT'
      ELSE pg_catalog.format('ALTER INDEX %s RENAME TO %I', i.indexrelid::regclass, usual.name) END
    FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indrelid JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
      LEFT JOIN pg_catalog.pg_constraint con ON con.conindid = i.indexrelid AND con.conrelid = c.oid
      CROSS JOIN LATERAL (SELECT (c.relname || CASE WHEN con.contype = 'p' THEN '_pkey' ELSE '_' || string_agg(a.attname, '_' ORDER BY a.attnum)
        || CASE con.contype WHEN 'u' THEN '_key' WHEN 'x' THEN '_excl' ELSE '_idx' END END)::name AS name
        FROM pg_catalog.pg_attribute a WHERE a.attrelid = i.indexrelid) AS usual
    WHERE i.indexrelid = ${literalName(namespace, index)}::regclass`);
}

/** Takes a constraint from what has been a partition, where it has it still. */
export function dropIfThere({ namespace, name }: Reference, constraint: string): string {
  return `ALTER TABLE ${qualified(namespace, name)} DROP CONSTRAINT IF EXISTS ${quote(constraint)}`;
}

/** Since PostgreSQL 18 NOT NULL has a name, and a partition has it from the whole: gives it the one of a table of its own. */
export function nameNotNulls({ namespace, name }: Reference): string {
  return renamings(`SELECT pg_catalog.format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', con.conrelid::regclass, con.conname, usual.name)
    FROM pg_catalog.pg_constraint con JOIN pg_catalog.pg_class c ON c.oid = con.conrelid
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND con.conkey = ARRAY[a.attnum]
      CROSS JOIN LATERAL (SELECT c.relname || '_' || a.attname || '_not_null' AS name) AS usual
    WHERE con.conrelid = ${literalName(namespace, name)}::regclass AND con.contype = 'n' AND con.conname <> usual.name
      AND octet_length(usual.name) < 64`);
}

function literalName(namespace: string, name: string): string {
  return quoteString(qualified(namespace, name));
}

function renaming(query: string): string {
  return `DO ${quoteString(`BEGIN EXECUTE coalesce((${query}), 'SELECT'); END`)}`;
}

function renamings(query: string): string {
  return `DO ${quoteString(`DECLARE rename text; BEGIN FOR rename IN ${query} LOOP EXECUTE rename; END LOOP; END`)}`;
}
