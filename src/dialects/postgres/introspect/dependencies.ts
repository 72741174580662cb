import { keyOf, type Reference } from "../../../schema/object.js";
import { type CatalogContext, type Names, notOfExtension } from "./catalog.js";
import { type CatalogPart, type Counted, firstOwnOid } from "./census.js";
import type { ConstraintRow } from "./constraint.js";
import { customDependents } from "./custom.js";
import { foreignsInScope } from "./definitions/foreign.js";
import {
  beneathForeignKeys,
  defaultsAbove,
  partitionDependents,
  partitionsInScope,
} from "./definitions/partitions.js";
import { viewsInScope } from "./definitions/relations.js";
import { validitiesAbove } from "./partition-settings.js";
import { scatteredDependents, wholesOfScattered } from "./scattered-indexes.js";

/** What depends (catalog, oid, column number) on what. */
export type DependencyRow = readonly [
  catalog: string,
  oid: number,
  part: number,
  onCatalog: string,
  onOid: number,
  onPart: number,
];

/** One part of `dependents`: an object, and the row of the catalog that depends in its name. */
function dependent(
  owner: string,
  oid: string,
  catalog: string,
  from: string,
  parts: Partial<Place> = {},
): CatalogPart {
  const { objid = oid, part = "0", relid = "0", of } = parts;
  const sql = `SELECT '${owner}', ${oid}::oid, ${part}::int, 'pg_catalog.${catalog}'::regclass::oid, ${objid}::oid, ${relid}::oid FROM ${from}`;
  return of === undefined ? { sql } : { of, sql };
}
interface Place {
  readonly objid: string;
  readonly part: string;
  /** The table of which a dependency says nothing. */
  readonly relid: string;
  /** Without any of these there is nothing that depends. */
  readonly of: Counted;
}

/**
 * Expressions and column types only: what a key is made of stands in the key itself. A default is looked at as its
 * column, a generated column too, whichever of both the server's version records.
 */
function tableDependents({ kinds }: CatalogContext): CatalogPart[] {
  // The key of an index may be of an operator class that a plugin knows.
  const indexes = kinds.length > 0 ? "true" : "(i.indexprs IS NOT NULL OR i.indpred IS NOT NULL)";
  return [
    dependent(
      "pg_constraint",
      "con.oid",
      "pg_constraint",
      "scope JOIN pg_catalog.pg_constraint con ON con.conrelid = scope.oid AND con.contype IN ('c', 'x')",
      { relid: "scope.oid" },
    ),
    dependent(
      "pg_class",
      "i.indexrelid",
      "pg_class",
      `scope JOIN pg_catalog.pg_index i ON i.indrelid = scope.oid AND ${indexes}`,
      { relid: "scope.oid" },
    ),
    dependent(
      "pg_constraint",
      "con.oid",
      "pg_class",
      "scope JOIN pg_catalog.pg_constraint con ON con.conrelid = scope.oid AND con.contype = 'x'",
      { objid: "con.conindid", relid: "scope.oid", of: "exclusion" },
    ),
    dependent(
      "pg_class",
      "def.adrelid",
      "pg_attrdef",
      "scope JOIN pg_catalog.pg_attrdef def ON def.adrelid = scope.oid",
      { objid: "def.oid", part: "def.adnum", relid: "scope.oid" },
    ),
  ];
}

/** What stands on others by its own row alone. */
const plainCatalogs = {
  pg_operator: "operator",
  pg_cast: "cast",
  pg_conversion: "conversion",
  pg_ts_dict: "textSearchDictionary",
  pg_ts_config: "textSearchConfiguration",
  pg_foreign_data_wrapper: "foreignDataWrapper",
  pg_foreign_server: "foreignServer",
} as const;

/** What stands for other databases, and what has nothing but its own row. */
function foreignDependents(): CatalogPart[] {
  return [
    dependent("pg_class", "foreigns.oid", "pg_class", "foreigns", {
      relid: "foreigns.oid",
      of: "foreignTable",
    }),
    dependent(
      "pg_class",
      "foreigns.oid",
      "pg_attrdef",
      "foreigns JOIN pg_catalog.pg_attrdef def ON def.adrelid = foreigns.oid",
      { objid: "def.oid", relid: "foreigns.oid", of: "foreignTable" },
    ),
    dependent(
      "pg_class",
      "foreigns.oid",
      "pg_constraint",
      "foreigns JOIN pg_catalog.pg_constraint con ON con.conrelid = foreigns.oid",
      { objid: "con.oid", relid: "foreigns.oid", of: "foreignTable" },
    ),
    dependent(
      "pg_statistic_ext",
      "o.oid",
      "pg_statistic_ext",
      "foreigns JOIN pg_catalog.pg_statistic_ext o ON o.stxrelid = foreigns.oid",
      { of: "statistics" },
    ),
    ...Object.entries(plainCatalogs).map(([catalog, of]) =>
      dependent(catalog, "o.oid", catalog, `pg_catalog.${catalog} o WHERE o.oid >= ${firstOwnOid}`, { of }),
    ),
    dependent("pg_user_mapping", "m.umid", "pg_user_mapping", "pg_catalog.pg_user_mappings m", {
      of: "foreignServer",
    }),
  ];
}

