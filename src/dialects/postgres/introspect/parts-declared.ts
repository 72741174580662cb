/** What aggregates, ranges, collations, publications and event triggers are made of. */
import { type CatalogContext, notOfExtension } from "./catalog.js";
import type { CatalogPart } from "./census.js";
import { collationName, partsSelect, routineName } from "./parts-select.js";

export function declaredParts(context: CatalogContext): readonly CatalogPart[] {
  return [aggregates(context), ranges(context), collations(context), publications(context), eventTriggers()];
}

/** The same members for both states; those of the moving one have an `m` in their names. */
function stateMembers(prefix: "" | "m"): Readonly<Record<string, string>> {
  const column = (name: string) => `a.agg${prefix}${name}`;
  return {
    function: routineName(column("transfn")),
    type: `format_type(${column("transtype")}, NULL)`,
    size: column("transspace"),
    initial: `a.agg${prefix}initval`,
    final: routineName(column("finalfn")),
    finalExtra: column("finalextra"),
    finalModify: `CASE WHEN ${column("finalmodify")} <> CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END
      THEN CASE ${column("finalmodify")} WHEN 'r' THEN 'readOnly' WHEN 's' THEN 'shareable' ELSE 'readWrite' END END`,
  };
}

function object(members: Readonly<Record<string, string>>): string {
  return `pg_catalog.json_build_object(${Object.entries(members)
    .map(([name, value]) => `'${name}', ${value}`)
    .join(", ")})`;
}

function aggregates({ namespaces }: CatalogContext): CatalogPart {
  const moving = object({ ...stateMembers("m"), inverse: routineName("a.aggminvtransfn") });
  return partsSelect(
    "aggregate",
    "pg_proc",
    "p.oid",
    {
      name: "p.proname",
      arguments: `(SELECT json_agg(pg_catalog.json_build_object('name', nullif(p.proargnames[g.place], ''), 'type', format_type(g.type, NULL),
          'mode', CASE p.proargmodes[g.place] WHEN 'v' THEN 'variadic' ELSE 'in' END, 'default', NULL) ORDER BY g.place)
        FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS g(type, place))`,
      kind: "CASE a.aggkind WHEN 'o' THEN 'ordered' WHEN 'h' THEN 'hypothetical' ELSE 'plain' END",
      direct: "a.aggnumdirectargs",
      ...stateMembers(""),
      moving: `CASE WHEN a.aggmtransfn <> 0 THEN ${moving} END`,
      combine: routineName("a.aggcombinefn"),
      serialize: routineName("a.aggserialfn"),
      deserialize: routineName("a.aggdeserialfn"),
      sortOperator: `(SELECT pg_catalog.format('OPERATOR(%I.%s)', n2.nspname, o.oprname) FROM pg_catalog.pg_operator o
        JOIN pg_catalog.pg_namespace n2 ON n2.oid = o.oprnamespace WHERE o.oid = a.aggsortop)`,
      parallel: "CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' ELSE 'unsafe' END",
    },
    `pg_catalog.pg_aggregate a JOIN pg_catalog.pg_proc p ON p.oid = a.aggfnoid JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
      WHERE ${namespaces} AND ${notOfExtension("pg_proc", "p.oid")}`,
  );
}

function ranges({ namespaces, version }: CatalogContext): CatalogPart {
  const multirange =
    version >= 140_000
      ? `(SELECT pg_catalog.json_build_array(mn.nspname, m.typname) FROM pg_catalog.pg_type m
        JOIN pg_catalog.pg_namespace mn ON mn.oid = m.typnamespace WHERE m.oid = r.rngmultitypid)`
      : "NULL::json";
  return partsSelect(
    "rangeType",
    "pg_type",
    "t.oid",
    {
      subtype: "format_type(r.rngsubtype, NULL)",
      operatorClass: `(SELECT pg_catalog.json_build_array(ocn.nspname, oc.opcname) FROM pg_catalog.pg_opclass oc
        JOIN pg_catalog.pg_namespace ocn ON ocn.oid = oc.opcnamespace WHERE oc.oid = r.rngsubopc AND NOT oc.opcdefault)`,
      collation: collationName("r.rngcollation", "st.typcollation"),
      canonical: routineName("r.rngcanonical"),
      difference: routineName("r.rngsubdiff"),
      multirange,
    },
    `pg_catalog.pg_range r JOIN pg_catalog.pg_type t ON t.oid = r.rngtypid JOIN pg_catalog.pg_type st ON st.oid = r.rngsubtype
      JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE ${namespaces}`,
  );
}

function collations({ namespaces, version }: CatalogContext): CatalogPart {
  const locale = version >= 170_000 ? "o.colllocale" : version >= 150_000 ? "o.colliculocale" : "NULL::text";
  return partsSelect(
    "collation",
    "pg_collation",
    "o.oid",
    {
      provider: "CASE o.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END",
      locale,
      lcCollate: "o.collcollate",
      lcCtype: "o.collctype",
      deterministic: "o.collisdeterministic",
      rules: version >= 160_000 ? "o.collicurules" : "NULL::text",
    },
    `pg_catalog.pg_collation o JOIN pg_catalog.pg_namespace n ON n.oid = o.collnamespace
      WHERE ${namespaces} AND ${notOfExtension("pg_collation", "o.oid")}`,
  );
}

function publications({ version }: CatalogContext): CatalogPart {
  const some = version >= 150_000;
  const columns = some
    ? `(SELECT json_agg(a.attname ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs))`
    : "NULL::json";
  const events = ["insert", "update", "delete", "truncate"].map(
    (word) => `CASE WHEN p.pub${word} THEN '${word}' END`,
  );
  return partsSelect(
    "publication",
    "pg_publication",
    "p.oid",
    {
      allTables: "p.puballtables",
      tables: `(SELECT json_agg(pg_catalog.json_build_array(pg_catalog.json_build_array(n.nspname, c.relname), ${columns},
          ${some ? "pg_get_expr(r.prqual, r.prrelid)" : "NULL"}) ORDER BY n.nspname, c.relname)
        FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_class c ON c.oid = r.prrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE r.prpubid = p.oid)`,
      namespaces: some
        ? `(SELECT json_agg(n.nspname ORDER BY n.nspname) FROM pg_catalog.pg_publication_namespace r
          JOIN pg_catalog.pg_namespace n ON n.oid = r.pnnspid WHERE r.pnpubid = p.oid)`
        : "NULL::json",
      hasHeirs: `EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_class c ON c.oid = r.prrelid AND c.relkind = 'r'
        JOIN pg_catalog.pg_inherits h ON h.inhparent = c.oid WHERE r.prpubid = p.oid)`,
      publish: `array_remove(ARRAY[${events.join(", ")}], NULL)`,
      viaPartitionRoot: version >= 130_000 ? "p.pubviaroot" : "false",
      storesGenerated: version >= 180_000 ? "p.pubgencols = 's'" : "false",
    },
    "pg_catalog.pg_publication p",
  );
}

function eventTriggers(): CatalogPart {
  return partsSelect(
    "eventTrigger",
    "pg_event_trigger",
    "e.oid",
    {
      event: "e.evtevent",
      tags: "e.evttags",
      execute: routineName("e.evtfoid"),
      enabled:
        "CASE e.evtenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END",
    },
    "pg_catalog.pg_event_trigger e",
  );
}
