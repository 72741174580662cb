import { type CatalogContext, notOfExtension } from "../catalog.js";
import type { CatalogPart } from "../census.js";
import { definitionSelect, functionName, shadowed } from "./select.js";

/** Operators, casts, conversions and text search. */
export function operatorDefinitions(context: CatalogContext): CatalogPart[] {
  return [operators(context), casts(), conversions(context), dictionaries(context), configurations(context)];
}

/** SQL: the type of an argument of an operator, as DROP takes it. */
const argument = (type: string) => `CASE WHEN ${type} = 0 THEN 'NONE' ELSE format_type(${type}, NULL) END`;

/** An operator that only others name, and that nobody has made yet, has no function. */
function operators({ namespaces }: CatalogContext): CatalogPart {
  const other = (word: string, column: string) =>
    `(SELECT pg_catalog.format('${word} = OPERATOR(%I.%s)', pn.nspname, p.oprname) FROM pg_catalog.pg_operator p
      JOIN pg_catalog.pg_namespace pn ON pn.oid = p.oprnamespace WHERE p.oid = o.${column})`;
  const type = (word: string, column: string) =>
    `CASE WHEN o.${column} <> 0 THEN '${word} = ' || format_type(o.${column}, NULL) END`;
  return definitionSelect({
    kind: "operator",
    catalog: "pg_operator",
    oid: "o.oid",
    namespace: "n.nspname",
    name: `pg_catalog.format('%s(%s, %s)', o.oprname, ${argument("o.oprleft")}, ${argument("o.oprright")})`,
    definition: `pg_catalog.format('CREATE OPERATOR %I.%s (%s)', n.nspname, o.oprname,
      pg_catalog.concat_ws(', ', parts.fixed, 'RESTRICT = ' || parts.restrict, 'JOIN = ' || parts.joining))`,
    details:
      "pg_catalog.json_build_object('fixed', parts.fixed, 'restrict', parts.restrict, 'join', parts.joining)",
    shadowed: shadowed("pg_operator", "o", ["oprnamespace", "oprname", "oprleft", "oprright"]),
    from: `pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
      CROSS JOIN LATERAL (SELECT ${functionName("o.oprrest")} AS restrict, ${functionName("o.oprjoin")} AS joining,
        pg_catalog.concat_ws(', ', 'FUNCTION = ' || ${functionName("o.oprcode")}, ${type("LEFTARG", "oprleft")}, ${type("RIGHTARG", "oprright")},
          ${other("COMMUTATOR", "oprcom")}, ${other("NEGATOR", "oprnegate")}, CASE WHEN o.oprcanhash THEN 'HASHES' END,
          CASE WHEN o.oprcanmerge THEN 'MERGES' END) AS fixed) AS parts
      WHERE o.oprcode::oid <> 0 AND ${namespaces} AND ${notOfExtension("pg_operator", "o.oid")}`,
  });
}

/** A cast has no name but its types, and lives in no namespace. */
function casts(): CatalogPart {
  const name = "format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL)";
  return definitionSelect({
    kind: "cast",
    catalog: "pg_cast",
    oid: "c.oid",
    name,
    definition: `'CREATE CAST (' || ${name} || ') ' || CASE c.castmethod WHEN 'i' THEN 'WITH INOUT' WHEN 'b' THEN 'WITHOUT FUNCTION'
      ELSE pg_catalog.format('WITH FUNCTION %s', c.castfunc::regprocedure) END
      || CASE c.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END`,
    from: `pg_catalog.pg_cast c WHERE ${notOfExtension("pg_cast", "c.oid")}
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_cast'::regclass
        AND d.objid = c.oid AND d.deptype = 'i')`,
  });
}