/** A view depends through the rule that it is, a domain also through its checks, a publication through its tables. */
function definitionDependents(context: CatalogContext): CatalogPart[] {
  const { namespaces } = context;
  const types = `pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
    AND ${namespaces} AND ${notOfExtension("pg_type", "t.oid")}`;
  const ofType = (of: Counted, catalog: string, join: string, objid = "t.oid") =>
    dependent("pg_type", "t.oid", catalog, `${types} ${join}`, { objid, of });
  const ofView = (catalog: string, from: string, objid = "views.oid") =>
    dependent("pg_class", "views.oid", catalog, from, { objid, of: "view" });
  const ofRelation = (of: Counted, catalog: string, alias: string, column: string, condition = "true") =>
    dependent(
      catalog,
      `${alias}.oid`,
      catalog,
      `relations JOIN pg_catalog.${catalog} ${alias} ON ${alias}.${column} = relations.oid AND ${condition}`,
      { relid: "relations.tableid", of },
    );
  return [
    ofType("domain", "pg_type", "WHERE t.typtype = 'd'"),
    ofType("rangeType", "pg_type", "WHERE t.typtype = 'r'"),
    ofType("domain", "pg_constraint", "JOIN pg_catalog.pg_constraint con ON con.contypid = t.oid", "con.oid"),
    ofType(
      "compositeType",
      "pg_class",
      "JOIN pg_catalog.pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'",
      "c.oid",
    ),
    dependent(
      "pg_proc",
      "p.oid",
      "pg_proc",
      `pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
        WHERE ${namespaces} AND ${notOfExtension("pg_proc", "p.oid")}`,
      { of: "function" },
    ),
    ofView("pg_class", "views"),
    ofView(
      "pg_rewrite",
      "views JOIN pg_catalog.pg_rewrite w ON w.ev_class = views.oid AND w.rulename = '_RETURN'",
      "w.oid",
    ),
    ofView("pg_attrdef", "views JOIN pg_catalog.pg_attrdef def ON def.adrelid = views.oid", "def.oid"),
    dependent(
      "pg_class",
      "i.indexrelid",
      "pg_class",
      "views JOIN pg_catalog.pg_index i ON i.indrelid = views.oid",
      { of: "materializedView" },
    ),
    ...[...partitionDependents(context.version), ...scatteredDependents].map(([catalog, oid, from]) =>
      dependent(catalog, oid, catalog, from, { of: "partition" }),
    ),
    ofRelation("rule", "pg_rewrite", "w", "ev_class", "w.rulename <> '_RETURN'"),
    ofRelation("trigger", "pg_trigger", "t", "tgrelid", "NOT t.tgisinternal"),
    ofRelation("policy", "pg_policy", "p", "polrelid"),
    ofRelation("statistics", "pg_statistic_ext", "o", "stxrelid"),
    dependent("pg_publication", "r.prpubid", "pg_publication_rel", "pg_catalog.pg_publication_rel r", {
      objid: "r.oid",
      of: "publication",
    }),
    ...foreignDependents(),
    dependent("pg_event_trigger", "e.oid", "pg_event_trigger", "pg_catalog.pg_event_trigger e", {
      of: "eventTrigger",
    }),
    dependent("pg_extension", "e.oid", "pg_extension", "pg_catalog.pg_extension e", { of: "extension" }),
    ...customDependents(context),
  ];
}

const ofPartitions: CatalogPart = {
  of: "partition",
  sql: `SELECT 'pg_class', p.oid, 0, 'pg_catalog.pg_class'::regclass, h.inhparent, 0
    FROM partitions p JOIN pg_catalog.pg_inherits h ON h.inhrelid = p.oid`,
};

/** What the keys call that partitions are partitioned by themselves. */
const calledByKeys: CatalogPart = {
  of: "partition",
  sql: `SELECT 'pg_class', p.oid, 0, d.refclassid, d.refobjid, 0
    FROM partitions p JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = p.oid
      AND d.objsubid = 0 AND d.refclassid = 'pg_catalog.pg_proc'::regclass`,
};

/** What a table is clustered or identified by: no dependency is recorded. */
const byIndex = (of: Counted, condition: string): CatalogPart => ({
  of,
  sql: `SELECT '${of}', i.indrelid, 0,
    CASE WHEN con.oid IS NULL THEN 'pg_catalog.pg_class' ELSE 'pg_catalog.pg_constraint' END::regclass::oid,
    coalesce(con.oid, i.indexrelid), 0
  FROM relations JOIN pg_catalog.pg_index i ON i.indrelid = relations.oid AND ${condition}
    LEFT JOIN pg_catalog.pg_constraint con ON con.conindid = i.indexrelid AND con.contype = 'x'`,
});

