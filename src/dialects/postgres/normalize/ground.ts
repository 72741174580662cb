import type { Enum } from "../../../objects/enum/shape.js";
import { allOf } from "../../../objects/find.js";
import type { Schema } from "../../../schema/schema.js";
import { isSameData } from "../../../util/compare.js";
import type { Connection } from "../../dialect.js";
import { pgWriter, qualified, quote } from "../sql/writer.js";

const { literal } = pgWriter;

/** What has to stand before texts of the desired schema can be understood. */
export interface Ground {
  readonly searchPath: string;
  /** Namespaces, enums and sequences that the database lacks or has otherwise. */
  readonly statements: readonly string[];
}

interface Found {
  readonly path: string;
  readonly namespaces: readonly string[];
  readonly enums: readonly (readonly [namespace: string, name: string, values: readonly string[] | null])[];
  readonly sequences: readonly (readonly [namespace: string, name: string])[];
  /** What is no enum and no sequence, and has names that these may want. */
  readonly others: readonly (readonly [namespace: string, name: string, words: "TABLE" | "TYPE"])[];
}

/**
 * Compares the enums, sequences and namespaces of the desired schema with the database, in one round trip: with
 * what is really there, because the current schema may be filtered.
 */
export async function readGround(connection: Connection, desired: Schema): Promise<Ground> {
  const enums = allOf(desired, "enum");
  const sequences = allOf(desired, "sequence");
  const wanted = [...new Set([...enums, ...sequences].map(({ namespace }) => namespace))];
  const list = `ARRAY[${wanted.map(literal).join(", ")}]::name[]`;
  const rows =
    await connection.query(`SELECT pg_catalog.json_build_object('path', current_setting('search_path'),
    'namespaces', (SELECT coalesce(json_agg(nspname), '[]') FROM pg_catalog.pg_namespace WHERE nspname = ANY (${list})),
    'enums', (SELECT coalesce(json_agg(pg_catalog.json_build_array(n.nspname, t.typname,
        (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid))), '[]')
      FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
      WHERE t.typtype = 'e' AND n.nspname = ANY (${list})),
    'sequences', (SELECT coalesce(json_agg(pg_catalog.json_build_array(n.nspname, c.relname)), '[]')
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'S' AND n.nspname = ANY (${list})),
    'others', (SELECT coalesce(json_agg(pg_catalog.json_build_array(n.nspname, o.name, o.words)), '[]')
      FROM (SELECT relnamespace, relname, 'TABLE' FROM pg_catalog.pg_class WHERE relkind NOT IN ('S', 'c')
        UNION ALL SELECT typnamespace, typname, 'TYPE' FROM pg_catalog.pg_type t
          LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
          WHERE t.typtype IN ('c', 'd', 'r') AND (c.oid IS NULL OR c.relkind = 'c')) AS o(namespace, name, words)
      JOIN pg_catalog.pg_namespace n ON n.oid = o.namespace
      WHERE n.nspname = ANY (${list}) AND o.name = ANY (ARRAY[${[...enums, ...sequences].map(({ name }) => literal(name)).join(", ")}]::name[])))::text AS found`);
  const found = JSON.parse(String(rows[0]?.found)) as Found;
  const existing = new Map(
    found.enums.map(([namespace, name, values]) => [`${namespace}\0${name}`, values ?? []]),
  );
  const known = new Set(found.sequences.map((names) => names.join("\0")));
  return {
    searchPath: found.path,
    statements: [
      ...wanted
        .filter((name) => !found.namespaces.includes(name))
        .map((name) => `CREATE SCHEMA ${quote(name)}`),
      // What goes, or is called otherwise by then.
      ...found.others.map(
        ([namespace, name, words], index) =>
          `ALTER ${words} ${qualified(namespace, name)} RENAME TO ${quote(`schemix_other_${index}`)}`,
      ),
      ...enums.flatMap((object, index) =>
        enumStatements(object, existing.get(`${object.namespace}\0${object.name}`), index),
      ),
      ...sequences
        .filter(({ namespace, name }) => !known.has(`${namespace}\0${name}`))
        .map(({ namespace, name }) => `CREATE SEQUENCE ${qualified(namespace, name)}`),
    ],
  };
}

/** A value that is added to a type cannot be used in the same transaction; those of a new type can. */
function enumStatements(
  { namespace, name, values }: Enum,
  existing: readonly string[] | undefined,
  index: number,
): string[] {
  if (existing !== undefined && isSameData(existing, values)) return [];
  const type = qualified(namespace, name);
  const create = `CREATE TYPE ${type} AS ENUM (${values.map((value) => literal(value)).join(", ")})`;
  if (existing === undefined) return [create];
  return [`ALTER TYPE ${type} RENAME TO ${quote(`schemix_former_${index}`)}`, create];
}
