/** What a partition or an heir has otherwise than what it belongs to, and what no statement that makes it says. */
import type { CatalogContext } from "./catalog.js";
import type { CatalogPart } from "./census.js";
import { storages } from "./column.js";
import { definitionSelect, originOfTrigger } from "./definitions/select.js";

const part = { namespace: "p.namespace", table: "p.name" };
const alterTable = "pg_catalog.format('ALTER TABLE %I.%I ', p.namespace, p.name)";

/** SQL: a statistics target; before 17 the usual one is a number. */
const target = (of: string) => `coalesce(${of}.attstattarget, -1)`;

/** SQL: ` SET (…)` of `attoptions`. */
const setOptions = `'SET (' || (SELECT string_agg(split_part(o, '=', 1) || ' = ' || quote_literal(substr(o, strpos(o, '=') + 1)), ', ' ORDER BY o)
  FROM unnest(a.attoptions) AS o) || ')'`;

/**
 * SQL: columns of `partitions p` that are kept otherwise than those of the table at the top: `own` how, and `settings.said` the same
 * as a statement says it. Options are never handed down, so that any are its own.
 */
function ownSettings(version: number): string {
  const compression =
    version >= 140_000
      ? `CASE WHEN a.attcompression <> top.attcompression
      THEN CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' ELSE 'default' END END`
      : "NULL::text";
  const changes = [
    "'SET STORAGE ' || upper(own.storage)",
    "'SET COMPRESSION ' || own.compression",
    "'SET STATISTICS ' || own.statistics",
    setOptions,
  ];
  const said = changes
    .map((change) => `pg_catalog.format('ALTER COLUMN %I ', a.attname) || ${change}`)
    .join(",\n    ");
  return `partitions p JOIN pg_catalog.pg_attribute a ON a.attrelid = p.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_catalog.pg_attribute top ON top.attrelid = pg_partition_root(p.oid) AND top.attname = a.attname
  JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  CROSS JOIN LATERAL (SELECT CASE WHEN a.attstorage <> top.attstorage THEN ${storages} END AS storage, ${compression} AS compression,
    CASE WHEN ${target("a")} <> ${target("top")} THEN ${target("a")} END AS statistics) AS own
  CROSS JOIN LATERAL (SELECT array_to_string(ARRAY[${said}], ', ') AS said) AS settings
  WHERE settings.said <> ''`;
}

/** SQL: it is none of those by which the server keeps foreign keys. */
const isOfNoKey =
  "NOT EXISTS (SELECT FROM pg_catalog.pg_constraint con WHERE con.oid = t.tgconstraint AND con.contype = 'f')";

/** SQL: triggers of `partitions p` that come of one above, `parent`, and are in another state. */
export const ownStates = (version: number) => `partitions p JOIN pg_catalog.pg_trigger t ON t.tgrelid = p.oid
  JOIN pg_catalog.pg_trigger parent ON parent.oid = ${originOfTrigger(version)} AND parent.tgenabled <> t.tgenabled
  WHERE ${isOfNoKey}`;

/**
 * SQL: constraints of `partitions p` and, where they are NOT NULL, of heirs in `scope`, whose rows were looked at, though those of `top`,
 * which they come of, were not. Checks of heirs say so themselves.
 */
function validities(version: number): string {
  const constraints = (
    of: string,
    above: string,
    types: string,
  ) => `SELECT ${of}.oid, ${of}.namespace, ${of}.name, con.oid AS conid, con.conname,
      above.oid AS aboveid, above.conrelid AS aboverelid, CASE above.contype WHEN 'n' THEN above.conkey[1] ELSE 0 END AS attnum
    FROM ${of} ${above} JOIN pg_catalog.pg_constraint con ON con.conrelid = ${of}.oid AND con.contype IN (${types})
        AND con.coninhcount > 0 AND con.convalidated
      JOIN pg_catalog.pg_constraint above ON above.conrelid = h.oid AND above.contype = con.contype AND NOT above.convalidated
        AND ${version >= 180_000 ? "above.conenforced" : "true"}
        AND (above.conname = con.conname OR above.contype = 'n' AND EXISTS (SELECT FROM pg_catalog.pg_attribute mine JOIN pg_catalog.pg_attribute theirs
          ON theirs.attname = mine.attname WHERE mine.attrelid = con.conrelid AND mine.attnum = con.conkey[1]
            AND theirs.attrelid = above.conrelid AND theirs.attnum = above.conkey[1]))`;
  const ofPartitions = constraints(
    "partitions",
    "CROSS JOIN LATERAL (SELECT pg_partition_root(partitions.oid) AS oid) AS h",
    version >= 180_000 ? "'c', 'n'" : "'c'",
  );
  const ofHeirs = constraints(
    "scope",
    "JOIN LATERAL (SELECT i.inhparent AS oid FROM pg_catalog.pg_inherits i WHERE i.inhrelid = scope.oid) AS h ON true",
    "'n'",
  );
  return `(${version >= 180_000 ? `${ofPartitions} UNION ALL ${ofHeirs}` : ofPartitions}) AS p`;
}

/** A check is known by its constraint, NOT NULL by its column. */
export const validitiesAbove = ({ version }: CatalogContext): string =>
  `SELECT 'validity', p.conid, 0, CASE p.attnum WHEN 0 THEN 'pg_catalog.pg_constraint' ELSE 'pg_catalog.pg_class' END::regclass::oid,
    CASE p.attnum WHEN 0 THEN p.aboveid ELSE p.aboverelid END, p.attnum FROM ${validities(version)}`;

export function settingsOfPartitions({ version }: CatalogContext): CatalogPart[] {
  const states = [
    ["D", "DISABLE"],
    ["R", "ENABLE REPLICA"],
    ["A", "ENABLE ALWAYS"],
  ];
  const state = `CASE t.tgenabled ${states.map(([letter, word]) => `WHEN '${letter}' THEN '${word}'`).join(" ")} ELSE 'ENABLE' END`;
  return [
    definitionSelect({
      ...part,
      kind: { sql: "'partitionColumn'", of: "partition" },
      catalog: "partitionColumn",
      oid: "0",
      name: "a.attname",
      definition: "pg_catalog.format('ALTER TABLE ONLY %I.%I ', p.namespace, p.name) || settings.said",
      details: `pg_catalog.json_build_object('storage', CASE WHEN a.attstorage = t.typstorage AND own.storage IS NOT NULL THEN 'default' ELSE own.storage END, 'compression', own.compression, 'statistics', own.statistics,
        'options', a.attoptions)`,
      from: ownSettings(version),
    }),
    definitionSelect({
      ...part,
      kind: { sql: "'partitionTrigger'", of: "partition" },
      catalog: "pg_trigger",
      oid: "t.oid",
      name: "t.tgname",
      definition: `${alterTable} || ${state} || pg_catalog.format(' TRIGGER %I', t.tgname)`,
      from: ownStates(version),
    }),
    definitionSelect({
      ...part,
      kind: "validity",
      catalog: "validity",
      oid: "p.conid",
      name: "p.conname",
      definition: `${alterTable} || pg_catalog.format('VALIDATE CONSTRAINT %I', p.conname)`,
      from: validities(version),
    }),
  ];
}
