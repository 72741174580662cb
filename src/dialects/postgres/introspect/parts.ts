/** What definitions are made of: for `pull`. Read while no namespace is visible, as the definitions are. */
import type {
  PartsByKind,
  RoutineParts,
  RuleParts,
  TriggerParts,
} from "../../../objects/definition/parts.js";
import { noRows } from "../sql/json-rows.js";
import { behindWord } from "../sql/lexical.js";
import { ruleText } from "../sql/rule-text.js";
import { type CatalogContext, notOfExtension } from "./catalog.js";
import type { CatalogPart } from "./census.js";
import { partitionsInScope } from "./definitions/partitions.js";
import { viewsInScope } from "./definitions/relations.js";
import { tableOptions } from "./definitions/select.js";
import { declaredParts } from "./parts-declared.js";
import { collationName, partsSelect as select } from "./parts-select.js";

/** Catalog and oid as in the rows of definitions. */
export type PartsRow = readonly [catalog: string, oid: number, parts: Readonly<Record<string, unknown>>];

/** The parts of all definitions that have any, in one statement. */
export function partsQuery(context: CatalogContext): string {
  const kinds = [
    views(),
    triggers(),
    rules(),
    policies(),
    exclusions(),
    statistics(context),
    replicaIdentities(),
    partitions(),
    routines(context),
    domains(context),
    compositeTypes(context),
    ...declaredParts(context),
  ];
  const selected = context.census.select(kinds);
  if (selected.length === 0) return noRows;
  return `WITH ${context.tables}, ${viewsInScope(context)}, ${partitionsInScope(context)},
  relations AS MATERIALIZED (SELECT oid, namespace, name FROM scope UNION ALL SELECT oid, namespace, name FROM views)
  SELECT json_agg(pg_catalog.json_build_array(catalog, oid, parts))::text AS rows
  FROM (${selected.join("\n    UNION ALL ")}) AS found(catalog, oid, parts)`;
}

const place = {
  accessMethod: "CASE WHEN am.amname <> 'heap' THEN am.amname END",
  tablespace: "space.spcname",
};
const placeJoins = `LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
  LEFT JOIN pg_catalog.pg_tablespace space ON space.oid = c.reltablespace`;

function views(): CatalogPart {
  return select(
    "view",
    "pg_class",
    "v.oid",
    {
      query: "regexp_replace(pg_get_viewdef(v.oid), ';\\s*$', '')",
      options: tableOptions,
      ...place,
      hasDefaults: "EXISTS (SELECT FROM pg_catalog.pg_attrdef def WHERE def.adrelid = v.oid)",
    },
    `views v JOIN pg_catalog.pg_class c ON c.oid = v.oid ${placeJoins}`,
  );
}

function triggers(): CatalogPart {
  const event = (bit: number, word: string) => `CASE WHEN t.tgtype & ${bit} > 0 THEN '${word}' END`;
  return select(
    "trigger",
    "pg_trigger",
    "t.oid",
    {
      timing:
        "CASE WHEN t.tgtype & 64 > 0 THEN 'insteadOf' WHEN t.tgtype & 2 > 0 THEN 'before' ELSE 'after' END",
      events: `array_remove(ARRAY[${event(4, "insert")}, ${event(8, "delete")}, ${event(16, "update")}, ${event(32, "truncate")}], NULL)`,
      columns: `(SELECT json_agg(a.attname ORDER BY k.place) FROM unnest(t.tgattr::int2[]) WITH ORDINALITY AS k(number, place)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.number)`,
      forEach: "CASE WHEN t.tgtype & 1 > 0 THEN 'row' ELSE 'statement' END",
      definition: "CASE WHEN t.tgqual IS NOT NULL THEN pg_get_triggerdef(t.oid) END",
      execute: "pg_catalog.json_build_array(pn.nspname, p.proname)",
      arguments: "encode(t.tgargs, 'hex')",
      isConstraint: "t.tgconstraint <> 0",
      deferrable: "t.tgdeferrable",
      initiallyDeferred: "t.tginitdeferred",
      from: `(SELECT pg_catalog.json_build_array(fn.nspname, f.relname) FROM pg_catalog.pg_class f
        JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace WHERE f.oid = t.tgconstrrelid)`,
      oldTable: "t.tgoldtable",
      newTable: "t.tgnewtable",
      enabled: "t.tgenabled",
    },
    `relations r JOIN pg_catalog.pg_trigger t ON t.tgrelid = r.oid AND NOT t.tgisinternal
      JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid JOIN pg_catalog.pg_namespace pn ON pn.oid = p.pronamespace`,
  );
}

