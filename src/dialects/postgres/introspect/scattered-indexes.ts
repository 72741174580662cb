/**
 * Indexes and keys of whole partitioned tables that say nothing for the partitions: made `ON ONLY` and attached to one by one. Not all
 * partitions have one, one of them has it as a constraint of its own, or one that is partitioned in turn keeps it otherwise, which no ALTER
 * does. Of such a tree each index is said where it is.
 */
import { type CatalogPart, type Census, partsOf } from "./census.js";
import { definitionSelect, withOptions } from "./definitions/select.js";

/** `scattered AS (…)`: all indexes of such trees, `oid` with what each is attached to, `above`, and the `top` of it. */
export function scatteredIndexes(census: Census): string {
  if (!census.has("partition"))
    return "scattered AS (SELECT NULL::oid AS oid, NULL::oid AS above, NULL::oid AS top WHERE false)";
  return `scattered AS MATERIALIZED (
    WITH RECURSIVE tree AS (
      SELECT i.indexrelid AS oid, i.indrelid, i.indexrelid AS top, NULL::oid AS above
      FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid AND ic.relkind = 'I' AND NOT ic.relispartition
      WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint con WHERE con.conindid = i.indexrelid AND con.contype = 'x')
      UNION ALL
      SELECT i.indexrelid, i.indrelid, tree.top, tree.oid FROM tree JOIN pg_catalog.pg_inherits h ON h.inhparent = tree.oid
        JOIN pg_catalog.pg_index i ON i.indexrelid = h.inhrelid)
    SELECT oid, above, top FROM tree WHERE top IN (SELECT w.top FROM tree w
      WHERE EXISTS (SELECT FROM pg_catalog.pg_inherits h JOIN pg_catalog.pg_class c ON c.oid = h.inhrelid AND c.relkind IN ('r', 'p')
          WHERE h.inhparent = w.indrelid AND NOT EXISTS (SELECT FROM tree u WHERE u.above = w.oid AND u.indrelid = h.inhrelid))
        OR w.above IS NOT NULL AND EXISTS (SELECT FROM pg_catalog.pg_constraint con WHERE con.conindid = w.oid
          AND con.conrelid = w.indrelid AND con.contype IN ('p', 'u') AND con.conparentid = 0)
        OR w.above IS NOT NULL AND (SELECT ic.relkind = 'I' AND ARRAY(SELECT o FROM unnest(ic.reloptions) AS o ORDER BY o) <>
          ARRAY(SELECT o FROM unnest(up.reloptions) AS o ORDER BY o)
          FROM pg_catalog.pg_class ic, pg_catalog.pg_class up WHERE ic.oid = w.oid AND up.oid = w.above)))`;
}

/** SQL: whether an index is one of those. */
export const isScattered = (index: string): string =>
  `EXISTS (SELECT FROM scattered x WHERE x.oid = ${index})`;

/** SQL: the statement behind the one that makes `index`, which attaches it where it belongs. */
export const attaching = (
  index: string,
): string => `coalesce((SELECT pg_catalog.format(E';\\nALTER INDEX %I.%I ATTACH PARTITION %I.%I', wn.nspname, wc.relname, ixn.nspname, ixc.relname)
    FROM scattered x JOIN pg_catalog.pg_class wc ON wc.oid = x.above JOIN pg_catalog.pg_namespace wn ON wn.oid = wc.relnamespace
      JOIN pg_catalog.pg_class ixc ON ixc.oid = x.oid JOIN pg_catalog.pg_namespace ixn ON ixn.oid = ixc.relnamespace
    WHERE x.oid = ${index}), '')`;

/** JSON: of such an index, what it is attached to, and whether it is of what is partitioned itself; NULL of any other. */
export const placeInTree = (
  index: string,
): string => `(SELECT pg_catalog.json_build_object('whole', wc.relname, 'only', ixc.relkind = 'I', 'own', x.above IS NOT NULL AND EXISTS (
      SELECT FROM pg_catalog.pg_constraint oc WHERE oc.conindid = x.oid AND oc.contype IN ('p', 'u') AND oc.conparentid = 0))
    FROM scattered x JOIN pg_catalog.pg_class ixc ON ixc.oid = x.oid LEFT JOIN pg_catalog.pg_class wc ON wc.oid = x.above
    WHERE x.oid = ${index})`;

/** SQL: `ONLY ` where a key is of what is partitioned itself, and says nothing for the partitions. */
export const only = (index: string): string =>
  `CASE WHEN EXISTS (SELECT FROM scattered x JOIN pg_catalog.pg_class ixc ON ixc.oid = x.oid AND ixc.relkind = 'I'
    WHERE x.oid = ${index}) THEN 'ONLY ' ELSE '' END`;

