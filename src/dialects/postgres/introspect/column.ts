import type { Column, Identity, NotNull } from "../../../objects/column/shape.js";
import { sparse } from "../../../util/compact.js";
import { canonicalSequence, usualNotNull, usualSequence } from "../sql/sequence-options.js";
import { type CatalogContext, type Names, optionsJson, readOptions, visibleName } from "./catalog.js";

export type SequenceNumbers = readonly [
  type: string,
  start: string,
  increment: string,
  min: string,
  max: string,
  cache: string,
  cycle: boolean,
];

export type ColumnRow = readonly [
  table: number,
  attribute: number,
  name: string,
  type: string,
  isNotNull: boolean,
  expression: string | null,
  generated: "" | "s" | "v",
  identity: "" | "a" | "d",
  sequence: readonly [name: string, numbers: SequenceNumbers, oid: number] | null,
  collation: string | null,
  storage: string | null,
  compression: string | null,
  statistics: number | null,
  isInherited: boolean,
  options: readonly string[] | null,
  notNull: readonly [name: string, noInherit: boolean, isValid: boolean] | null,
];

/** SQL: the numbers of `pg_sequence s`; as text, because they pass 2^53. */
export const sequenceNumbers = `pg_catalog.json_build_array(format_type(s.seqtypid, NULL), s.seqstart::text,
  s.seqincrement::text, s.seqmin::text, s.seqmax::text, s.seqcache::text, s.seqcycle)`;

/** SQL: how `pg_attribute a` is stored, in our words. */
export const storages =
  "CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END";

export function columnQuery({ tables, version }: CatalogContext): string {
  const compression =
    version >= 140_000 ? "CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END" : "NULL";
  const notNull =
    version >= 180_000
      ? `(SELECT pg_catalog.json_build_array(con.conname, con.connoinherit, con.convalidated) FROM pg_catalog.pg_constraint con
          WHERE a.attnotnull AND con.conrelid = a.attrelid AND con.contype = 'n' AND con.conkey = ARRAY[a.attnum] AND con.conislocal)`
      : "NULL";
  return `WITH ${tables}, identities AS MATERIALIZED (
    SELECT d.refobjid AS relid, d.refobjsubid AS attnum, pg_catalog.json_build_array(c.relname, ${sequenceNumbers}, c.oid::bigint) AS sequence
    FROM pg_catalog.pg_sequence s JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid JOIN pg_catalog.pg_depend d ON d.objid = s.seqrelid
    WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype = 'i')
  SELECT json_agg(pg_catalog.json_build_array(a.attrelid::bigint, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
    a.attnotnull, pg_get_expr(def.adbin, def.adrelid), a.attgenerated, a.attidentity, identities.sequence,
    CASE WHEN a.attcollation <> t.typcollation THEN (SELECT ${visibleName("pg_collation_is_visible(o.oid)", "o.collnamespace", "o.collname")}
      FROM pg_catalog.pg_collation o WHERE o.oid = a.attcollation) END,
    CASE WHEN a.attstorage <> t.typstorage THEN ${storages} END, ${compression},
    CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END,
    NOT a.attislocal, ${optionsJson("a.attoptions")}, ${notNull}))::text AS rows
  FROM scope sc JOIN pg_catalog.pg_attribute a ON a.attrelid = sc.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_catalog.pg_attrdef def ON a.atthasdef AND def.adrelid = a.attrelid AND def.adnum = a.attnum
    LEFT JOIN identities ON a.attidentity <> '' AND identities.relid = a.attrelid AND identities.attnum = a.attnum`;
}

export function readColumn(row: ColumnRow, names: Names): Column | undefined {
  const [table, position, name, type, isNotNull, expression, generated, identity, ...rest] = row;
  const [sequence, collation, storage, compression, statistics, inherited, options, notNull] = rest;
  const owner = names.table(table);
  if (owner === undefined) return undefined;
  names.columns.set(`${table}:${position}`, name);
  if (sequence !== null)
    names.identities.set(sequence[2], {
      kind: "column",
      namespace: owner.namespace,
      table: owner.name,
      name,
    });
  const isComputed = generated !== "" && expression !== null;
  return {
    kind: "column",
    namespace: owner.namespace,
    table: owner.name,
    name,
    position,
    type,
    nullable: !isNotNull,
    ...sparse({
      default: isComputed ? null : expression,
      generated: isComputed ? { expression, stored: generated === "s" } : null,
      identity: identity === "" ? null : readIdentity(identity, sequence, { table: owner.name, name, type }),
      collation,
      storage,
      compression,
      statistics,
      inherited,
      options: readOptions(options),
      notNull: notNull === null ? null : readNotNull(notNull, owner.name, name),
    }),
  };
}

function readNotNull(
  [name, noInherit, isValid]: NonNullable<ColumnRow[15]>,
  table: string,
  column: string,
): NotNull | null {
  const unusual = sparse({
    name: name === usualNotNull(table, column) ? null : name,
    noInherit,
    notValid: !isValid,
  });
  return Object.keys(unusual).length === 0 ? null : unusual;
}

function readIdentity(
  letter: "a" | "d",
  found: ColumnRow[8],
  { table, name, type }: { readonly table: string; readonly name: string; readonly type: string },
): Identity {
  const mode = letter === "a" ? "always" : "byDefault";
  if (found === null) return { mode };
  const [sequence, numbers] = found;
  const named = sequence === usualSequence(table, name) ? {} : { sequence };
  return { mode, ...named, ...readNumbers(numbers, type) };
}

/** @param type the type that the limits are compared with: an identity's is that of its column */
export function readNumbers(
  [, start, increment, minValue, maxValue, cache, cycle]: SequenceNumbers,
  type: string,
) {
  return canonicalSequence({ start, increment, minValue, maxValue, cache, cycle }, type);
}
