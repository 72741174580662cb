/**
 * What people may do with an object goes with it ("DROP VIEW"). It is kept as extended properties of the namespace, which are in the
 * transaction like all else, outlive every batch and every session, and hold a statement each.
 */

import { qualified, quoteString } from "../sql/writer.js";
import { objectId } from "./clauses.js";

/** An object of a namespace, or a type. */
export interface Keeper {
  readonly isType: boolean;
  readonly namespace?: string | undefined;
  readonly name: string;
}

/** Kinds whose objects are types. */
export const typeKinds: ReadonlySet<string> = new Set(["domain", "tableType"]);

const prefix = "schemix_permission_";

/** SQL: a value in quotes, as a constant within SQL that is put together. */
function constant(value: string): string {
  return `N'N''' + REPLACE(${value}, N'''', N'''''') + N''''`;
}

function row({ isType, namespace, name }: Keeper): string {
  const path = qualified(namespace, name);
  const place = namespace === undefined ? "SCHEMA_NAME()" : quoteString(namespace);
  const id = isType ? `TYPE_ID(${quoteString(path)})` : objectId(namespace, name);
  return `(${isType ? 6 : 1}, ${id}, ${quoteString(`${isType ? "TYPE" : "OBJECT"}::${path}`)}, ${quoteString(path)}, ${place})`;
}

/**
 * Keeps what people may do with objects that are dropped and made again: each is a text that sets `@given` once the object is there
 * again. Of a column that is no more there is nothing to give back; what is said of an object comes before what is said of its
 * columns, which it would take away ("GRANT Object Permissions").
 */
export function keepPermissions(objects: readonly Keeper[]): string {
  const column = "COL_NAME(p.major_id, p.minor_id) COLLATE DATABASE_DEFAULT";
  return [
    "-- keeps what people may do with what is made anew",
    "DECLARE @keep nvarchar(max) = (SELECT STRING_AGG(CAST(",
    `  N'EXEC sys.sp_addextendedproperty @name = N''${prefix}' + CONVERT(nvarchar(10), kept.id) + N'_' + RIGHT(N'0000' + CONVERT(nvarchar(10), kept.number), 5)`,
    `    + N''', @value = ' + ${constant("kept.said")} + N', @level0type = N''SCHEMA'', @level0name = ' + ${constant("kept.place")} AS nvarchar(max)), N'; ')`,
    "FROM (",
    "  SELECT o.id, o.place, ROW_NUMBER() OVER (PARTITION BY o.id ORDER BY p.minor_id, p.grantee_principal_id, p.type) AS number,",
    `    N'IF ' + CASE p.class WHEN 6 THEN N'TYPE_ID(' ELSE N'OBJECT_ID(' END + ${constant("o.path")} + N') IS NOT NULL BEGIN SET @given = 1; '`,
    "      + CASE WHEN p.class = 1 AND p.minor_id <> 0",
    `      THEN N'IF COLUMNPROPERTY(OBJECT_ID(' + ${constant("o.path")} + N'), ' + ${constant(column)} + N', ''ColumnId'') IS NOT NULL ' ELSE N'' END`,
    `      + CASE WHEN p.class <> 1 THEN N'' WHEN p.type = 'EX' THEN ${fitting("IsTableFunction")} WHEN p.type IN ('SL', 'IN', 'UP', 'DL') THEN ${fitting("IsScalarFunction")} ELSE N'' END`,
    "      + CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc COLLATE DATABASE_DEFAULT END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT + N' ON ' + o.securable",
    `      + CASE WHEN p.class = 1 AND p.minor_id <> 0 THEN N' (' + QUOTENAME(${column}) + N')' ELSE N'' END`,
    "      + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END + N'; END' AS said",
    "  FROM (VALUES",
    `    ${objects.map(row).join(",\n    ")}`,
    "  ) AS o (class, id, securable, path, place)",
    "  JOIN sys.database_permissions AS p ON p.class = o.class AND p.major_id = o.id",
    "  JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id",
    ") AS kept);",
    "IF @keep IS NOT NULL EXEC sys.sp_executesql @keep;",
  ].join("\n");
}

/** SQL: a function that gives rows now is not executed, and one that gives a value is not selected from (error 4606). */
function fitting(property: string): string {
  return `N'IF ISNULL(OBJECTPROPERTY(OBJECT_ID(' + ${constant("o.path")} + N'), ''${property}''), 0) = 0 '`;
}

/** Gives back what was kept of all that is there again; what is not is for the next time. */
export function givePermissions(): string {
  const name = constant("CAST(x.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT");
  const place = constant("CAST(s.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT");
  return [
    "-- gives back what people may do with what was made anew",
    "DECLARE @give nvarchar(max) = (SELECT STRING_AGG(CAST(N'SET @given = 0; ' + CONVERT(nvarchar(3750), x.value) COLLATE DATABASE_DEFAULT",
    `    + N'; IF @given = 1 EXEC sys.sp_dropextendedproperty @name = ' + ${name} + N', @level0type = N''SCHEMA'', @level0name = ' + ${place} AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY x.name)`,
    "  FROM sys.extended_properties AS x JOIN sys.schemas AS s ON s.schema_id = x.major_id",
    `  WHERE x.class = 3 AND x.name LIKE N'${prefix.replaceAll("_", "[_]")}%');`,
    "SET @give = N'DECLARE @given bit; ' + @give;",
    "IF @give IS NOT NULL EXEC sys.sp_executesql @give;",
  ].join("\n");
}
