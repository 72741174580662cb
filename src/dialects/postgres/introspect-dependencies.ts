import { keyOf, type Reference } from "../../schema/object.js";
import type { CatalogContext, Names } from "./catalog.js";
import type { ConstraintRow } from "./introspect-constraint.js";

/** What depends (catalog, oid, column number) on what (catalog, oid, column number, description of a function). */
export type DependencyRow = readonly [
  catalog: "check" | "index" | "column",
  oid: number,
  part: number,
  on: "class" | "type" | "proc",
  onOid: number,
  onPart: number,
  procedure: readonly [namespace: string, signature: string] | null,
];

/**
 * Expressions and column types only: what a key is made of stands in the key itself. A default is looked at as its
 * column, a generated column too, whichever of both the server's version records.
 */
export function dependencyQuery({ tables }: CatalogContext): string {
  const on = (what: string) => `d.refclassid = 'pg_catalog.${what}'::regclass`;
  return `WITH ${tables}, dependents AS MATERIALIZED (
    SELECT 'check' AS kind, 'pg_catalog.pg_constraint'::regclass::oid AS classid, con.oid AS objid, con.oid, 0 AS part, con.conrelid AS relid
      FROM scope JOIN pg_catalog.pg_constraint con ON con.conrelid = scope.oid AND con.contype = 'c'
    UNION ALL SELECT 'index', 'pg_catalog.pg_class'::regclass, i.indexrelid, i.indexrelid, 0, i.indrelid
      FROM scope JOIN pg_catalog.pg_index i ON i.indrelid = scope.oid AND (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL)
    UNION ALL SELECT 'column', 'pg_catalog.pg_attrdef'::regclass, def.oid, def.adrelid, def.adnum, def.adrelid
      FROM scope JOIN pg_catalog.pg_attrdef def ON def.adrelid = scope.oid)
  SELECT json_agg(json_build_array(d.kind, d.oid::bigint, d.part, CASE WHEN ${on("pg_class")} THEN 'class'
      WHEN ${on("pg_type")} THEN 'type' ELSE 'proc' END, d.refobjid::bigint, d.refobjsubid,
    CASE WHEN ${on("pg_proc")} THEN (SELECT json_build_array(n.nspname, p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')')
      FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE p.oid = d.refobjid) END))::text AS rows
  FROM (
    SELECT s.kind, s.oid, s.part, d.refclassid, d.refobjid, d.refobjsubid
    FROM dependents s JOIN pg_catalog.pg_depend d ON d.classid = s.classid AND d.objid = s.objid
    WHERE NOT (${on("pg_class")} AND d.refobjid = s.relid AND (d.refobjsubid = 0 OR s.kind = 'column' AND d.refobjsubid = s.part))
    UNION ALL
    SELECT 'column', d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid
    FROM scope s JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = s.oid AND d.objsubid > 0
    WHERE d.deptype <> 'i' AND NOT (d.refobjid = d.objid AND d.refobjsubid = d.objsubid)
  ) AS d
  WHERE ${on("pg_class")} OR ${on("pg_type")} OR ${on("pg_proc")}`;
}

/** Collects what objects depend on, each once. */
export class Dependencies {
  readonly #found = new Map<string, Map<string, Reference>>();

  add(from: Reference | undefined, to: Reference | undefined): void {
    if (from === undefined || to === undefined) return;
    const key = keyOf(from);
    const known = this.#found.get(key) ?? new Map<string, Reference>();
    this.#found.set(key, known.set(keyOf(to), to));
  }

  addRow([catalog, oid, part, on, onOid, onPart, procedure]: DependencyRow, names: Names): void {
    const from =
      catalog === "check"
        ? names.constraints.get(oid)
        : catalog === "index"
          ? names.indexes.get(oid)
          : names.columnReference(oid, part);
    if (procedure !== null) {
      const [namespace, name] = procedure;
      this.add(from, { kind: "function", namespace, name });
    } else if (on === "type") this.add(from, names.types.get(onOid));
    else if (onPart > 0) this.add(from, names.columnReference(onOid, onPart));
    else this.add(from, names.sequences.get(onOid));
  }

  /** A foreign key rests on the key or unique index it leads to. */
  addForeignKey(row: ConstraintRow, names: Names): void {
    if (row[3] === "f") this.add(names.constraints.get(row[1]), names.indexes.get(row[9][0] as number));
  }

  toMap(): ReadonlyMap<string, readonly Reference[]> {
    return new Map([...this.#found].map(([key, references]) => [key, [...references.values()]]));
  }
}
