import { type CatalogContext, noRelations, notOfExtension } from "../catalog.js";
import { type CatalogPart, partsOf } from "../census.js";
import { ownStates, settingsOfPartitions } from "../partition-settings.js";
import {
  attaching,
  isScattered,
  keyDefinition,
  only,
  placeInTree,
  scatteredDefinitions,
  unmodelledTrees,
} from "../scattered-indexes.js";
import { definitionSelect, originOfTrigger, sortedOptions, tableOptions, withOptions } from "./select.js";

/** `partitions AS (…)`: the partitions of the tables of `scope`, and theirs in turn. */
export function partitionsInScope({ namespaces, filter, census }: CatalogContext): string {
  if (!census.has("partition")) return noRelations("partitions");
  return `partitions AS MATERIALIZED (
    SELECT c.oid, n.nspname AS namespace, c.relname AS name
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND c.relispartition AND pg_partition_root(c.oid) IN (SELECT oid FROM scope)
      AND ${namespaces} AND ${filter} AND ${notOfExtension("pg_class", "c.oid")})`;
}

/** A partition is what its parent is, where its bounds say; `partitions p` of the query. */
export function partitionDefinitions(context: CatalogContext): CatalogPart[] {
  const partition = definitionSelect({
    kind: "partition",
    catalog: "pg_class",
    oid: "p.oid",
    namespace: "p.namespace",
    name: "p.name",
    definition: `pg_catalog.format('CREATE %sTABLE %I.%I PARTITION OF %s %s', CASE WHEN c.relpersistence = 'u' THEN 'UNLOGGED ' END,
      p.namespace, p.name, parts.parent, parts.bounds) || coalesce(' PARTITION BY ' || parts.key, '')
      || CASE WHEN am.amname <> 'heap' THEN pg_catalog.format(' USING %I', am.amname) ELSE '' END || ${withOptions(tableOptions)}
      || CASE WHEN space.spcname IS NOT NULL THEN pg_catalog.format(' TABLESPACE %I', space.spcname) ELSE '' END`,
    details: `pg_catalog.json_build_object('parent', parts.parent, 'bounds', parts.bounds, 'key', parts.key,
      'unlogged', c.relpersistence = 'u', 'options', ${sortedOptions(tableOptions)},
      'accessMethod', coalesce(am.amname, 'heap'), 'tablespace', coalesce(space.spcname, 'pg_default'))`,
    from: `partitions p JOIN pg_catalog.pg_class c ON c.oid = p.oid
      JOIN pg_catalog.pg_inherits h ON h.inhrelid = p.oid
      JOIN pg_catalog.pg_class pc ON pc.oid = h.inhparent JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace
      LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
      LEFT JOIN pg_catalog.pg_tablespace space ON space.oid = c.reltablespace
      CROSS JOIN LATERAL (SELECT pg_catalog.format('%I.%I', pn.nspname, pc.relname) AS parent, pg_get_expr(c.relpartbound, c.oid) AS bounds,
        CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS key) AS parts`,
  });
  return [
    partition,
    ...partsOfPartitions(context),
    ...scatteredDefinitions(ownTargets),
    ...settingsOfPartitions(context),
  ];
}

/** SQL: indexes of `partitions p` that are no part of one of the parent, or are said where they are all the same. */
const ownIndexes = `partitions p JOIN pg_catalog.pg_index i ON i.indrelid = p.oid
    AND (i.indisvalid AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits h WHERE h.inhrelid = i.indexrelid) OR ${isScattered("i.indexrelid")})
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint con WHERE con.conindid = i.indexrelid AND con.conrelid = p.oid
      AND con.contype IN ('p', 'u', 'x'))
  JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid`;

/** SQL: how many values of the keys of `ic` are looked at, each as a statement behind the first, where `isSaid` of key `ia`. */
const targets = (
  isSaid: string,
) => `coalesce((SELECT string_agg(pg_catalog.format(E';\\nALTER INDEX %I.%I ALTER COLUMN %s SET STATISTICS %s',
    p.namespace, ic.relname, ia.attnum, coalesce(ia.attstattarget, -1)), '' ORDER BY ia.attnum)
  FROM pg_catalog.pg_attribute ia WHERE ia.attrelid = ic.oid AND ${isSaid}), '')`;

/** SQL: names of parameters with their values, in an order of their own. */
const sorted = (options: string) => `ARRAY(SELECT o FROM unnest(${options}) AS o ORDER BY o)`;

/** SQL: what an index of a partition has otherwise than the one that it comes of, and ALTER gives it. */
const ownParameters = `${sorted("ic.reloptions")} <> ${sorted("parent.reloptions")} OR ic.reltablespace <> parent.reltablespace`;

