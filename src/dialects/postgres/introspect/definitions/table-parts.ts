import { type CatalogContext, notOfExtension } from "../catalog.js";
import type { CatalogPart } from "../census.js";
import { type DefinitionParts, definitionSelect, enabledState, originOfTrigger } from "./select.js";

/** What belongs to a table or view: `relations r` of the query. */
export function tablePartDefinitions(context: CatalogContext): CatalogPart[] {
  return [
    exclusions(),
    rules(),
    triggers(context),
    rowSecurity("enabled", "c.relrowsecurity", "ENABLE"),
    rowSecurity("forced", "c.relforcerowsecurity", "FORCE"),
    policies(),
    replicaIdentities(),
    clusterings(),
  ];
}

function part(parts: Omit<DefinitionParts, "namespace" | "table">): CatalogPart {
  return definitionSelect({ ...parts, namespace: "r.namespace", table: "r.name" });
}

/** SQL: `ALTER TABLE s.t <rest>`; the rest is a template of `format` with its arguments. */
function alterTable(rest: string, ...values: readonly string[]): string {
  return `pg_catalog.format('ALTER TABLE %I.%I ${rest}', ${["r.namespace", "r.name", ...values].join(", ")})`;
}

function exclusions(): CatalogPart {
  return part({
    kind: "exclusion",
    catalog: "pg_constraint",
    oid: "con.oid",
    name: "con.conname",
    definition: alterTable("ADD CONSTRAINT %I %s", "con.conname", "pg_get_constraintdef(con.oid)"),
    from: "relations r JOIN pg_catalog.pg_constraint con ON con.conrelid = r.oid AND con.contype = 'x' AND con.conparentid = 0",
  });
}

function rules(): CatalogPart {
  const state = (word: string) => alterTable(`${word} RULE %I`, "w.rulename");
  return part({
    kind: "rule",
    catalog: "pg_rewrite",
    oid: "w.oid",
    name: "w.rulename",
    definition: `regexp_replace(pg_get_ruledef(w.oid), ';\\s*$', '') || ${enabledState("w.ev_enabled", state)}`,
    shape: `'["rule"]'`,
    from: `relations r JOIN pg_catalog.pg_rewrite w ON w.ev_class = r.oid AND w.rulename <> '_RETURN'`,
  });
}

function triggers({ version }: CatalogContext): CatalogPart {
  const state = (word: string) => alterTable(`${word} TRIGGER %I`, "t.tgname");
  return part({
    kind: "trigger",
    catalog: "pg_trigger",
    oid: "t.oid",
    name: "t.tgname",
    definition: `pg_get_triggerdef(t.oid) || ${enabledState("t.tgenabled", state)}`,
    ...(version >= 140_000 && { shape: `CASE WHEN t.tgconstraint = 0 THEN '["trigger"]' END` }),
    from: `relations r JOIN pg_catalog.pg_trigger t ON t.tgrelid = r.oid AND NOT t.tgisinternal
      WHERE ${notOfExtension("pg_trigger", "t.oid")} AND ${originOfTrigger(version)} IS NULL`,
  });
}

function rowSecurity(name: string, condition: string, word: string): CatalogPart {
  return part({
    kind: "rowSecurity",
    catalog: "rowSecurity",
    oid: "r.oid",
    name: `'${name}'`,
    definition: alterTable(`${word} ROW LEVEL SECURITY`),
    from: `relations r JOIN pg_catalog.pg_class c ON c.oid = r.oid AND ${condition}`,
  });
}

function policies(): CatalogPart {
  return part({
    kind: "policy",
    catalog: "pg_policy",
    oid: "p.oid",
    name: "p.polname",
    definition: `pg_catalog.format('CREATE POLICY %I ON %I.%I', p.polname, r.namespace, r.name)
      || CASE WHEN p.polpermissive THEN '' ELSE ' AS RESTRICTIVE' END || ' FOR ' || parts.command || ' TO ' || parts.roles
      || coalesce(' USING ' || parts.using, '') || coalesce(' WITH CHECK ' || parts.check, '')`,
    details: `pg_catalog.json_build_object('permissive', p.polpermissive, 'command', parts.command, 'roles', parts.roles,
      'using', parts.using, 'check', parts.check)`,
    from: `relations r JOIN pg_catalog.pg_policy p ON p.polrelid = r.oid
      CROSS JOIN LATERAL (SELECT CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
          WHEN 'd' THEN 'DELETE' ELSE 'ALL' END AS command,
        coalesce((SELECT string_agg(quote_ident(role.rolname), ', ' ORDER BY role.rolname) FROM pg_catalog.pg_roles role
          WHERE role.oid = ANY (p.polroles)), 'PUBLIC') AS roles,
        '(' || pg_get_expr(p.polqual, p.polrelid) || ')' AS using, '(' || pg_get_expr(p.polwithcheck, p.polrelid) || ')' AS check) AS parts`,
  });
}

function replicaIdentities(): CatalogPart {
  return part({
    kind: "replicaIdentity",
    catalog: "replicaIdentity",
    oid: "r.oid",
    name: "'identity'",
    definition: alterTable(
      "REPLICA IDENTITY %s",
      `CASE c.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING' ELSE pg_catalog.format('USING INDEX %I', ic.relname) END`,
    ),
    from: `relations r JOIN pg_catalog.pg_class c ON c.oid = r.oid AND c.relkind IN ('r', 'p') AND c.relreplident <> 'd'
      LEFT JOIN pg_catalog.pg_index i ON i.indrelid = r.oid AND i.indisreplident
      LEFT JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
      WHERE c.relreplident <> 'i' OR ic.oid IS NOT NULL`,
  });
}

function clusterings(): CatalogPart {
  return part({
    kind: "clustering",
    catalog: "clustering",
    oid: "r.oid",
    name: "ic.relname",
    definition: alterTable("CLUSTER ON %I", "ic.relname"),
    from: `relations r JOIN pg_catalog.pg_index i ON i.indrelid = r.oid AND i.indisclustered
      JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid`,
  });
}