function rules(): CatalogPart {
  return select(
    "rule",
    "pg_rewrite",
    "w.oid",
    {
      event: "CASE w.ev_type WHEN '2' THEN 'update' WHEN '3' THEN 'insert' ELSE 'delete' END",
      definition: "pg_get_ruledef(w.oid)",
      enabled: "w.ev_enabled",
    },
    "relations r JOIN pg_catalog.pg_rewrite w ON w.ev_class = r.oid AND w.rulename <> '_RETURN'",
  );
}

function policies(): CatalogPart {
  return select(
    "policy",
    "pg_policy",
    "p.oid",
    {
      restrictive: "NOT p.polpermissive",
      command: `CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update'
        WHEN 'd' THEN 'delete' ELSE 'all' END`,
      roles: `(SELECT json_agg(role.rolname ORDER BY role.rolname) FROM pg_catalog.pg_roles role WHERE role.oid = ANY (p.polroles))`,
      using: "pg_get_expr(p.polqual, p.polrelid)",
      check: "pg_get_expr(p.polwithcheck, p.polrelid)",
    },
    "relations r JOIN pg_catalog.pg_policy p ON p.polrelid = r.oid",
  );
}

function exclusions(): CatalogPart {
  return select(
    "exclusion",
    "pg_constraint",
    "con.oid",
    { sql: "regexp_replace(pg_get_constraintdef(con.oid), '^EXCLUDE ', '')" },
    "relations r JOIN pg_catalog.pg_constraint con ON con.conrelid = r.oid AND con.contype = 'x'",
  );
}

function statistics({ version }: CatalogContext): CatalogPart {
  return select(
    "statistics",
    "pg_statistic_ext",
    "o.oid",
    {
      on: "pg_catalog.json_build_array(r.namespace, r.name)",
      columns: `(SELECT json_agg(a.attname ORDER BY a.attname) FROM unnest(o.stxkeys::int2[]) WITH ORDINALITY AS k(number, place)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = o.stxrelid AND a.attnum = k.number)`,
      expressions: version >= 140_000 ? "to_json(pg_get_statisticsobjdef_expressions(o.oid))" : "NULL::json",
      kinds: `(SELECT coalesce(json_agg(CASE kind WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END), '[]'::json)
        FROM unnest(o.stxkind) AS kind WHERE kind IN ('d', 'f', 'm'))`,
      target: version >= 130_000 ? "CASE WHEN o.stxstattarget >= 0 THEN o.stxstattarget END" : "NULL::int",
    },
    "relations r JOIN pg_catalog.pg_statistic_ext o ON o.stxrelid = r.oid",
  );
}

function replicaIdentities(): CatalogPart {
  return select(
    "replicaIdentity",
    "replicaIdentity",
    "r.oid",
    {
      identity: `CASE c.relreplident WHEN 'f' THEN '"full"'::json WHEN 'n' THEN '"nothing"'::json
        ELSE (SELECT pg_catalog.json_build_object('index', ic.relname) FROM pg_catalog.pg_index i
          JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid WHERE i.indrelid = r.oid AND i.indisreplident) END`,
    },
    "relations r JOIN pg_catalog.pg_class c ON c.oid = r.oid AND c.relkind IN ('r', 'p') AND c.relreplident <> 'd'",
  );
}

function partitions(): CatalogPart {
  return select(
    "partition",
    "pg_class",
    "p.oid",
    {
      parent: "pg_catalog.json_build_array(pn.nspname, pc.relname)",
      bounds: "pg_get_expr(c.relpartbound, c.oid)",
      key: "CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END",
      unlogged: "c.relpersistence = 'u'",
      options: tableOptions,
      ...place,
    },
    `partitions p JOIN pg_catalog.pg_class c ON c.oid = p.oid JOIN pg_catalog.pg_inherits h ON h.inhrelid = p.oid
      JOIN pg_catalog.pg_class pc ON pc.oid = h.inhparent JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace
      ${placeJoins}`,
  );
}

