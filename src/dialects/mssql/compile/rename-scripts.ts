import type { RenameColumn } from "../../../objects/column/shape.js";
import type { Statement } from "../../dialect.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import { columnId } from "./catalog-scripts.js";
import { objectId, renameWithin } from "./clauses.js";
import { newComment, schemaOf } from "./comment.js";
import { collectColumnPermissions, givePermissions } from "./transfer-scripts.js";

/**
 * The server gives no column another name that a check speaks of (error 15336), so checks are made again under it; and none that
 * is computed (error 4928), so that one is dropped and added. What else stands in the way, such as computed columns and filters of
 * indexes, is the matter of a plan.
 */
export function renameColumn(operation: RenameColumn): readonly Statement[] {
  const { namespace, table, name, to } = operation;
  const path = qualified(namespace, table);
  const rename = renameWithin({
    objname: quoteString(`${path}.${quote(name)}`),
    newname: quoteString(to),
    objtype: "N'COLUMN'",
  });
  const lines = [
    `DECLARE @table int = ${objectId(namespace, table)}, @drop nvarchar(max) = N'', @create nvarchar(max) = N'';`,
    `DECLARE @old nvarchar(258), @new nvarchar(258) = ${quoteString(quote(to))};`,
    `SELECT @old = QUOTENAME(name) FROM sys.columns WHERE object_id = @table AND name = ${quoteString(name)};`,
    collectChecks(path),
    runIfSaid("@drop"),
    `IF COLUMNPROPERTY(@table, ${quoteString(name)}, 'IsComputed') = 1`,
    "BEGIN",
    addComputed(operation, path),
    "END",
    `ELSE ${rename};`,
    runIfSaid("@create"),
  ];
  return [{ sql: lines.join("\n") }];
}

function runIfSaid(variable: string): string {
  return `IF ${variable} <> N'' EXEC sys.sp_executesql ${variable};`;
}

/**
 * Fills `@drop` and `@create` with the checks that name `@old`, with `@new` in its place. The server keeps them without comments and
 * with all names in brackets, so that names and constants are all that has to be told apart.
 */
function collectChecks(path: string): string {
  const alter = quoteString(`ALTER TABLE ${path} `);
  return `DECLARE @check nvarchar(258), @text nvarchar(max), @with nvarchar(40), @kept nvarchar(40), @off nvarchar(40), @isMet bit, @at bigint, @next bigint, @end nchar(1);
DECLARE checks CURSOR LOCAL STATIC FOR
  SELECT QUOTENAME(name), definition, CASE is_not_trusted WHEN 1 THEN N'WITH NOCHECK' ELSE N'WITH CHECK' END,
    CASE is_not_for_replication WHEN 1 THEN N' CHECK NOT FOR REPLICATION ' ELSE N' CHECK ' END,
    CASE is_disabled WHEN 1 THEN N'NOCHECK CONSTRAINT ' END
  FROM sys.check_constraints WHERE parent_object_id = @table;
OPEN checks;
FETCH NEXT FROM checks INTO @check, @text, @with, @kept, @off;
WHILE @@FETCH_STATUS = 0
BEGIN
  SELECT @at = 1, @isMet = 0, @next = PATINDEX(N'%[''[]%', @text COLLATE Latin1_General_100_BIN2);
  WHILE @next > 0
  BEGIN
    SET @at = @at + @next - 1;
    IF SUBSTRING(@text, @at, LEN(@old)) = @old COLLATE DATABASE_DEFAULT AND SUBSTRING(@text, @at + LEN(@old), 1) <> N']'
      SELECT @text = STUFF(@text, @at, LEN(@old), @new), @at = @at + LEN(@new), @isMet = 1;
    ELSE
    BEGIN
      SET @end = CASE SUBSTRING(@text, @at, 1) WHEN N'[' THEN N']' ELSE N'''' END;
      SET @at = CHARINDEX(@end, @text COLLATE Latin1_General_100_BIN2, @at + 1);
      WHILE SUBSTRING(@text, @at + 1, 1) = @end SET @at = CHARINDEX(@end, @text COLLATE Latin1_General_100_BIN2, @at + 2);
      SET @at = @at + 1;
    END
    SET @next = PATINDEX(N'%[''[]%', SUBSTRING(@text, @at, LEN(@text)) COLLATE Latin1_General_100_BIN2);
  END
  IF @isMet = 1
  BEGIN
    SET @drop = CONCAT(@drop, ${alter}, N'DROP CONSTRAINT ', @check, N'; ');
    SET @create = CONCAT(@create, ${alter}, @with, N' ADD CONSTRAINT ', @check, @kept, @text, N'; ');
    IF @off IS NOT NULL SET @create = CONCAT(@create, ${alter}, @off, @check, N'; ');
  END
  FETCH NEXT FROM checks INTO @check, @text, @with, @kept, @off;
END
CLOSE checks;
DEALLOCATE checks;`;
}

/** Adds the column that `@table` computes under its new name, with its comment, in the place of the one that there is. */
function addComputed({ namespace, table, name, to }: RenameColumn, path: string): string {
  const place = { namespace, table, name };
  const kept = { kind: "column", namespace, table, name: to } as const;
  return `  DECLARE @add nvarchar(max), @comment sql_variant${schemaOf(namespace).declaration};
  SELECT @add = CONCAT(${quoteString(`ALTER TABLE ${path} ADD `)}, @new, N' AS ', definition, CASE is_persisted WHEN 1 THEN N' PERSISTED' END,
    CASE WHEN is_persisted = 1 AND is_nullable = 0 THEN N' NOT NULL' END)
  FROM sys.computed_columns WHERE object_id = @table AND name = ${quoteString(name)};
  SELECT @comment = value FROM sys.extended_properties WHERE class = 1 AND name = N'MS_Description'
    AND major_id = @table AND minor_id = ${columnId(place)};
  ${collectColumnPermissions(place, to)}
  ALTER TABLE ${path} DROP COLUMN ${quote(name)};
  EXEC sys.sp_executesql @add;
  ${givePermissions}
  IF @comment IS NOT NULL ${newComment(kept, "@comment", true)};`;
}
