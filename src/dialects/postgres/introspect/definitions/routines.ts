import { type CatalogContext, notOfExtension } from "../catalog.js";
import type { CatalogPart } from "../census.js";
import { definitionSelect, enabledState, shadowed } from "./select.js";

/** Functions, procedures, aggregates, and the triggers that belong to no table. */
export function routineDefinitions(context: CatalogContext): CatalogPart[] {
  return [routines(context), aggregates(context), eventTriggers()];
}

/** SQL: the types that a routine of `pg_proc p` is called with, as DROP takes them. */
const argumentTypes = `(SELECT string_agg(format_type(a.type, NULL), ', ' ORDER BY a.place)
  FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS a(type, place))`;

const isShadowed = shadowed("pg_proc", "p", ["pronamespace", "proname", "proargtypes"]);

/** The functions that come with a range type are part of it. */
const isOwn = `${notOfExtension("pg_proc", "p.oid")} AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend i
  WHERE i.classid = 'pg_catalog.pg_proc'::regclass AND i.objid = p.oid AND i.deptype = 'i')`;

/**
 * SQL: what a function that is replaced keeps of its arguments. Defaults may change and come, and none may go: there is
 * one more part of the shape for each. That of an argument which takes many types keeps its own.
 */
const keptArguments = `CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.oid = ANY (p.proargtypes) AND t.typtype = 'p')
  THEN pg_get_function_arguments(p.oid) ELSE pg_get_function_identity_arguments(p.oid) END`;

/** One that is a window function or has another result cannot be put in the place of one that is not. */
function routines({ namespaces }: CatalogContext): CatalogPart {
  return definitionSelect({
    kind: { sql: "CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END", of: "function" },
    catalog: "pg_proc",
    oid: "p.oid",
    namespace: "n.nspname",
    name: `pg_catalog.format('%I(%s)', p.proname, ${argumentTypes})`,
    definition: `regexp_replace(rtrim(pg_get_functiondef(p.oid), E'\\n'), '^CREATE OR REPLACE ', 'CREATE ')`,
    shape: `array_to_json(CASE WHEN p.prokind = 'w' THEN ARRAY['window'] ELSE '{}' END
      || ARRAY[${keptArguments}, coalesce(pg_get_function_result(p.oid), '')] || array_fill('default'::text, ARRAY[p.pronargdefaults::int]))`,
    shadowed: isShadowed,
    from: `pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
      WHERE p.prokind <> 'a' AND ${namespaces} AND ${isOwn}`,
  });
}

/** The server has no function that gives an aggregate back. */
function aggregates({ namespaces }: CatalogContext): CatalogPart {
  const procedure = (word: string, column: string) =>
    `CASE WHEN a.${column}::oid <> 0 THEN '${word} = ' || a.${column}::text END`;
  const number = (word: string, column: string) =>
    `CASE WHEN a.${column} <> 0 THEN '${word} = ' || a.${column} END`;
  const flag = (word: string, condition: string) => `CASE WHEN ${condition} THEN '${word}' END`;
  const usual = "CASE WHEN a.aggkind = 'n' THEN 'r' ELSE 'w' END";
  const modify = (word: string, column: string) =>
    `CASE WHEN a.${column} <> ${usual} THEN '${word} = ' || CASE a.${column} WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END`;
  const parts = [
    procedure("SFUNC", "aggtransfn"),
    "'STYPE = ' || format_type(a.aggtranstype, NULL)",
    number("SSPACE", "aggtransspace"),
    procedure("FINALFUNC", "aggfinalfn"),
    flag("FINALFUNC_EXTRA", "a.aggfinalextra"),
    modify("FINALFUNC_MODIFY", "aggfinalmodify"),
    procedure("COMBINEFUNC", "aggcombinefn"),
    procedure("SERIALFUNC", "aggserialfn"),
    procedure("DESERIALFUNC", "aggdeserialfn"),
    "'INITCOND = ' || quote_literal(a.agginitval)",
    procedure("MSFUNC", "aggmtransfn"),
    procedure("MINVFUNC", "aggminvtransfn"),
    "CASE WHEN a.aggmtranstype <> 0 THEN 'MSTYPE = ' || format_type(a.aggmtranstype, NULL) END",
    number("MSSPACE", "aggmtransspace"),
    procedure("MFINALFUNC", "aggmfinalfn"),
    flag("MFINALFUNC_EXTRA", "a.aggmfinalextra"),
    `CASE WHEN a.aggmtransfn::oid <> 0 THEN ${modify("MFINALFUNC_MODIFY", "aggmfinalmodify")} END`,
    "'MINITCOND = ' || quote_literal(a.aggminitval)",
    `(SELECT pg_catalog.format('SORTOP = OPERATOR(%I.%s)', opn.nspname, op.oprname) FROM pg_catalog.pg_operator op
      JOIN pg_catalog.pg_namespace opn ON opn.oid = op.oprnamespace WHERE op.oid = a.aggsortop)`,
    "CASE p.proparallel WHEN 's' THEN 'PARALLEL = SAFE' WHEN 'r' THEN 'PARALLEL = RESTRICTED' END",
    flag("HYPOTHETICAL", "a.aggkind = 'h'"),
  ];
  return definitionSelect({
    kind: "aggregate",
    catalog: "pg_proc",
    oid: "p.oid",
    namespace: "n.nspname",
    name: `pg_catalog.format('%I(%s)', p.proname, coalesce(${argumentTypes}, '*'))`,
    definition: `pg_catalog.format('CREATE AGGREGATE %I.%I(%s) (\n  %s\n)', n.nspname, p.proname,
      coalesce(nullif(pg_get_function_identity_arguments(p.oid), ''), '*'), pg_catalog.concat_ws(',\n  ', ${parts.join(", ")}))`,
    shape: `pg_catalog.json_build_array(a.aggkind || a.aggnumdirectargs, coalesce(pg_get_function_identity_arguments(p.oid), ''),
      pg_get_function_result(p.oid))`,
    shadowed: isShadowed,
    from: `pg_catalog.pg_aggregate a JOIN pg_catalog.pg_proc p ON p.oid = a.aggfnoid
      JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE ${namespaces} AND ${isOwn}`,
  });
}

function eventTriggers(): CatalogPart {
  return definitionSelect({
    kind: "eventTrigger",
    catalog: "pg_event_trigger",
    oid: "e.oid",
    name: "e.evtname",
    definition: `pg_catalog.format('CREATE EVENT TRIGGER %I ON %s%s EXECUTE FUNCTION %s()', e.evtname, e.evtevent,
      (SELECT ' WHEN TAG IN (' || string_agg(quote_literal(tag), ', ') || ')' FROM unnest(e.evttags) AS tag), e.evtfoid::regproc)
      || ${enabledState("e.evtenabled", (word) => `pg_catalog.format('ALTER EVENT TRIGGER %I ${word}', e.evtname)`)}`,
    from: `pg_catalog.pg_event_trigger e WHERE ${notOfExtension("pg_event_trigger", "e.oid")}`,
  });
}
