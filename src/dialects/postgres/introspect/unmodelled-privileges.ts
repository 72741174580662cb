import { type CatalogContext, notOfExtension } from "./catalog.js";
import type { CatalogPart } from "./census.js";

/** Privileges that were given or taken on namespaces, sequences and tables without a word, and those by default. */
export function privilegesElsewhere({ namespaces, filter, version }: CatalogContext): CatalogPart[] {
  // The namespace that every database has lets everybody in, and before 15 everybody make objects.
  const usual = version >= 150_000 ? "'USAGE'" : "'CREATE', 'USAGE'";
  return [
    {
      sql: `SELECT 'privileges', n.nspname::text FROM pg_catalog.pg_namespace n
      WHERE n.nspacl IS NOT NULL AND ${namespaces} AND NOT (n.nspname = 'public'
        AND NOT EXISTS (SELECT FROM aclexplode(n.nspacl) g WHERE g.grantee NOT IN (0, n.nspowner))
        AND (SELECT array_agg(g.privilege_type ORDER BY g.privilege_type) FROM aclexplode(n.nspacl) g WHERE g.grantee = 0)
          IS NOT DISTINCT FROM ARRAY[${usual}])`,
    },
    {
      of: "acl",
      sql: `SELECT 'privileges', n.nspname || '.' || c.relname FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relacl IS NOT NULL AND (c.relkind = 'S' OR c.relkind IN ('f', 'p') AND ${filter})
        AND ${namespaces} AND ${notOfExtension("pg_class", "c.oid")}`,
    },
    {
      sql: `SELECT 'privileges', n.nspname || '.' || c.relname || '.' || a.attname FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped AND a.attacl IS NOT NULL
      WHERE c.relkind IN ('v', 'm', 'f', 'p') AND ${filter} AND ${namespaces} AND ${notOfExtension("pg_class", "c.oid")}`,
    },
    {
      sql: `SELECT 'default privileges', r.rolname::text FROM pg_catalog.pg_default_acl d
      JOIN pg_catalog.pg_roles r ON r.oid = d.defaclrole WHERE d.defaclnamespace = 0`,
    },
  ];
}
