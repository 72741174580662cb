/** The catalog's own rows of definitions: what their text forgets is missing from them afterwards. */

/** Catalog, its rows' condition, and columns that hold oids or trees with oids. */
const catalogs: readonly (readonly [catalog: string, condition: string, unstable: string])[] = [
  ["pg_aggregate", "x.aggfnoid::oid >= 16384", ""],
  [
    "pg_proc",
    "x.oid >= 16384",
    "oid,prorettype,proargtypes,proallargtypes,provariadic,prosqlbody,proargdefaults",
  ],
  ["pg_collation", "x.oid >= 16384", "oid,collencoding"],
  ["pg_range", "x.rngtypid >= 16384", "rngtypid,rngmultitypid"],
  ["pg_trigger", "NOT x.tgisinternal", "oid,tgfoid,tgconstraint,tgrelid,tgqual"],
  ["pg_rewrite", "x.oid >= 16384", "oid,ev_class,ev_qual,ev_action"],
  ["pg_policy", "true", "oid,polqual,polwithcheck"],
  ["pg_publication", "true", "oid"],
  ["pg_publication_rel", "true", "oid,prpubid,prqual"],
  ["pg_event_trigger", "true", "oid,evtfoid"],
  ["pg_statistic_ext", "true", "oid,stxexprs"],
  [
    "pg_constraint",
    "x.oid >= 16384 AND x.contype IN ('c', 'x', 't')",
    "oid,conindid,contypid,conrelid,conbin",
  ],
  ["pg_foreign_data_wrapper", "x.oid >= 16384", "oid,fdwhandler,fdwvalidator"],
  ["pg_foreign_server", "x.oid >= 16384", "oid,srvfdw"],
  ["pg_foreign_table", "true", "ftrelid,ftserver"],
  ["pg_user_mapping", "true", "oid,umserver"],
  ["pg_operator", "x.oid >= 16384", "oid,oprcom,oprnegate,oprcode"],
  ["pg_cast", "x.oid >= 16384", "oid,castsource,casttarget,castfunc"],
  ["pg_conversion", "x.oid >= 16384", "oid"],
  ["pg_ts_dict", "x.oid >= 16384", "oid"],
  ["pg_ts_config", "x.oid >= 16384", "oid"],
  ["pg_ts_config_map", "x.mapcfg >= 16384", "mapcfg,mapdict"],
];

const views = `SELECT 'pg_class', jsonb_build_array(c.relname, c.relkind, (SELECT array_agg(o ORDER BY o) FROM unnest(c.reloptions) AS o), c.relreplident, c.relrowsecurity, c.relforcerowsecurity)
  FROM pg_catalog.pg_class c WHERE c.oid >= 16384 AND c.relkind IN ('v', 'm', 'r', 'c')`;
const attributes = `SELECT 'pg_attribute', jsonb_build_array(c.relname, a.attname, format_type(a.atttypid, a.atttypmod), o.collname, pg_get_expr(def.adbin, def.adrelid))
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_catalog.pg_collation o ON o.oid = a.attcollation
    LEFT JOIN pg_catalog.pg_attrdef def ON def.adrelid = a.attrelid AND def.adnum = a.attnum
  WHERE c.oid >= 16384 AND c.relkind IN ('v', 'm', 'c')`;
const domains = `SELECT 'pg_type', jsonb_build_array(t.typname, format_type(t.typbasetype, t.typtypmod), t.typnotnull, t.typdefault, o.collname)
  FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_collation o ON o.oid = t.typcollation WHERE t.oid >= 16384 AND t.typtype = 'd'`;
const indexes = `SELECT 'pg_index', jsonb_build_array(i.indexrelid::regclass, i.indisclustered, i.indisreplident, pg_get_indexdef(i.indexrelid))
  FROM pg_catalog.pg_index i WHERE i.indexrelid >= 16384 AND i.indrelid NOT IN (SELECT oid FROM pg_catalog.pg_class WHERE relkind = 't')`;

/** One statement that gives every row as catalog and values. */
export const definitionRows = `SELECT catalog, row::text FROM (${[
  ...catalogs.map(
    ([catalog, condition, unstable]) =>
      `SELECT '${catalog}', to_jsonb(x) - string_to_array('${unstable}', ',') FROM pg_catalog.${catalog} x WHERE ${condition}`,
  ),
  views,
  attributes,
  domains,
  indexes,
].join("\nUNION ALL ")}) AS found(catalog, row) ORDER BY catalog, row::text COLLATE "C"`;