/** SQL: whether as many values of key `ia` are looked at as of the same key of the index that it comes of. */
const isOtherTarget = `coalesce(ia.attstattarget, -1) <> (SELECT coalesce(above.attstattarget, -1) FROM pg_catalog.pg_attribute above
    WHERE above.attrelid = parent.oid AND above.attnum = ia.attnum)`;

/**
 * SQL: indexes that come of one of the parent, and that somebody has given another name than the server would have, other
 * parameters, or a comment. One that keeps a constraint of the partition's own is none of them.
 */
const namedIndexes = `partitions p JOIN pg_catalog.pg_index i ON i.indrelid = p.oid
    JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
    JOIN pg_catalog.pg_inherits h ON h.inhrelid = ic.oid
    JOIN pg_catalog.pg_class parent ON parent.oid = h.inhparent
    JOIN pg_catalog.pg_namespace pn ON pn.oid = parent.relnamespace
    LEFT JOIN pg_catalog.pg_constraint con ON con.conindid = ic.oid AND con.conrelid = p.oid AND con.contype IN ('p', 'u', 'x')
    CROSS JOIN LATERAL (SELECT p.name || CASE WHEN con.contype = 'p' THEN '_pkey' ELSE '_' || string_agg(a.attname, '_' ORDER BY a.attnum)
      || CASE con.contype WHEN 'u' THEN '_key' WHEN 'x' THEN '_excl' ELSE '_idx' END END AS name
      FROM pg_catalog.pg_attribute a WHERE a.attrelid = ic.oid) AS usual
  WHERE NOT ${isScattered("ic.oid")} AND (${ownParameters} OR obj_description(ic.oid, 'pg_class') IS NOT NULL
    OR EXISTS (SELECT FROM pg_catalog.pg_attribute ia WHERE ia.attrelid = ic.oid AND ${isOtherTarget})
    OR octet_length(usual.name) < 64 AND rtrim(ic.relname, '0123456789') <> rtrim(usual.name, '0123456789'))`;

/** SQL: which index of which partition is meant, whatever the server has called it; one that was a table's has its name already. */
const renaming = `pg_catalog.format('DO %L', pg_catalog.format('BEGIN EXECUTE (SELECT CASE WHEN c.relname = %L THEN ''SELECT'' ELSE pg_catalog.format(''ALTER INDEX %%s RENAME TO %%I'', i.indexrelid::regclass, %L) END
  FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN pg_catalog.pg_inherits h ON h.inhrelid = c.oid
  WHERE i.indrelid = %L::regclass AND h.inhparent = %L::regclass); END',
  ic.relname, ic.relname, pg_catalog.format('%I.%I', p.namespace, p.name), pg_catalog.format('%I.%I', pn.nspname, parent.relname)))`;

/** SQL: what gives such an index the parameters that it has. */
const parameters = [
  [
    "RESET",
    "split_part(o, '=', 1)",
    "parent.reloptions",
    "ic.reloptions",
    "split_part(other, '=', 1) = split_part(o, '=', 1)",
  ],
  [
    "SET",
    "split_part(o, '=', 1) || ' = ' || quote_literal(substr(o, strpos(o, '=') + 1))",
    "ic.reloptions",
    "parent.reloptions",
    "other = o",
  ],
]
  .map(
    ([
      word,
      said,
      options,
      others,
      isSame,
    ]) => `coalesce((SELECT pg_catalog.format(E';\\nALTER INDEX %I.%I ${word} (%s)', p.namespace, ic.relname, string_agg(${said}, ', ' ORDER BY o))
    FROM unnest(${options}) AS o WHERE NOT EXISTS (SELECT FROM unnest(${others}) AS other WHERE ${isSame}) HAVING count(*) > 0), '')`,
  )
  .join(" || ");

/** SQL: the tablespace of an index; NULL for that of the database. */
const spaceOf = (index: string) =>
  `SELECT spcname FROM pg_catalog.pg_tablespace space WHERE space.oid = ${index}.reltablespace`;

/** SQL: what takes such an index to where it is kept. */
const tablespace = `CASE WHEN ic.reltablespace = parent.reltablespace THEN '' ELSE pg_catalog.format(E';\\nALTER INDEX %I.%I SET TABLESPACE %I', p.namespace,
  ic.relname, coalesce((${spaceOf("ic")}), 'pg_default')) END`;

const ownTargets = targets("ia.attstattarget >= 0");

/** SQL: their constraints likewise. */
const ownConstraints = `partitions p JOIN pg_catalog.pg_constraint con ON con.conrelid = p.oid AND con.contype IN ('p', 'u', 'c', 'f')
  AND (con.conparentid = 0 AND con.coninhcount = 0 OR con.contype IN ('p', 'u') AND ${isScattered("con.conindid")})`;

