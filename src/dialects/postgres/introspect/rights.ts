/** Who owns what and who may do what, as far as it is not as usual. */
import type { Definition } from "../../../objects/definition/shape.js";
import type { Reference } from "../../../schema/object.js";
import { type Grants, grantDefinition, type Privilege, privilegeName } from "../compile/rights.js";
import { type CatalogContext, type Names, notOfExtension } from "./catalog.js";
import type { Dependencies } from "./dependencies.js";

type OwnerRow = readonly [kind: "owner", catalog: string, oid: number, what: string, owner: string];
type PrivilegeRow = readonly [
  kind: "privilege",
  catalog: string,
  oid: number,
  on: string,
  grantee: string,
  privileges: readonly GrantRow[] | null,
  usual: readonly string[] | null,
];
type DefaultRow = readonly [
  kind: "defaultPrivilege",
  on: string,
  role: string,
  namespace: string | null,
  grantee: string,
  privileges: readonly GrantRow[] | null,
  usual: readonly string[] | null,
];
export type RightRow = OwnerRow | PrivilegeRow | DefaultRow;

type GrantRow = readonly [...Privilege, part: number];

/** Owners other than the role that asks; grants that differ from those that an object has from the beginning. */
export function rightQuery(context: CatalogContext): string {
  return `WITH ${owned(context)}, ${ruled}, ${givenOnObjects()}, ${givenByDefault(context)},
  role_names(oid, name) AS (SELECT 0::oid, 'PUBLIC' UNION ALL SELECT oid, quote_ident(rolname) FROM pg_catalog.pg_roles)
  SELECT json_agg(found)::text AS rows FROM (
    SELECT pg_catalog.json_build_array('owner', o.catalog, o.oid::bigint, o.altered || ' ' || o.address, r.name) AS found
      FROM owned o JOIN role_names r ON r.oid = o.owner
      WHERE o.altered IS NOT NULL AND o.owner <> ${asker}
    UNION ALL
    SELECT pg_catalog.json_build_array('privilege', g.catalog, g.oid::bigint, g.target, r.name, ${grants("g")})
      FROM given g JOIN role_names r ON r.oid = g.grantee GROUP BY g.catalog, g.oid, g.target, r.name
      HAVING ${isUnusual("g")} OR ${isUnexpected("g")}
    UNION ALL
    SELECT pg_catalog.json_build_array('defaultPrivilege', g.target, o.name, g.namespace, r.name, ${grants("g")})
      FROM given_by_default g JOIN role_names r ON r.oid = g.grantee JOIN role_names o ON o.oid = g.owner
      GROUP BY g.target, o.name, g.namespace, r.name HAVING ${isUnusual("g")}
  ) AS rights`;
}

const given = (g: string): string => `NOT ${g}.usual AND NOT ${g}.expected`;

const differs = (g: string, some: string, others: string): string => {
  const list = `array_agg((${g}.what, ${g}.part, ${g}.grantable)::text ORDER BY ${g}.what, ${g}.part, ${g}.grantable)`;
  return `${list} FILTER (WHERE ${some}) IS DISTINCT FROM ${list} FILTER (WHERE ${others})`;
};
const isUnusual = (g: string): string => differs(g, given(g), `${g}.usual`);
const isUnexpected = (g: string): string =>
  `bool_or(${g}.ruled) AND ${differs(g, given(g), `${g}.expected`)}`;

/** What is given, and what there would be anyway, where that is something else. */
const grants = (
  g: string,
): string => `json_agg(pg_catalog.json_build_array(${g}.what, ${g}.col, ${g}.grantable, ${g}.part)
  ORDER BY ${g}.part, ${g}.what) FILTER (WHERE ${given(g)}),
  coalesce(json_agg(${g}.what ORDER BY ${g}.what) FILTER (WHERE ${g}.usual), CASE WHEN ${isUnexpected(g)}
    THEN json_agg(${g}.what ORDER BY ${g}.what) FILTER (WHERE ${g}.expected) END)`;

