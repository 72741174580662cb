/** What the queries over the catalog share: the part of the database they look at, and names for what they find. */
import type { Reference } from "../../../schema/object.js";
import type { Scope } from "../../dialect.js";
import type { KnownKind } from "../../object-kind.js";
import { pgWriter } from "../sql/writer.js";
import { type Census, firstOwnOid } from "./census.js";
import { scatteredIndexes } from "./scattered-indexes.js";

const { literal } = pgWriter;

/** What a query over the catalog is written for. */
export interface CatalogContext {
  /** `server_version_num`. */
  readonly version: number;
  /** `scope AS (…)`: the tables, as oid, namespace, name, relnamespace and reltype; and `scattered` indexes. */
  readonly tables: string;
  /** SQL condition over `pg_namespace n`. */
  readonly namespaces: string;
  /** SQL condition over `pg_class c` and `pg_namespace n` that the name filters make; for other kinds than tables. */
  readonly filter: string;
  readonly census: Census;
  /** Kinds of plugins. */
  readonly kinds: readonly KnownKind[];
}

export function catalogContext(
  scope: Scope,
  version: number,
  census: Census,
  kinds: readonly KnownKind[] = [],
): CatalogContext {
  const namespaces = `n.nspname = ANY (ARRAY[${scope.namespaces.map(literal).join(", ")}]::name[])
    AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;
  const filter = [
    patterns(scope.includeTables, "true", false),
    patterns(scope.excludeTables, "true", true),
    scope.where === undefined ? "true" : `(${scope.where})`,
  ].join(" AND ");
  const tables = `${scatteredIndexes(census)}, scope AS MATERIALIZED (
    SELECT c.oid, n.nspname AS namespace, c.relname AS name, c.relnamespace, c.reltype
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
      AND ${namespaces} AND ${filter} AND ${notOfExtension("pg_class", "c.oid")})`;
  return { version, tables, namespaces, filter, census, kinds };
}

/** SQL: a part of a query as {@link CatalogContext.tables}, of which there is nothing. */
export function noRelations(name: string): string {
  return `${name} AS (SELECT NULL::oid AS oid, NULL::name AS namespace, NULL::name AS name WHERE false)`;
}

function patterns(list: readonly string[] | undefined, whenAbsent: string, negate: boolean): string {
  if (list === undefined || (negate && list.length === 0)) return whenAbsent;
  const matches = list.map((pattern) => {
    const subject = pattern.includes(".") ? "n.nspname || '.' || c.relname" : "c.relname";
    return `${subject} LIKE ${literal(likePattern(pattern))} ESCAPE '!'`;
  });
  const any = matches.length === 0 ? "false" : matches.join(" OR ");
  return negate ? `NOT (${any})` : `(${any})`;
}

function likePattern(pattern: string): string {
  return pattern.replace(/[!%_]/g, "!$&").replaceAll("*", "%");
}

/**
 * SQL condition: the object is not part of an extension. It is not the server's own either, which the namespace says as
 * well: by its oid the server finds that out without reading three thousand functions.
 */
export function notOfExtension(catalog: string, oid: string): string {
  return `${oid} >= ${firstOwnOid} AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend x WHERE x.classid = 'pg_catalog.${catalog}'::regclass
    AND x.objid = ${oid} AND x.deptype = 'e')`;
}

/** SQL: a name as `catalogName` reads it: bare when visible, else quoted with its namespace. */
export function visibleName(isVisible: string, namespaceOid: string, name: string): string {
  return `CASE WHEN ${isVisible} AND strpos(${name}, '"') = 0 THEN ${name}::text
    ELSE (SELECT '"' || replace(v.nspname, '"', '""') || '"."' FROM pg_catalog.pg_namespace v WHERE v.oid = ${namespaceOid})
      || replace(${name}, '"', '""') || '"' END`;
}

/** SQL: `reloptions`-like text[] as JSON. */
export function optionsJson(options: string): string {
  return `CASE WHEN ${options} IS NULL THEN NULL ELSE to_json(${options}) END`;
}

/** `["fillfactor=70"]` → `{ fillfactor: "70" }`; nothing when there are none. */
export function readOptions(
  options: readonly string[] | null,
  prefix = "",
): Record<string, string> | undefined {
  if (options === null || options.length === 0) return undefined;
  const entries = options.map((option): [string, string] => {
    const split = option.indexOf("=");
    return [prefix + option.slice(0, split), option.slice(split + 1)];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What oids stand for. */
export class Names {
  readonly tables = new Map<number, { readonly namespace: string; readonly name: string }>();
  readonly columns = new Map<string, string>();
  readonly constraints = new Map<number, Reference>();
  readonly indexes = new Map<number, Reference>();
  readonly sequences = new Map<number, Reference>();
  /** Sequences of identities → the columns that they belong to. */
  readonly identities = new Map<number, Reference>();
  /** Enums and arrays of them, and the types that are definitions. */
  readonly types = new Map<number, Reference>();
  /** Catalog and oid, such as `pg_proc:16384`. */
  readonly definitions = new Map<string, Reference>();

  table(oid: number): { readonly namespace: string; readonly name: string } | undefined {
    return this.tables.get(oid);
  }

  column(table: number, attribute: number): string | undefined {
    return this.columns.get(`${table}:${attribute}`);
  }

  columnReference(table: number, attribute: number): Reference | undefined {
    const [owner, name] = [this.table(table), this.column(table, attribute)];
    if (owner === undefined || name === undefined) return undefined;
    return { kind: "column", namespace: owner.namespace, table: owner.name, name };
  }

  tableReference(oid: number): Reference | undefined {
    const found = this.table(oid);
    return found === undefined ? undefined : { kind: "table", ...found };
  }

  /** What a row of a catalog stands for, or a column of it; nothing for what is out of scope. */
  find(catalog: string, oid: number, part: number): Reference | undefined {
    switch (catalog) {
      case "pg_class":
        return (
          (part > 0 ? this.columnReference(oid, part) : this.tableReference(oid)) ??
          this.sequences.get(oid) ??
          this.indexes.get(oid) ??
          this.definitions.get(`pg_class:${oid}`)
        );
      case "pg_type":
        return this.types.get(oid);
      case "pg_constraint":
        return this.constraints.get(oid);
      default:
        return this.definitions.get(`${catalog}:${oid}`);
    }
  }
}
