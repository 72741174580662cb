/** What the queries over the catalog share: the part of the database they look at, and names for what they find. */
import type { Reference } from "../../../schema/object.js";
import type { Row, Scope } from "../../dialect.js";
import type { KnownKind } from "../../object-kind.js";
import { databaseServices } from "../driver/facts.js";
import { quoteString } from "../sql/writer.js";

/** What a query over the catalog is written for. */
export interface CatalogContext {
  /** Major times 100, and minor; the newest one for Azure. */
  readonly version: number;
  /** A database that is a service has no assemblies and no numbered procedures, and their views are documented for servers only. */
  readonly isService: boolean;
  /**
   * Statements that fill `@scope` (tables, as object_id, namespace and name), `@relations` (views and those tables) and `@owners` (the
   * numbers of these and of the objects that table types are). A view of the catalog joins ten tables of the server and more, so that each
   * query that finds the tables anew would take the server longer to plan than to run.
   */
  readonly owners: string;
  /** SQL condition over `sys.schemas AS s`. */
  readonly namespaces: string;
  /** SQL condition over `sys.objects AS t` and `sys.schemas AS s` that filters make. */
  readonly filter: string;
  /** Kinds of plugins. */
  readonly kinds: readonly KnownKind[];
}

export function catalogContext(
  scope: Scope,
  version: number,
  kinds: readonly KnownKind[] = [],
  server = "",
): CatalogContext {
  const names = scope.namespaces.map(quoteString).join(", ");
  const namespaces = `s.name IN (${names === "" ? "NULL" : names}) AND s.name NOT IN (N'sys', N'INFORMATION_SCHEMA')`;
  const filter = [
    patterns(scope.includeTables, false),
    patterns(scope.excludeTables, true),
    scope.where === undefined ? undefined : `(${scope.where}\n)`,
  ]
    .filter((part) => part !== undefined)
    .join(" AND ");
  const isService = databaseServices.includes(server);
  const base = { version, isService, namespaces, filter: filter === "" ? "1 = 1" : filter, kinds };
  return {
    ...base,
    owners: `DECLARE @scope TABLE (object_id int NOT NULL PRIMARY KEY, namespace sysname NOT NULL, name sysname NOT NULL);
DECLARE @relations TABLE (object_id int NOT NULL PRIMARY KEY, namespace sysname NOT NULL, name sysname NOT NULL);
DECLARE @owners TABLE (object_id int NOT NULL PRIMARY KEY);
INSERT INTO @scope SELECT t.object_id, s.name, t.name
  FROM sys.objects AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id JOIN sys.tables AS k ON k.object_id = t.object_id
  WHERE ${ownTables(base)} AND ${plainTable(version)};
INSERT INTO @relations SELECT object_id, namespace, name FROM @scope;
INSERT INTO @relations SELECT t.object_id, s.name, t.name
  FROM sys.objects AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id JOIN sys.views AS k ON k.object_id = t.object_id
  WHERE ${base.namespaces} AND ${base.filter} AND ${notShipped("t")} AND ${plainView(version)};
INSERT INTO @owners SELECT object_id FROM @relations;
INSERT INTO @owners SELECT y.type_table_object_id FROM sys.table_types AS y JOIN sys.schemas AS s ON s.schema_id = y.schema_id
  WHERE y.is_user_defined = 1 AND y.is_memory_optimized = 0 AND ${namespaces}`,
  };
}

/** SQL condition over `sys.objects AS t`: tables of people in sight, of whatever sort they are. */
export function ownTables({ namespaces, filter }: Pick<CatalogContext, "namespaces" | "filter">): string {
  return `t.type = 'U' AND ${namespaces} AND ${filter} AND t.name <> N'sysdiagrams' AND ${notShipped("t")}`;
}

/** SQL conditions over `sys.tables AS k` for what is more than a table, each with what it is called. */
export function specialTables(version: number): readonly (readonly [what: string, condition: string])[] {
  return [
    ["memory-optimised table", "k.is_memory_optimized = 1"],
    ["external table", "k.is_external = 1"],
    ["graph table", "(k.is_node = 1 OR k.is_edge = 1)"],
    ["file table", "k.is_filetable = 1"],
    // Ledger came with 2022; 1 is the history of one.
    ...(version >= 1600 ? [["ledger table", "k.ledger_type > 1"] as const] : []),
  ];
}