/** What has an owner; what a sequence of a column has is its table's. */
function owned({ namespaces, filter }: CatalogContext): string {
  const ownSequence = `EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass
    AND d.objid = c.oid AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i'))`;
  return `owned(catalog, oid, granted, altered, address, owner, acl, acltype, place) AS MATERIALIZED (
    SELECT 'pg_class', c.oid, CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
      CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE'
        WHEN 'S' THEN CASE WHEN NOT ${ownSequence} THEN 'SEQUENCE' END ELSE 'TABLE' END,
      pg_catalog.format('%I.%I', n.nspname, c.relname), c.relowner, c.relacl, CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", n.oid
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND c.relpersistence <> 't' AND ${namespaces} AND ${filter}
        AND ${notOfExtension("pg_class", "c.oid")}
    UNION ALL
    SELECT 'pg_proc', p.oid, CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END,
      CASE p.prokind WHEN 'p' THEN 'PROCEDURE' WHEN 'a' THEN 'AGGREGATE' ELSE 'FUNCTION' END,
      pg_catalog.format('%I.%I(%s)', n.nspname, p.proname, oidvectortypes(p.proargtypes)), p.proowner, p.proacl, 'f'::"char", n.oid
      FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
      WHERE ${namespaces} AND ${notOfExtension("pg_proc", "p.oid")}
    UNION ALL
    SELECT 'pg_type', t.oid, 'TYPE', CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END,
      pg_catalog.format('%I.%I', n.nspname, t.typname), t.typowner, t.typacl, 'T'::"char", n.oid
      FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
      LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
      WHERE (t.typtype IN ('e', 'd', 'r') OR c.relkind = 'c') AND ${namespaces} AND ${notOfExtension("pg_type", "t.oid")}
    UNION ALL
    SELECT 'pg_namespace', n.oid, 'SCHEMA', CASE WHEN n.nspname <> 'public' THEN 'SCHEMA' END, quote_ident(n.nspname), n.nspowner,
      n.nspacl, 'n'::"char", 0::oid FROM pg_catalog.pg_namespace n WHERE ${namespaces}
    UNION ALL
    SELECT 'pg_foreign_data_wrapper', w.oid, 'FOREIGN DATA WRAPPER', 'FOREIGN DATA WRAPPER', quote_ident(w.fdwname), w.fdwowner,
      w.fdwacl, 'F'::"char", 0::oid FROM pg_catalog.pg_foreign_data_wrapper w
      WHERE ${notOfExtension("pg_foreign_data_wrapper", "w.oid")}
    UNION ALL
    SELECT 'pg_foreign_server', s.oid, 'FOREIGN SERVER', 'SERVER', quote_ident(s.srvname), s.srvowner, s.srvacl, 'S'::"char", 0::oid
      FROM pg_catalog.pg_foreign_server s WHERE ${notOfExtension("pg_foreign_server", "s.oid")}
    UNION ALL
    SELECT 'pg_database', d.oid, 'DATABASE', NULL, NULL, d.datdba, d.datacl, 'd'::"char", 0::oid FROM pg_catalog.pg_database d
      WHERE d.datname = current_database())`;
}

/** What privileges by default call objects: they have another letter for sequences, which is that of servers elsewhere. */
const ruledAs = `CASE o.acltype WHEN 's' THEN 'S' WHEN 'S' THEN NULL ELSE o.acltype END`;

/** SQL: the role that asks, and that will make what is to be made, whoever owns it then. */
const asker = "(SELECT oid FROM pg_catalog.pg_roles WHERE rolname = current_user)";

/** What a new object would get where privileges by default say so: those of its namespace come on top of the others. */
const ruled = `ruled AS MATERIALIZED (
    SELECT o.*, coalesce(everywhere.defaclacl, acldefault(o.acltype, ${asker})) AS first, there.defaclacl AS second
    FROM owned o
      LEFT JOIN pg_catalog.pg_default_acl everywhere ON everywhere.defaclrole = ${asker} AND everywhere.defaclnamespace = 0
        AND everywhere.defaclobjtype = ${ruledAs}
      LEFT JOIN pg_catalog.pg_default_acl there ON there.defaclrole = ${asker} AND there.defaclnamespace = o.place AND o.place <> 0
        AND there.defaclobjtype = ${ruledAs}
    WHERE everywhere.oid IS NOT NULL OR there.oid IS NOT NULL)`;

/**
 * What is given on objects where anything ever was, and what would be without (`usual`), or where privileges by default say
 * otherwise (`expected`, of objects that are `ruled` by them). Everybody may use the namespace that a
 * new database has; before PostgreSQL 15 everybody may make objects in it, too, which counts as given.
 */
function givenOnObjects(): string {
  const first = "o.catalog, o.oid, o.granted || coalesce(' ' || o.address, '')";
  const isPublic = "(o.catalog = 'pg_namespace' AND o.address = 'public')";
  const isRuled = "o.oid IN (SELECT r.oid FROM ruled r WHERE r.catalog = o.catalog)";
  const isShown = `(o.acl IS NOT NULL OR ${isRuled})`;
  return `given(catalog, oid, target, grantee, what, col, part, grantable, usual, expected, ruled) AS (
    SELECT ${first}, g.grantee, g.privilege_type, NULL, 0, bool_or(g.is_grantable), false, false, bool_or(${isRuled})
      FROM owned o CROSS JOIN LATERAL aclexplode(coalesce(o.acl, acldefault(o.acltype, o.owner))) g
      WHERE g.grantee <> o.owner AND ${isShown} GROUP BY 1, 2, 3, 4, 5
    UNION ALL
    SELECT ${first}, g.grantee, g.privilege_type, quote_ident(a.attname), a.attnum, bool_or(g.is_grantable), false, false, false
      FROM owned o JOIN pg_catalog.pg_attribute a ON o.catalog = 'pg_class' AND a.attrelid = o.oid AND NOT a.attisdropped
      CROSS JOIN LATERAL aclexplode(a.attacl) g WHERE g.grantee <> o.owner GROUP BY 1, 2, 3, 4, 5, 6, 7
    UNION ALL
    SELECT ${first}, 0, d.privilege_type, NULL, 0, false, true, false, false
      FROM owned o CROSS JOIN LATERAL aclexplode(acldefault(o.acltype, o.owner)) d WHERE ${isShown} AND d.grantee = 0
    UNION ALL
    SELECT ${first}, 0, 'USAGE', NULL, 0, false, true, false, false FROM owned o WHERE ${isShown} AND ${isPublic}
    UNION ALL
    SELECT ${first}, g.grantee, g.privilege_type, NULL, 0, bool_or(g.is_grantable), false, true, true
      FROM ruled o CROSS JOIN LATERAL (SELECT * FROM aclexplode(o.first) UNION ALL SELECT * FROM aclexplode(o.second)) g
      WHERE g.grantee NOT IN (o.owner, ${asker}) GROUP BY 1, 2, 3, 4, 5)`;
}