/** SQL: columns whose default is another one than where `partitions p` belong to: `mine` and `theirs`, each as `text`. */
const defaults = `partitions p JOIN pg_catalog.pg_inherits h ON h.inhrelid = p.oid
  JOIN pg_catalog.pg_attribute a ON a.attrelid = p.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_catalog.pg_attribute pa ON pa.attrelid = h.inhparent AND pa.attname = a.attname
  LEFT JOIN LATERAL (SELECT d.oid, pg_get_expr(d.adbin, d.adrelid) AS text FROM pg_catalog.pg_attrdef d
    WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) AS mine ON true
  LEFT JOIN LATERAL (SELECT d.oid, pg_get_expr(d.adbin, d.adrelid) AS text FROM pg_catalog.pg_attrdef d
    WHERE d.adrelid = pa.attrelid AND d.adnum = pa.attnum) AS theirs ON true`;
/** SQL: a computed column has an expression of its own that a statement gives it: since 17, and under no index of the whole. */
const isExpressionSet = (version: number) =>
  version < 170_000
    ? "false"
    : `NOT EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_inherits ih ON ih.inhrelid = i.indexrelid
      WHERE i.indrelid = p.oid AND (a.attnum = ANY (i.indkey) OR i.indexprs IS NOT NULL OR i.indpred IS NOT NULL))`;
const ownDefaults = (version: number) =>
  `${defaults} WHERE (a.attgenerated = '' OR ${isExpressionSet(version)}) AND mine.text IS DISTINCT FROM theirs.text`;

/** SQL: a default stands on the one of the same column above, which is handed down when it is set. */
export const defaultsAbove = (
  version: number,
): string => `SELECT 'pg_attrdef', mine.oid, 0, 'pg_catalog.pg_attrdef'::regclass, theirs.oid, 0
  FROM ${ownDefaults(version)} AND mine.oid IS NOT NULL AND theirs.oid IS NOT NULL`;

/** SQL: a foreign key that leads to a partition rests on that, and on its index or on the constraint that keeps it. */
export const beneathForeignKeys = `SELECT 'pg_constraint', con.oid, 0, beneath.catalog::regclass, beneath.oid, 0
  FROM partitions p JOIN pg_catalog.pg_constraint con ON con.confrelid = p.oid AND con.contype = 'f' AND con.conparentid = 0
    CROSS JOIN LATERAL (SELECT 'pg_catalog.pg_class', p.oid UNION ALL SELECT 'pg_catalog.pg_class', con.conindid
      UNION ALL SELECT 'pg_catalog.pg_constraint', kept.oid FROM pg_catalog.pg_constraint kept
        WHERE kept.conindid = con.conindid AND kept.contype IN ('p', 'u', 'x')) AS beneath(catalog, oid)`;

/** SQL: columns of `partitions p` that take no NULL, though they do where those belong to. */
const ownNotNulls = `partitions p JOIN pg_catalog.pg_inherits h ON h.inhrelid = p.oid
  JOIN pg_catalog.pg_attribute a ON a.attrelid = p.oid AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped
  JOIN pg_catalog.pg_attribute pa ON pa.attrelid = h.inhparent AND pa.attname = a.attname AND NOT pa.attnotnull`;

const setNotNull = "pg_catalog.format('ALTER COLUMN %I SET NOT NULL', a.attname)";

/** SQL: since 18 it is a constraint, of which only another name and a look at the rows that is still to come are said. */
const namedNotNulls = `${ownNotNulls} LEFT JOIN pg_catalog.pg_constraint con ON con.conrelid = p.oid AND con.contype = 'n'
    AND con.conkey = ARRAY[a.attnum]
    AND (NOT con.convalidated OR (con.conname <> p.name || '_' || a.attname || '_not_null' AND length(con.conname) < 63))`;

/** What depends in the name of a part: catalog, oid and what is behind FROM. */
export const partitionDependents = (version: number): readonly (readonly [string, string, string])[] => [
  ["pg_attrdef", "mine.oid", ownDefaults(version)],
  ["pg_class", "i.indexrelid", ownIndexes],
  ["pg_class", "i.indexrelid", namedIndexes],
  ["pg_constraint", "con.oid", ownConstraints],
  ["pg_trigger", "t.oid", ownStates(version)],
];

