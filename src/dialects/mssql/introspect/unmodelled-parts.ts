/** What a database has beside the objects of its namespaces and the schema has no word for: parts of one query. */
import { type CatalogContext, notShipped } from "./catalog.js";
import { description } from "./comment.js";

/**
 * One part of the query.
 *
 * @param what SQL, or a word; texts of the catalog have collations of their own, which do not go together
 */
export function part(what: string, place: string, from: string): string {
  const said = /^[\w -]+$/.test(what) ? `N'${what}'` : what;
  return `SELECT CAST(${said} AS nvarchar(200)) COLLATE DATABASE_DEFAULT AS what, CAST(${place} AS nvarchar(600)) COLLATE DATABASE_DEFAULT AS place FROM ${from}`;
}

/** SQL: a path of the names of columns, which have the collation of the catalog or that of a variable. */
export function path(...names: readonly string[]): string {
  if (names.length === 1) return names[0] ?? "";
  return `CONCAT(${names.map((name) => `${name} COLLATE DATABASE_DEFAULT`).join(", N'.', ")})`;
}

/** What lives in no namespace, and what the login does not see. */
export function ofDatabase({ isService }: CatalogContext): string[] {
  return [
    part("DDL trigger", "t.name", "sys.triggers AS t WHERE t.parent_class = 0 AND t.is_ms_shipped = 0"),
    ...(isService ? [] : [part("assembly", "a.name", "sys.assemblies AS a WHERE a.is_user_defined = 1")]),
    part("partition function", "p.name", "sys.partition_functions AS p WHERE p.is_system = 0"),
    part("partition scheme", "p.name", "sys.partition_schemes AS p WHERE p.is_system = 0"),
    part("full-text catalog", "f.name", "sys.fulltext_catalogs AS f"),
    part(
      "what the login may not see",
      "DB_NAME()",
      "(SELECT HAS_PERMS_BY_NAME(NULL, N'DATABASE', N'VIEW DEFINITION') AS allowed) AS seen WHERE seen.allowed = 0",
    ),
  ];
}

/** Extended properties other than descriptions, and descriptions that nothing here has a word for. */
export function properties({ namespaces }: CatalogContext): string[] {
  const ofTable = "@relations AS sc JOIN sys.extended_properties AS x ON x.major_id = sc.object_id";
  const isOther = `x.name <> N'${description}' AND x.name NOT LIKE N'MS[_]Diagram%'`;
  return [
    part(
      "extended property",
      path("sc.namespace", "sc.name", "x.name"),
      `${ofTable} AND x.class IN (1, 7) WHERE ${isOther}`,
    ),
    part(
      "extended property",
      path("s.name", "x.name"),
      `sys.extended_properties AS x JOIN sys.schemas AS s ON s.schema_id = x.major_id WHERE x.class = 3 AND ${isOther} AND ${namespaces}`,
    ),
    part(
      "extended property",
      path("sc.namespace", "sc.name", "o.name", "x.name"),
      `@relations AS sc JOIN sys.objects AS o ON o.parent_object_id = sc.object_id
      JOIN sys.extended_properties AS x ON x.class = 1 AND x.major_id = o.object_id WHERE ${isOther}`,
    ),
    part(
      "extended property",
      path("s.name", "o.name", "x.name"),
      `sys.extended_properties AS x JOIN sys.objects AS o ON o.object_id = x.major_id JOIN sys.schemas AS s ON s.schema_id = o.schema_id
      WHERE x.class IN (1, 2) AND ${isOther} AND ${namespaces} AND ${notShipped("o")} AND o.parent_object_id = 0 AND o.type NOT IN ('U', 'V')`,
    ),
    part(
      "extended property",
      path("s.name", "y.name", "x.name"),
      `sys.extended_properties AS x JOIN sys.types AS y ON y.user_type_id = x.major_id JOIN sys.schemas AS s ON s.schema_id = y.schema_id
      WHERE x.class IN (6, 8) AND ${isOther} AND ${namespaces}`,
    ),
    part("extended property", "x.name", "sys.extended_properties AS x WHERE x.class = 0"),
    ...strayComments(namespaces, ofTable),
  ];
}

/** Descriptions of what is no object here. */
function strayComments(namespaces: string, ofTable: string): string[] {
  return [
    part(
      "comment",
      path("sc.namespace", "sc.name", "d.name"),
      `@scope AS sc JOIN sys.default_constraints AS d ON d.parent_object_id = sc.object_id
      JOIN sys.extended_properties AS x ON x.class = 1 AND x.major_id = d.object_id AND x.name = N'${description}'`,
    ),
    part(
      "comment",
      path("sc.namespace", "sc.name", "i.name"),
      `${ofTable} AND x.class = 7 AND x.name = N'${description}'
      JOIN sys.indexes AS i ON i.object_id = x.major_id AND i.index_id = x.minor_id AND (i.is_primary_key = 1 OR i.is_unique_constraint = 1)`,
    ),
    part(
      "comment",
      path("s.name", "o.name", "p.name"),
      `sys.extended_properties AS x JOIN sys.parameters AS p ON p.object_id = x.major_id AND p.parameter_id = x.minor_id
      JOIN sys.objects AS o ON o.object_id = p.object_id JOIN sys.schemas AS s ON s.schema_id = o.schema_id
      WHERE x.class = 2 AND x.name = N'${description}' AND ${namespaces} AND ${notShipped("o")}`,
    ),
    part(
      "comment",
      path("s.name", "y.name", "c.name"),
      `sys.extended_properties AS x JOIN sys.table_types AS y ON y.user_type_id = x.major_id JOIN sys.schemas AS s ON s.schema_id = y.schema_id
      JOIN sys.columns AS c ON c.object_id = y.type_table_object_id AND c.column_id = x.minor_id
      WHERE x.class = 8 AND x.name = N'${description}' AND ${namespaces}`,
    ),
  ];
}

/** Privileges on what is modelled and whose it is: they are seen, and not managed. */
export function privileges({ namespaces }: CatalogContext): string[] {
  return [
    // "CREATE SCHEMA": whoever makes one without AUTHORIZATION owns it, and an owner of the database is dbo.
    part(
      "owner of its own",
      "s.name",
      `sys.schemas AS s WHERE s.principal_id <> DATABASE_PRINCIPAL_ID(N'dbo') AND ${namespaces}`,
    ),
    part(
      "owner of its own",
      path("s.name", "o.name"),
      `sys.objects AS o JOIN sys.schemas AS s ON s.schema_id = o.schema_id WHERE o.principal_id IS NOT NULL AND ${namespaces} AND ${notShipped("o")}`,
    ),
    part(
      "privileges",
      path("s.name", "o.name"),
      `sys.database_permissions AS p JOIN sys.objects AS o ON o.object_id = p.major_id
      JOIN sys.schemas AS s ON s.schema_id = o.schema_id WHERE p.class = 1 AND ${namespaces} AND ${notShipped("o")}`,
    ),
    part(
      "privileges",
      "s.name",
      `sys.database_permissions AS p JOIN sys.schemas AS s ON s.schema_id = p.major_id WHERE p.class = 3 AND ${namespaces}`,
    ),
    part(
      "privileges",
      path("s.name", "o.name"),
      `sys.database_permissions AS p JOIN sys.types AS o ON o.user_type_id = p.major_id
      JOIN sys.schemas AS s ON s.schema_id = o.schema_id WHERE p.class = 6 AND ${namespaces}`,
    ),
  ];
}
