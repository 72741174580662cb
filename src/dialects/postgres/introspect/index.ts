import type { Index, IndexKey } from "../../../objects/index/shape.js";
import { referenceOf } from "../../../schema/object.js";
import { sparse } from "../../../util/compact.js";
import {
  type CatalogContext,
  type Names,
  notOfExtension,
  optionsJson,
  readOptions,
  visibleName,
} from "./catalog.js";
import { columnNames } from "./constraint.js";
import { viewsInScope } from "./definitions/relations.js";
import { isScattered } from "./scattered-indexes.js";

export type IndexRow = readonly [
  table: number,
  oid: number,
  name: string,
  isUnique: boolean,
  method: string,
  /** Column numbers, 0 for an expression; those behind the keys are included columns. */
  attributes: readonly number[],
  keys: readonly KeyRow[],
  where: string | null,
  nullsNotDistinct: boolean,
  options: readonly string[] | null,
  tablespace: string | null,
  /** Of an index of a materialized view, whose columns no query tells of. */
  view: readonly [namespace: string, name: string, columns: readonly (string | null)[]] | null,
];
type KeyRow = readonly [
  expression: string | null,
  /** Bits: 1 descending, 2 nulls first. */
  order: number,
  collation: string | null,
  operatorClass: string | null,
  operatorClassOptions: readonly string[] | null,
  statistics: number | null,
];

const collation = `(SELECT ${visibleName("pg_collation_is_visible(o.oid)", "o.collnamespace", "o.collname")}
  FROM pg_catalog.pg_collation o WHERE o.oid = k.coll)`;

/** The collation of a key when it is not the one of its column (`ta`) or expression. */
const keyCollation = `CASE WHEN k.coll = 0 THEN NULL
  WHEN k.attnum <> 0 THEN CASE WHEN k.coll <> ta.attcollation THEN ${collation} END
  WHEN strpos(pg_get_indexdef(i.indexrelid), pg_get_indexdef(i.indexrelid, k.place::int, false) || ' COLLATE ') > 0
    THEN ${collation} END`;

/** The operator class when it is not the one that the type would get by itself; a hash index keeps another type. */
const keyOperatorClass = (
  isSaid: string,
): string => `CASE WHEN NOT oc.opcdefault OR ${isSaid} OR am.amname IN ('btree', 'hash')
    AND oc.opcintype <> coalesce(ta.atttypid, ka.atttypid) AND (ta.attnum IS NOT NULL OR am.amname = 'btree')
    AND EXISTS (SELECT FROM pg_catalog.pg_opclass better WHERE better.opcmethod = oc.opcmethod AND better.opcdefault
      AND better.oid <> oc.oid AND better.opcintype = coalesce(ta.atttypid, ka.atttypid))
  THEN ${visibleName("pg_opclass_is_visible(oc.oid)", "oc.opcnamespace", "oc.opcname")} END`;

