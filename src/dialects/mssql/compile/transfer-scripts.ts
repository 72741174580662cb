/**
 * What takes something to another schema ("ALTER SCHEMA"). All that belongs to a table goes with it; permissions on it do not, so they
 * are given again. A foreign key, a column or a view that is bound to nothing finds it by its number, a text by its name.
 */
import type { Renamed } from "../../../objects/renamed.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import { type ColumnPlace, columnId } from "./catalog-scripts.js";
import { execute, objectId, renameWithin } from "./clauses.js";

interface Transfer extends Renamed {
  readonly namespace?: string | undefined;
  readonly name: string;
}

/** Renames an object where it is, and takes it to another schema where that is said: the lines of a batch. */
export function renameAndTransfer(rename: Transfer): readonly string[] {
  const { namespace, name, to, toNamespace } = rename;
  const args = {
    objname: quoteString(qualified(namespace, name)),
    newname: quoteString(to),
    objtype: "N'OBJECT'",
  };
  if (toNamespace === undefined) return [`${renameWithin(args)};`];
  return [
    ...(name === to ? [] : [`${renameWithin(args)};`]),
    collectPermissions(objectId(namespace, to), qualified(toNamespace, to)),
    `ALTER SCHEMA ${quote(toNamespace)} TRANSFER OBJECT::${qualified(namespace, to)};`,
    givePermissions,
  ];
}

/** The same for a type of people. */
export function renameAndTransferType({ namespace, name, to, toNamespace }: Transfer): readonly string[] {
  const args = {
    objname: quoteString(qualified(namespace, name)),
    newname: quoteString(to),
    objtype: "N'USERDATATYPE'",
  };
  const rename = execute("sys.sp_rename", args);
  if (toNamespace === undefined) return [rename];
  const path = qualified(namespace, to);
  const transfer = [
    collectPermissions(`TYPE_ID(${quoteString(path)})`, qualified(toNamespace, to), "TYPE"),
    `ALTER SCHEMA ${quote(toNamespace)} TRANSFER TYPE::${path};`,
    givePermissions,
  ].join("\n");
  return name === to ? [transfer] : [rename, transfer];
}

/** The classes of securables in `sys.database_permissions`, and what GRANT calls them. */
const classes = { OBJECT: "1", TYPE: "6" } as const;

/**
 * Fills `@permissions` with what gives again what people may do with something; what is said of an object comes before what is said of
 * its columns, which it would take away.
 * @param path what the securable is called then
 */
function collectPermissions(id: string, path: string, securable: keyof typeof classes = "OBJECT"): string {
  const column = "COALESCE(N' (' + QUOTENAME(COL_NAME(p.major_id, NULLIF(p.minor_id, 0))) + N')', N'')";
  const on = `${quoteString(` ON ${securable}::${path}`)}${securable === "OBJECT" ? ` + ${column}` : ""}`;
  return permissionQuery(on, `p.class = ${classes[securable]} AND p.major_id = ${id}`);
}

/**
 * The same for what is said of one column, which goes when it is dropped.
 * @param to what the column is called then
 */
export function collectColumnPermissions(place: ColumnPlace, to: string): string {
  const { namespace, table } = place;
  return permissionQuery(
    quoteString(` ON OBJECT::${qualified(namespace, table)} (${quote(to)})`),
    `p.class = 1 AND p.major_id = ${objectId(namespace, table)} AND p.minor_id = ${columnId(place)}`,
  );
}

function permissionQuery(on: string, condition: string): string {
  return [
    "DECLARE @permissions nvarchar(max) = (SELECT STRING_AGG(CAST(",
    "  CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc COLLATE DATABASE_DEFAULT END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT",
    `    + ${on}`,
    "    + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY p.minor_id)",
    "  FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id",
    `  WHERE ${condition});`,
  ].join("\n");
}

/** Gives again what was found. */
export const givePermissions = "IF @permissions IS NOT NULL EXEC sys.sp_executesql @permissions;";