/** SQL: the parameters and the tablespace of its index, within what makes the key `con`, as `pg_get_constraintdef` leaves them out. */
const deferral = `CASE WHEN con.condeferrable THEN ' DEFERRABLE' ELSE '' END || CASE WHEN con.condeferred THEN ' INITIALLY DEFERRED' ELSE '' END`;
export const keyDefinition = `(SELECT left(said, length(said) - length(deferral)) || ${withOptions("kc.reloptions")}
      || coalesce(' USING INDEX TABLESPACE ' || quote_ident((SELECT spcname FROM pg_catalog.pg_tablespace s WHERE s.oid = kc.reltablespace)), '')
      || deferral
    FROM pg_catalog.pg_class kc CROSS JOIN (SELECT pg_get_constraintdef(con.oid) AS said, ${deferral} AS deferral) AS text WHERE kc.oid = con.conindid)`;

/** SQL: the key that an index keeps, as `name`. */
const keyOf = (name: string, index: string) =>
  `LEFT JOIN pg_catalog.pg_constraint ${name} ON ${name}.conindid = ${index} AND ${name}.contype IN ('p', 'u')
    AND ${name}.conrelid = (SELECT i.indrelid FROM pg_catalog.pg_index i WHERE i.indexrelid = ${index})`;

const catalogOf = (key: string) =>
  `CASE WHEN ${key}.oid IS NULL THEN 'pg_catalog.pg_class' ELSE 'pg_catalog.pg_constraint' END`;

/** SQL: such an index rests on the one that it is attached to, or on the constraint that this keeps; a foreign key on all of its tree. */
export const wholesOfScattered = `SELECT CASE WHEN own.oid IS NULL THEN 'pg_class' ELSE 'pg_constraint' END, coalesce(own.oid, x.oid), 0,
    (${catalogOf("up")})::regclass::oid, coalesce(up.oid, x.above), 0
  FROM scattered x ${keyOf("own", "x.oid")} ${keyOf("up", "x.above")} WHERE x.above IS NOT NULL
  UNION ALL SELECT 'pg_constraint', fk.oid, 0, (${catalogOf("own")})::regclass::oid, coalesce(own.oid, x.oid), 0
  FROM scattered x ${keyOf("own", "x.oid")} JOIN pg_catalog.pg_constraint fk ON fk.conindid = x.top AND fk.contype = 'f' AND fk.conparentid = 0`;

/** SQL: tables `p` with indexes `i` of the whole that say nothing for the partitions. */
const topIndexes = `scope p JOIN pg_catalog.pg_index i ON i.indrelid = p.oid
  JOIN scattered top ON top.oid = i.indexrelid AND top.above IS NULL
  JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid`;
const isKey = "con.conindid = i.indexrelid AND con.conrelid = p.oid AND con.contype IN ('p', 'u')";

/** What depends in the name of such an index of a whole: catalog, oid and what is behind FROM. */
export const scatteredDependents: readonly (readonly [string, string, string])[] = [
  ["pg_class", "i.indexrelid", topIndexes],
  ["pg_constraint", "con.oid", `${topIndexes} JOIN pg_catalog.pg_constraint con ON ${isKey}`],
];

/** Those of the whole tables; those of partitions are among the parts that these have of their own. */
export function scatteredDefinitions(targets: string): CatalogPart[] {
  const part = { namespace: "p.namespace", table: "p.name" };
  return [
    definitionSelect({
      ...part,
      kind: { sql: "'partitionIndex'", of: "partition" },
      catalog: "pg_class",
      oid: "i.indexrelid",
      name: "ic.relname",
      definition: `pg_get_indexdef(i.indexrelid) || ${targets}`,
      details: placeInTree("i.indexrelid"),
      from: `${topIndexes} WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint con WHERE ${isKey})`,
    }),
    definitionSelect({
      ...part,
      kind: { sql: "'partitionConstraint'", of: "partition" },
      catalog: "pg_constraint",
      oid: "con.oid",
      name: "con.conname",
      definition: `pg_catalog.format('ALTER TABLE ONLY %I.%I ADD CONSTRAINT %I %s', p.namespace, p.name, con.conname, ${keyDefinition})`,
      details: placeInTree("i.indexrelid"),
      from: `${topIndexes} JOIN pg_catalog.pg_constraint con ON ${isKey}`,
    }),
  ];
}

/** What no statement of ours makes of indexes of a whole: such a tree of exclusions. */
export function unmodelledTrees(): CatalogPart[] {
  return partsOf("partition", [
    `SELECT 'partition without an index of the whole', p.namespace || '.' || p.name FROM partitions p
      JOIN pg_catalog.pg_inherits h ON h.inhrelid = p.oid
      WHERE EXISTS (SELECT FROM pg_catalog.pg_index whole WHERE whole.indrelid = h.inhparent AND NOT ${isScattered("whole.indexrelid")}
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits ih JOIN pg_catalog.pg_index i ON i.indexrelid = ih.inhrelid
          WHERE ih.inhparent = whole.indexrelid AND i.indrelid = p.oid))`,
  ]);
}