/** What depends is `scope` and definitions; a type counts for its arrays, rows and multiranges, an extension for its members. */
export function dependencyQuery(context: CatalogContext): string {
  const select = (parts: readonly CatalogPart[]) => context.census.select(parts);
  const marks = select([
    ofPartitions,
    calledByKeys,
    { of: "partition", sql: defaultsAbove(context.version) },
    { of: "partition", sql: beneathForeignKeys },
    { of: "partition", sql: wholesOfScattered },
    { of: "validity", sql: validitiesAbove(context) },
    byIndex("replicaIdentity", "i.indisreplident"),
    byIndex("clustering", "i.indisclustered"),
  ]);
  const isType = "d.refclassid = 'pg_catalog.pg_type'::regclass";
  const ranged =
    context.version >= 140_000
      ? `coalesce((SELECT r.rngtypid FROM pg_catalog.pg_range r WHERE ${isType} AND r.rngmultitypid = element.oid), element.oid)`
      : "element.oid";
  return `WITH ${context.tables}, ${viewsInScope(context)}, ${partitionsInScope(context)}, ${foreignsInScope(context)},
  relations AS MATERIALIZED (SELECT oid, oid AS tableid FROM scope UNION ALL SELECT oid, 0 FROM views
    UNION ALL SELECT oid, 0 FROM partitions),
  dependents(catalog, oid, part, classid, objid, relid) AS MATERIALIZED (
    ${select([...tableDependents(context), ...definitionDependents(context)]).join("\n    UNION ALL ")}),
  recorded(catalog, oid, part, refclassid, refobjid, refobjsubid) AS (
    SELECT s.catalog, s.oid, s.part, d.refclassid, d.refobjid, d.refobjsubid
    FROM dependents s JOIN pg_catalog.pg_depend d ON d.classid = s.classid AND d.objid = s.objid AND d.deptype <> 'e'
    WHERE NOT (d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = s.relid AND (d.refobjsubid = 0 OR d.refobjsubid = s.part))
    UNION ALL
    SELECT 'pg_class', d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid
    FROM scope s JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = s.oid
      AND (d.objsubid > 0 OR d.refclassid IN ('pg_catalog.pg_proc'::regclass, 'pg_catalog.pg_collation'::regclass))
    WHERE d.deptype <> 'i' AND NOT (d.refobjid = d.objid AND d.refobjsubid = d.objsubid)
    ${marks.map((sql) => `UNION ALL ${sql}`).join("\n    ")})
  SELECT json_agg(DISTINCT pg_catalog.jsonb_build_array(d.catalog, d.oid::bigint, d.part, catalog.relname, coalesce(x.refobjid, target.oid)::bigint,
    CASE WHEN x.refobjid IS NULL THEN d.refobjsubid ELSE 0 END))::text AS rows
  FROM recorded d
    CROSS JOIN LATERAL (SELECT coalesce((SELECT CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN t.typelem ELSE t.oid END
      FROM pg_catalog.pg_type t WHERE ${isType} AND t.oid = d.refobjid), d.refobjid) AS oid) AS element
    CROSS JOIN LATERAL (SELECT ${ranged} AS oid) AS ranged
    LEFT JOIN LATERAL (SELECT c.oid FROM pg_catalog.pg_type t JOIN pg_catalog.pg_class c ON c.oid = t.typrelid AND c.relkind <> 'c'
      WHERE ${isType} AND t.oid = ranged.oid) AS line ON true
    CROSS JOIN LATERAL (SELECT coalesce(line.oid, ranged.oid) AS oid,
      CASE WHEN line.oid IS NULL THEN d.refclassid ELSE 'pg_catalog.pg_class'::regclass::oid END AS classid) AS target
    LEFT JOIN pg_catalog.pg_depend x ON x.classid = target.classid AND x.objid = target.oid AND x.objsubid = 0 AND x.deptype = 'e'
    JOIN pg_catalog.pg_class catalog ON catalog.oid = coalesce(x.refclassid, target.classid)`;
}

/** Collects what objects depend on, each once. */
export class Dependencies {
  readonly #found = new Map<string, Map<string, Reference>>();

  add(from: Reference | undefined, to: Reference | undefined): void {
    if (from === undefined || to === undefined) return;
    const key = keyOf(from);
    if (key === keyOf(to)) return;
    const known = this.#found.get(key) ?? new Map<string, Reference>();
    this.#found.set(key, known.set(keyOf(to), to));
  }

  addRow([catalog, oid, part, onCatalog, onOid, onPart]: DependencyRow, names: Names): void {
    this.add(names.find(catalog, oid, part), names.find(onCatalog, onOid, onPart));
  }

  /** A foreign key rests on the key or unique index it leads to. */
  addForeignKey(row: ConstraintRow, names: Names): void {
    if (row[3] === "f")
      this.add(names.constraints.get(row[1]), names.find("pg_class", row[9][0] as number, 0));
  }

  toMap(): ReadonlyMap<string, readonly Reference[]> {
    return new Map([...this.#found].map(([key, references]) => [key, [...references.values()]]));
  }
}