/** What a partition has besides what its parent gives it. */
function partsOfPartitions({ version }: CatalogContext): CatalogPart[] {
  const part = { namespace: "p.namespace", table: "p.name" };
  return [
    definitionSelect({
      ...part,
      kind: { sql: "'partitionIndex'", of: "partition" },
      catalog: "pg_class",
      oid: "i.indexrelid",
      name: "ic.relname",
      definition: `CASE WHEN ${isScattered("i.indexrelid")} THEN pg_get_indexdef(i.indexrelid)
        ELSE replace(pg_get_indexdef(i.indexrelid), pg_catalog.format(' ON ONLY %I.%I ', p.namespace, p.name), pg_catalog.format(' ON %I.%I ', p.namespace, p.name)) END
        || ${ownTargets} || ${attaching("i.indexrelid")}`,
      details: placeInTree("i.indexrelid"),
      from: ownIndexes,
    }),
    definitionSelect({
      ...part,
      kind: { sql: "'partitionIndexName'", of: "partition" },
      catalog: "pg_class",
      oid: "i.indexrelid",
      name: "ic.relname",
      definition: `${renaming} || ${parameters} || ${tablespace} || ${targets(isOtherTarget)}`,
      details: `pg_catalog.json_build_object('options', ${sortedOptions("ic.reloptions")}, 'tablespace', (${spaceOf("ic")}),
        'statistics', (SELECT json_object_agg(ia.attnum, ia.attstattarget) FROM pg_catalog.pg_attribute ia
          WHERE ia.attrelid = ic.oid AND ia.attstattarget >= 0))`,
      from: namedIndexes,
    }),
    definitionSelect({
      ...part,
      kind: { sql: "'partitionDefault'", of: "partition" },
      catalog: "pg_attrdef",
      oid: "coalesce(mine.oid, 0)",
      name: "a.attname",
      definition:
        "pg_catalog.format('ALTER TABLE %I.%I ALTER COLUMN %I ', p.namespace, p.name, a.attname) || CASE WHEN a.attgenerated = '' THEN coalesce('SET DEFAULT ' || mine.text, 'DROP DEFAULT') ELSE pg_catalog.format('SET EXPRESSION AS (%s)', mine.text) END",
      details:
        "pg_catalog.json_build_object(CASE a.attgenerated WHEN '' THEN 'default' ELSE 'expression' END, mine.text)",
      from: ownDefaults(version),
    }),
    definitionSelect({
      ...part,
      kind: { sql: "'partitionNotNull'", of: "partition" },
      catalog: "partitionNotNull",
      oid: "0",
      name: "a.attname",
      definition: `pg_catalog.format('ALTER TABLE %I.%I ', p.namespace, p.name) || ${
        version >= 180_000
          ? `CASE WHEN con.oid IS NULL THEN ${setNotNull} ELSE pg_catalog.format('ADD CONSTRAINT %I ', con.conname) || pg_get_constraintdef(con.oid) END`
          : setNotNull
      }`,
      from: version >= 180_000 ? namedNotNulls : ownNotNulls,
    }),
    definitionSelect({
      ...part,
      kind: { sql: "'partitionConstraint'", of: "partition" },
      catalog: "pg_constraint",
      oid: "con.oid",
      name: "con.conname",
      definition: `pg_catalog.format('ALTER TABLE %s%I.%I ADD CONSTRAINT %I %s', ${only("con.conindid")}, p.namespace, p.name, con.conname,
          CASE WHEN con.contype IN ('p', 'u') THEN ${keyDefinition} ELSE pg_get_constraintdef(con.oid) END)
        || CASE WHEN con.contype IN ('p', 'u') THEN ${attaching("con.conindid")} ELSE '' END`,
      details: `CASE WHEN con.contype IN ('p', 'u') THEN ${placeInTree("con.conindid")} END`,
      from: ownConstraints,
    }),
  ];
}

/** What a partition has beyond what its parent gives it: nobody has a word for that. */
export function unmodelledOfPartitions({ version }: CatalogContext): CatalogPart[] {
  const table = "p.namespace || '.' || p.name";
  const named = `${table} || '.' ||`;
  const from = "FROM partitions p JOIN pg_catalog.pg_class c ON c.oid = p.oid";
  return [
    ...unmodelledTrees(),
    ...partsOf("partition", [
      `SELECT 'expression of a partition', ${named} a.attname FROM ${defaults}
      WHERE a.attgenerated <> '' AND NOT ${isExpressionSet(version)} AND mine.text IS DISTINCT FROM theirs.text`,
      `SELECT 'privileges', ${table} ${from} WHERE c.relacl IS NOT NULL`,
      `SELECT 'disabled trigger', ${named} t.tgname ${from} JOIN pg_catalog.pg_trigger t ON t.tgrelid = p.oid
      JOIN pg_catalog.pg_trigger parent ON parent.oid = ${originOfTrigger(version)}
      JOIN pg_catalog.pg_constraint con ON con.oid = t.tgconstraint
      WHERE con.contype = 'f' AND t.tgenabled <> parent.tgenabled`,
    ]),
  ];
}