/** Those of other languages have more than a text, and those with transforms more than arguments. */
function routines({ namespaces, version }: CatalogContext): CatalogPart {
  const parsed = version >= 140_000 ? "p.prosqlbody IS NOT NULL" : "false";
  const body = version >= 140_000 ? "coalesce(pg_get_function_sqlbody(p.oid), p.prosrc)" : "p.prosrc";
  return select(
    "function",
    "pg_proc",
    "p.oid",
    {
      name: "p.proname",
      arguments: `(SELECT json_agg(pg_catalog.json_build_object('name', nullif(p.proargnames[a.place], ''), 'type', format_type(a.type, NULL),
          'mode', CASE p.proargmodes[a.place] WHEN 'o' THEN 'out' WHEN 'b' THEN 'inout' WHEN 'v' THEN 'variadic' WHEN 't' THEN 'table' ELSE 'in' END,
          'default', pg_get_function_arg_default(p.oid, a.place::int)) ORDER BY a.place)
        FROM unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY AS a(type, place))`,
      returns: "CASE WHEN p.prokind <> 'p' THEN format_type(p.prorettype, NULL) END",
      isSet: "p.proretset",
      language: "l.lanname",
      body,
      parsed,
      volatility: "CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END",
      strict: "p.proisstrict",
      leakproof: "p.proleakproof",
      definer: "p.prosecdef",
      parallel: "CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' ELSE 'unsafe' END",
      cost: "CASE WHEN p.procost <> CASE WHEN l.lanname IN ('internal', 'c') THEN 1 ELSE 100 END THEN p.procost END",
      rows: "CASE WHEN p.proretset AND p.prorows <> 1000 THEN p.prorows END",
      support: `(SELECT pg_catalog.json_build_array(sn.nspname, s.proname) FROM pg_catalog.pg_proc s
        JOIN pg_catalog.pg_namespace sn ON sn.oid = s.pronamespace WHERE s.oid = p.prosupport)`,
      window: "p.prokind = 'w'",
      settings: "p.proconfig",
    },
    `pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace JOIN pg_catalog.pg_language l ON l.oid = p.prolang
      WHERE p.prokind <> 'a' AND p.probin IS NULL AND p.protrftypes IS NULL AND ${namespaces} AND ${notOfExtension("pg_proc", "p.oid")}`,
  );
}

function domains({ namespaces }: CatalogContext): CatalogPart {
  return select(
    "domain",
    "pg_type",
    "t.oid",
    {
      type: "format_type(t.typbasetype, t.typtypmod)",
      collation: collationName("t.typcollation", "b.typcollation"),
      default: "pg_get_expr(t.typdefaultbin, 0)",
      notNull: "t.typnotnull",
      checks: `(SELECT json_agg(pg_catalog.json_build_array(con.conname, pg_get_expr(con.conbin, 0), con.convalidated) ORDER BY con.conname)
        FROM pg_catalog.pg_constraint con WHERE con.contypid = t.oid AND con.contype = 'c')`,
    },
    `pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
      JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype WHERE t.typtype = 'd' AND ${namespaces}`,
  );
}

function compositeTypes({ namespaces }: CatalogContext): CatalogPart {
  return select(
    "compositeType",
    "pg_type",
    "t.oid",
    {
      attributes: `(SELECT json_agg(pg_catalog.json_build_array(a.attname, format_type(a.atttypid, a.atttypmod),
          ${collationName("a.attcollation", "at.typcollation")}) ORDER BY a.attnum)
        FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type at ON at.oid = a.atttypid
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)`,
    },
    `pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
      JOIN pg_catalog.pg_class c ON c.oid = t.typrelid AND c.relkind = 'c' WHERE ${namespaces}`,
  );
}

/** Settings whose values are lists of names: the server keeps them quoted already. */
const lists = new Set(
  "search_path temp_tablespaces local_preload_libraries session_preload_libraries shared_preload_libraries".split(
    " ",
  ),
);

const states = { D: "disabled", R: "replica", A: "always" } as const;

/** A row's parts in the shape that they have for everybody. */
export function readParts([catalog, , parts]: PartsRow): PartsByKind[keyof PartsByKind] {
  if (catalog === "pg_trigger") {
    const { definition, arguments: hex, enabled, ...rest } = parts;
    const texts = Buffer.from(String(hex), "hex").toString("utf8").split("\0").slice(0, -1);
    const when = typeof definition === "string" ? behindWord(definition, "WHEN") : undefined;
    return {
      ...rest,
      arguments: texts,
      when,
      enabled: states[enabled as keyof typeof states],
    } as unknown as TriggerParts;
  }
  if (catalog === "pg_rewrite") {
    const { event, definition, enabled } = parts;
    const state = states[enabled as keyof typeof states];
    return { event, ...ruleText(String(definition)), enabled: state } as unknown as RuleParts;
  }
  if (catalog !== "pg_proc" || !("settings" in parts))
    return parts as unknown as PartsByKind[keyof PartsByKind];
  const settings = ((parts.settings ?? []) as readonly string[]).map((setting) => {
    const name = setting.slice(0, setting.indexOf("="));
    return [name, setting.slice(name.length + 1), lists.has(name.toLowerCase())] as const;
  });
  return { ...parts, settings } as unknown as RoutineParts;
}