/** SQL condition over `sys.tables AS k`: it is a table and nothing more, and not what keeps the history of another one. */
function plainTable(version: number): string {
  const others = specialTables(version).map(([, condition]) => `NOT ${condition}`);
  const history = version >= 1600 ? ["k.ledger_type = 0"] : [];
  return ["k.temporal_type <> 1", ...history, ...others].join(" AND ");
}

/** SQL condition over `sys.views AS k`: somebody has made it, and not the server for a table of a ledger or for dates that go together. */
function plainView(version: number): string {
  return version >= 1600
    ? "k.is_date_correlation_view = 0 AND k.ledger_view_type = 0"
    : "k.is_date_correlation_view = 0";
}

/**
 * SQL condition: an object of `sys.objects` is not the server's own, nor one that Management Studio has put there for its
 * diagrams and marked with a property.
 */
export function notShipped(alias: string): string {
  return `${alias}.is_ms_shipped = 0 AND NOT EXISTS (SELECT 1 FROM sys.extended_properties AS tool WHERE tool.class = 1
      AND tool.major_id = ${alias}.object_id AND tool.minor_id = 0 AND tool.name = N'microsoft_database_tools_support')`;
}

function patterns(list: readonly string[] | undefined, isNegated: boolean): string | undefined {
  if (list === undefined || (isNegated && list.length === 0)) return undefined;
  const matches = list.map((pattern) => {
    const subject = pattern.includes(".") ? "CONCAT(s.name, N'.', t.name)" : "t.name";
    return `${subject} LIKE ${quoteString(likePattern(pattern))} ESCAPE N'!'`;
  });
  const any = matches.length === 0 ? "1 = 0" : matches.join(" OR ");
  return isNegated ? `NOT (${any})` : `(${any})`;
}

function likePattern(pattern: string): string {
  return pattern.replace(/[!%_[\]]/g, "!$&").replaceAll("*", "%");
}

/** The members of a row as what they are, whatever a driver makes of them. */
export class Cells {
  readonly #row: Row;

  constructor(row: Row) {
    this.#row = row;
  }

  text(name: string): string {
    return String(this.#row[name] ?? "");
  }

  /** Nothing for NULL. */
  maybe(name: string): string | undefined {
    const value = this.#row[name];
    return value === null || value === undefined ? undefined : String(value);
  }

  number(name: string): number {
    return Number(this.#row[name] ?? 0);
  }

  is(name: string): boolean {
    const value = this.#row[name];
    return value === true || Number(value) === 1;
  }
}

/** The rows of a result. */
export function cellsOf(rows: readonly Row[] | undefined): readonly Cells[] {
  return (rows ?? []).map((row) => new Cells(row));
}

/** What a table or view is called. */
export interface Place {
  readonly namespace: string;
  readonly name: string;
}

/** What numbers of the catalog stand for. */
export class Names {
  /** Tables and views, which have columns and indexes. */
  readonly relations = new Map<number, Reference>();
  readonly columns = new Map<string, string>();
  /** Keys too; the number of the table and that of the index. */
  readonly indexes = new Map<string, Reference>();
  /** All else that has a row in `sys.objects`: constraints, sequences, routines, triggers. A default is its column. */
  readonly objects = new Map<number, Reference>();
  /** Types of people. */
  readonly types = new Map<number, Reference>();

  table(id: number): Place | undefined {
    const found = this.relations.get(id);
    return found?.kind === "table" ? found : undefined;
  }

  column(table: number, column: number): string | undefined {
    return this.columns.get(`${table}:${column}`);
  }

  /** The column of a table; that of a view has no fact of its own, so the view stands for it. */
  columnReference(table: number, column: number): Reference | undefined {
    const [owner, name] = [this.relations.get(table), this.column(table, column)];
    if (owner?.kind !== "table" || name === undefined) return owner;
    return { kind: "column", namespace: owner.namespace, table: owner.name, name };
  }

  index(table: number, index: number): Reference | undefined {
    return this.indexes.get(`${table}:${index}`);
  }

  /** What an object is, or a column of it; nothing for what is out of sight. */
  find(object: number, part: number): Reference | undefined {
    if (part > 0 && this.relations.has(object)) return this.columnReference(object, part);
    return this.relations.get(object) ?? this.objects.get(object);
  }
}