/** The same of objects that are still to be made. */
function givenByDefault({ namespaces }: CatalogContext): string {
  const first = `CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' ELSE 'SCHEMAS' END,
      d.defaclrole, (SELECT quote_ident(n.nspname) FROM pg_catalog.pg_namespace n WHERE n.oid = d.defaclnamespace)`;
  const isThere = `d.defaclobjtype IN ('r', 'S', 'f', 'T', 'n') AND (d.defaclnamespace = 0
    OR d.defaclnamespace IN (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE ${namespaces}))`;
  return `given_by_default(target, owner, namespace, grantee, what, col, part, grantable, usual, expected, ruled) AS (
    SELECT ${first}, g.grantee, g.privilege_type, NULL::text, 0, bool_or(g.is_grantable), false, false, false
      FROM pg_catalog.pg_default_acl d CROSS JOIN LATERAL aclexplode(d.defaclacl) g
      WHERE g.grantee <> d.defaclrole AND ${isThere} GROUP BY 1, 2, 3, 4, 5
    UNION ALL
    SELECT ${first}, 0::oid, u.privilege_type, NULL, 0, false, true, false, false FROM pg_catalog.pg_default_acl d
      CROSS JOIN LATERAL aclexplode(acldefault(d.defaclobjtype, d.defaclrole)) u
      WHERE u.grantee = 0 AND d.defaclnamespace = 0 AND ${isThere})`;
}

/** A fact, with what it is about noted as its need; nothing where that is unknown. */
export function readRight(
  row: RightRow,
  names: Names,
  namespaces: ReadonlyMap<number, string>,
  dependencies: Dependencies,
): Definition | undefined {
  if (row[0] === "defaultPrivilege") return readDefault(row);
  const [, catalog, oid] = row;
  const find = (part: number): Reference | undefined => {
    const name = catalog === "pg_namespace" ? namespaces.get(oid) : undefined;
    if (name !== undefined) return { kind: "namespace", namespace: name, name };
    return names.find(catalog, oid, part) ?? (catalog === "pg_class" ? names.identities.get(oid) : undefined);
  };
  const right = row[0] === "owner" ? readOwner(row[3], row[4]) : readPrivilege(row);
  // The database itself is no object of a schema.
  if (catalog === "pg_database") return right;
  const target = find(0);
  if (target === undefined) return undefined;
  dependencies.add(right, target);
  if (row[0] === "privilege")
    for (const [, , , part] of row[5] ?? []) if (part > 0) dependencies.add(right, find(part));
  return right;
}

function readOwner(what: string, owner: string): Definition {
  const definition = `ALTER ${what} OWNER TO ${owner}`;
  return { kind: "owner", namespace: "", name: what, definition, details: { owner } };
}

function readPrivilege([, , , on, grantee, rows, usual]: PrivilegeRow): Definition {
  return grantFact("privilege", privilegeName({ grantee, on }), { on, grantee, prefix: "" }, rows, usual);
}

function readDefault([kind, on, role, namespace, grantee, rows, usual]: DefaultRow): Definition {
  const [place, suffix] = namespace === null ? ["", ""] : [` IN SCHEMA ${namespace}`, ` in ${namespace}`];
  const prefix = `ALTER DEFAULT PRIVILEGES FOR ROLE ${role}${place} `;
  return grantFact(
    kind,
    `${privilegeName({ grantee, on })} of ${role}${suffix}`,
    { on, grantee, prefix },
    rows,
    usual,
  );
}

function grantFact(
  kind: "privilege" | "defaultPrivilege",
  name: string,
  target: Omit<Grants, "privileges">,
  rows: readonly GrantRow[] | null,
  usual: readonly string[] | null,
): Definition {
  const privileges = (rows ?? []).map(
    ([what, column, isGrantable]): Privilege => [what, column, isGrantable],
  );
  const details = { ...target, privileges };
  return { kind, namespace: "", name, definition: grantDefinition(details, usual ?? []), details };
}
