import { type CatalogContext, notOfExtension } from "../catalog.js";
import type { CatalogPart } from "../census.js";
import { definitionSelect, otherCollation, shadowed } from "./select.js";

/** Extensions, and what is a type or part of one. */
export function typeDefinitions(context: CatalogContext): CatalogPart[] {
  return [extensions(), collations(context), domains(context), compositeTypes(context), rangeTypes(context)];
}

function extensions(): CatalogPart {
  return definitionSelect({
    kind: "extension",
    catalog: "pg_extension",
    oid: "e.oid",
    namespace: "n.nspname",
    name: "e.extname",
    definition: "pg_catalog.format('CREATE EXTENSION %I WITH SCHEMA %I', e.extname, n.nspname)",
    from: `pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
      WHERE e.extname <> 'plpgsql'`,
  });
}

function collations({ namespaces, version }: CatalogContext): CatalogPart {
  const locale = version >= 170_000 ? "o.colllocale" : version >= 150_000 ? "o.colliculocale" : "NULL::text";
  const rules = version >= 160_000 ? "o.collicurules" : "NULL::text";
  return definitionSelect({
    kind: "collation",
    catalog: "pg_collation",
    oid: "o.oid",
    namespace: "n.nspname",
    name: "o.collname",
    definition: `pg_catalog.format('CREATE COLLATION %I.%I (%s)', n.nspname, o.collname, pg_catalog.concat_ws(', ',
      'provider = ' || CASE o.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
      CASE WHEN NOT o.collisdeterministic THEN 'deterministic = false' END,
      CASE WHEN ${locale} IS NOT NULL THEN 'locale = ' || quote_literal(${locale})
        WHEN o.collcollate::text = o.collctype::text THEN 'locale = ' || quote_literal(o.collcollate)
        ELSE 'lc_collate = ' || quote_literal(o.collcollate) || ', lc_ctype = ' || quote_literal(o.collctype) END,
      'rules = ' || quote_literal(${rules})))`,
    shadowed: shadowed("pg_collation", "o", ["collnamespace", "collname"]),
    from: `pg_catalog.pg_collation o JOIN pg_catalog.pg_namespace n ON n.oid = o.collnamespace
      WHERE ${namespaces} AND ${notOfExtension("pg_collation", "o.oid")}`,
  });
}

/** CREATE DOMAIN has no word for a check that is not valid: it is added behind. */
function domains({ namespaces }: CatalogContext): CatalogPart {
  return definitionSelect({
    kind: "domain",
    catalog: "pg_type",
    oid: "t.oid",
    namespace: "n.nspname",
    name: "t.typname",
    definition: `pg_catalog.format('CREATE DOMAIN %I.%I AS %s', n.nspname, t.typname, parts.type)
      || coalesce(' COLLATE ' || parts.collation, '') || coalesce(' DEFAULT ' || parts.initial, '')
      || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END || coalesce(checks.inside, '')
      || coalesce((SELECT string_agg(pg_catalog.format(';\nALTER DOMAIN %I.%I ADD%s NOT VALID', n.nspname, t.typname, later), '') FROM unnest(checks.behind) AS later), '')`,
    details: `pg_catalog.json_build_object('type', parts.type, 'collation', parts.collation, 'default', parts.initial,
      'notNull', t.typnotnull, 'checks', coalesce(checks.list, '[]'::json))`,
    from: `pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
      JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
      CROSS JOIN LATERAL (SELECT format_type(t.typbasetype, t.typtypmod) AS type, pg_get_expr(t.typdefaultbin, 0) AS initial,
        ${otherCollation("t.typcollation", "b.typcollation")} AS collation) AS parts
      CROSS JOIN LATERAL (SELECT json_agg(pg_catalog.json_build_array(name, definition, valid) ORDER BY name) AS list,
          string_agg(clause, '' ORDER BY name) FILTER (WHERE valid) AS inside,
          array_agg(clause ORDER BY name) FILTER (WHERE NOT valid) AS behind
        FROM (SELECT con.conname AS name, text AS definition, con.convalidated AS valid,
            pg_catalog.format(' CONSTRAINT %I %s', con.conname, text) AS clause
          FROM pg_catalog.pg_constraint con
            CROSS JOIN LATERAL regexp_replace(pg_get_constraintdef(con.oid), ' NOT VALID$', '') AS text
          WHERE con.contypid = t.oid AND con.contype = 'c') AS each) AS checks
      WHERE t.typtype = 'd' AND ${namespaces} AND ${notOfExtension("pg_type", "t.oid")}`,
  });
}