function conversions({ namespaces }: CatalogContext): CatalogPart {
  return definitionSelect({
    kind: "conversion",
    catalog: "pg_conversion",
    oid: "o.oid",
    namespace: "n.nspname",
    name: "o.conname",
    definition: `pg_catalog.format('CREATE%s CONVERSION %I.%I FOR %L TO %L FROM %s', CASE WHEN o.condefault THEN ' DEFAULT' END, n.nspname,
      o.conname, pg_encoding_to_char(o.conforencoding), pg_encoding_to_char(o.contoencoding), ${functionName("o.conproc")})`,
    shadowed: shadowed("pg_conversion", "o", ["connamespace", "conname"]),
    from: `pg_catalog.pg_conversion o JOIN pg_catalog.pg_namespace n ON n.oid = o.connamespace
      WHERE ${namespaces} AND ${notOfExtension("pg_conversion", "o.oid")}`,
  });
}

function dictionaries({ namespaces }: CatalogContext): CatalogPart {
  return definitionSelect({
    kind: "textSearchDictionary",
    catalog: "pg_ts_dict",
    oid: "d.oid",
    namespace: "n.nspname",
    name: "d.dictname",
    definition: `pg_catalog.format('CREATE TEXT SEARCH DICTIONARY %I.%I (TEMPLATE = %s%s)', n.nspname, d.dictname, parts.template,
      ', ' || d.dictinitoption)`,
    details: `pg_catalog.json_build_object('template', parts.template, 'options', coalesce(d.dictinitoption, ''))`,
    shadowed: shadowed("pg_ts_dict", "d", ["dictnamespace", "dictname"]),
    from: `pg_catalog.pg_ts_dict d JOIN pg_catalog.pg_namespace n ON n.oid = d.dictnamespace
      CROSS JOIN LATERAL (SELECT pg_catalog.format('%I.%I', tn.nspname, t.tmplname) AS template FROM pg_catalog.pg_ts_template t
        JOIN pg_catalog.pg_namespace tn ON tn.oid = t.tmplnamespace WHERE t.oid = d.dicttemplate) AS parts
      WHERE ${namespaces} AND ${notOfExtension("pg_ts_dict", "d.oid")}`,
  });
}

function configurations({ namespaces }: CatalogContext): CatalogPart {
  return definitionSelect({
    kind: "textSearchConfiguration",
    catalog: "pg_ts_config",
    oid: "c.oid",
    namespace: "n.nspname",
    name: "c.cfgname",
    definition: `pg_catalog.format('CREATE TEXT SEARCH CONFIGURATION %I.%I (PARSER = %s)', n.nspname, c.cfgname, parts.parser)
      || coalesce(mappings.statements, '')`,
    details: `pg_catalog.json_build_object('parser', parts.parser, 'mappings', coalesce(mappings.list, '[]'::json))`,
    shadowed: shadowed("pg_ts_config", "c", ["cfgnamespace", "cfgname"]),
    from: `pg_catalog.pg_ts_config c JOIN pg_catalog.pg_namespace n ON n.oid = c.cfgnamespace
      CROSS JOIN LATERAL (SELECT pg_catalog.format('%I.%I', pn.nspname, p.prsname) AS parser FROM pg_catalog.pg_ts_parser p
        JOIN pg_catalog.pg_namespace pn ON pn.oid = p.prsnamespace WHERE p.oid = c.cfgparser) AS parts
      CROSS JOIN LATERAL (SELECT json_agg(pg_catalog.json_build_array(token, dictionaries) ORDER BY token) AS list,
          string_agg(pg_catalog.format(';\nALTER TEXT SEARCH CONFIGURATION %I.%I ADD MAPPING FOR %I WITH %s', n.nspname, c.cfgname, token,
            dictionaries), '' ORDER BY token) AS statements
        FROM (SELECT t.alias AS token, string_agg(pg_catalog.format('%I.%I', dn.nspname, d.dictname), ', ' ORDER BY m.mapseqno) AS dictionaries
          FROM pg_catalog.pg_ts_config_map m JOIN ts_token_type(c.cfgparser) t ON t.tokid = m.maptokentype
            JOIN pg_catalog.pg_ts_dict d ON d.oid = m.mapdict JOIN pg_catalog.pg_namespace dn ON dn.oid = d.dictnamespace
          WHERE m.mapcfg = c.oid GROUP BY t.alias) AS each) AS mappings
      WHERE ${namespaces} AND ${notOfExtension("pg_ts_config", "c.oid")}`,
  });
}