/** @param condition SQL over `pg_index i` */
export function indexQuery(
  context: CatalogContext,
  condition = `NOT ${isScattered("i.indexrelid")}`,
): string {
  const { tables, version } = context;
  const nullsNotDistinct = version >= 150_000 ? "i.indnullsnotdistinct" : "false";
  // Options stand behind the name of the class alone.
  const hasOptions = version >= 130_000 ? "ka.attoptions IS NOT NULL" : "false";
  const classOptions = version >= 130_000 ? optionsJson("ka.attoptions") : "NULL";
  return `WITH ${tables}, ${viewsInScope(context)},
  indexed AS (SELECT oid, NULL::name AS namespace, NULL::name AS name FROM scope UNION ALL SELECT oid, namespace, name FROM views),
  found AS MATERIALIZED (
    SELECT i.*, ic.relname, ic.reloptions, ic.reltablespace, ic.relam, s.namespace AS viewnamespace, s.name AS viewname
    FROM indexed s JOIN pg_catalog.pg_index i ON i.indrelid = s.oid JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint con WHERE con.conrelid = i.indrelid
        AND con.conindid = i.indexrelid AND con.contype IN ('p', 'u', 'x'))
      AND ${condition} AND ${notOfExtension("pg_class", "i.indexrelid")}),
  keys AS MATERIALIZED (
    SELECT i.indexrelid, json_agg(pg_catalog.json_build_array(
        CASE WHEN k.attnum = 0 THEN pg_get_indexdef(i.indexrelid, k.place::int, false) END, k.options,
        ${keyCollation}, ${keyOperatorClass(hasOptions)}, ${classOptions}, CASE WHEN ka.attstattarget >= 0 THEN ka.attstattarget END) ORDER BY k.place) AS list
    FROM found i CROSS JOIN unnest((i.indkey::int2[])[0:i.indnkeyatts - 1], i.indoption::int2[], i.indcollation::oid[],
        i.indclass::oid[]) WITH ORDINALITY AS k(attnum, options, coll, class, place)
      JOIN pg_catalog.pg_am am ON am.oid = i.relam
      JOIN pg_catalog.pg_opclass oc ON oc.oid = k.class
      JOIN pg_catalog.pg_attribute ka ON ka.attrelid = i.indexrelid AND ka.attnum = k.place
      LEFT JOIN pg_catalog.pg_attribute ta ON ta.attrelid = i.indrelid AND ta.attnum = k.attnum
    GROUP BY i.indexrelid)
  SELECT json_agg(pg_catalog.json_build_array(i.indrelid::bigint, i.indexrelid::bigint, i.relname, i.indisunique, am.amname,
    i.indkey::int2[], keys.list, pg_get_expr(i.indpred, i.indrelid), ${nullsNotDistinct},
    ${optionsJson("i.reloptions")}, space.spcname, CASE WHEN i.viewname IS NOT NULL THEN pg_catalog.json_build_array(i.viewnamespace, i.viewname,
      (SELECT json_agg(a.attname ORDER BY k.place) FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
        LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum)) END))::text AS rows
  FROM found i JOIN keys ON keys.indexrelid = i.indexrelid
    JOIN pg_catalog.pg_am am ON am.oid = i.relam
    LEFT JOIN pg_catalog.pg_tablespace space ON space.oid = i.reltablespace`;
}

export function readIndex(row: IndexRow, names: Names): Index | undefined {
  const [
    table,
    oid,
    name,
    unique,
    method,
    attributes,
    keys,
    where,
    nullsNotDistinct,
    options,
    tablespace,
    view,
  ] = row;
  const owner = names.table(table) ?? (view === null ? undefined : { namespace: view[0], name: view[1] });
  if (owner === undefined) return undefined;
  for (const [place, column] of (view?.[2] ?? []).entries())
    if (column !== null) names.columns.set(`${table}:${attributes[place]}`, column);
  const include = columnNames(table, attributes.slice(keys.length), names);
  const targets = keys.flatMap(([, , , , , statistics], place) =>
    statistics === null ? [] : [[String(place + 1), statistics] as const],
  );
  const index: Index = {
    kind: "index",
    namespace: owner.namespace,
    table: owner.name,
    name,
    keys: keys.map((key, place) => readKey(key, names.column(table, attributes[place] ?? 0))),
    ...sparse({
      unique,
      method: method === "btree" ? null : method,
      include: include.length === 0 ? null : include,
      where,
      nullsNotDistinct,
      storage: readOptions(options),
      tablespace,
      statistics: targets.length === 0 ? null : Object.fromEntries(targets),
    }),
  };
  names.indexes.set(oid, referenceOf(index));
  return index;
}

function readKey(
  [expression, order, collationName, operatorClass, classOptions]: KeyRow,
  column?: string,
): IndexKey {
  const isDescending = (order & 1) !== 0;
  const nullsFirst = (order & 2) !== 0;
  return sparse({
    column: expression === null ? column : null,
    expression: expression === null ? null : withoutBrackets(expression),
    order: isDescending ? ("desc" as const) : null,
    nulls: isDescending === nullsFirst ? null : nullsFirst ? ("first" as const) : ("last" as const),
    collation: collationName,
    operatorClass,
    operatorClassOptions: readOptions(classOptions),
  });
}

/** The server puts brackets around what is not a function call, for its own CREATE INDEX; ours adds them too. */
function withoutBrackets(expression: string): string {
  return expression.startsWith("(") ? expression.slice(1, -1) : expression;
}