function compositeTypes({ namespaces }: CatalogContext): CatalogPart {
  return definitionSelect({
    kind: "compositeType",
    catalog: "pg_type",
    oid: "t.oid",
    namespace: "n.nspname",
    name: "t.typname",
    definition: `pg_catalog.format('CREATE TYPE %I.%I AS (%s)', n.nspname, t.typname, attributes.clauses)`,
    details: "pg_catalog.json_build_object('attributes', coalesce(attributes.list, '[]'::json))",
    from: `pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
      JOIN pg_catalog.pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
      CROSS JOIN LATERAL (SELECT json_agg(pg_catalog.json_build_array(name, type, collated) ORDER BY attnum) AS list,
          string_agg(pg_catalog.format('\n  %I %s', name, type) || coalesce(' COLLATE ' || collated, ''), ',' ORDER BY attnum) || '\n' AS clauses
        FROM (SELECT a.attnum, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
            ${otherCollation("a.attcollation", "at.typcollation")} AS collated
          FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type at ON at.oid = a.atttypid
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS each) AS attributes
      WHERE ${namespaces} AND ${notOfExtension("pg_type", "t.oid")} AND ${notOfExtension("pg_class", "c.oid")}`,
  });
}

function rangeTypes({ namespaces, version }: CatalogContext): CatalogPart {
  const multirange =
    version >= 140_000
      ? `(SELECT pg_catalog.format('MULTIRANGE_TYPE_NAME = %I.%I', mn.nspname, m.typname)
        FROM pg_catalog.pg_type m JOIN pg_catalog.pg_namespace mn ON mn.oid = m.typnamespace WHERE m.oid = r.rngmultitypid)`
      : "NULL";
  const option = (word: string, procedure: string) =>
    `CASE WHEN ${procedure}::oid <> 0 THEN '${word} = ' || ${procedure}::text END`;
  return definitionSelect({
    kind: "rangeType",
    catalog: "pg_type",
    oid: "t.oid",
    namespace: "n.nspname",
    name: "t.typname",
    definition: `pg_catalog.format('CREATE TYPE %I.%I AS RANGE (%s)', n.nspname, t.typname, pg_catalog.concat_ws(', ',
      'SUBTYPE = ' || format_type(r.rngsubtype, NULL),
      CASE WHEN NOT oc.opcdefault THEN pg_catalog.format('SUBTYPE_OPCLASS = %I.%I', ocn.nspname, oc.opcname) END,
      'COLLATION = ' || ${otherCollation("r.rngcollation", "st.typcollation")},
      ${option("CANONICAL", "r.rngcanonical")}, ${option("SUBTYPE_DIFF", "r.rngsubdiff")}, ${multirange}))`,
    from: `pg_catalog.pg_range r JOIN pg_catalog.pg_type t ON t.oid = r.rngtypid
      JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace JOIN pg_catalog.pg_type st ON st.oid = r.rngsubtype
      JOIN pg_catalog.pg_opclass oc ON oc.oid = r.rngsubopc JOIN pg_catalog.pg_namespace ocn ON ocn.oid = oc.opcnamespace
      WHERE ${namespaces} AND ${notOfExtension("pg_type", "t.oid")}`,
  });
}
