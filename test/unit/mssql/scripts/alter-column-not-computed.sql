-- alter-column-not-computed
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
/*
op.alterColumn("user", "key", {
  type: "nvarchar(320)",
  nullable: true,
  generated: null,
});
*/
DECLARE @type nvarchar(max) = N'nvarchar(320)', @null nvarchar(8) = N'NULL', @sql nvarchar(max);
DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')
FROM (
  SELECT N'ALTER TABLE [user] DROP CONSTRAINT ' + QUOTENAME(d.name),
    N'ALTER TABLE [user] ADD CONSTRAINT ' + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + N' FOR [key]'
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[user]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'key', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [user].' + QUOTENAME(s.name),
    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + N' ON [user] (' + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')
      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END
  FROM sys.stats AS s CROSS APPLY (
    SELECT STRING_AGG(QUOTENAME(COL_NAME(c.object_id, c.column_id)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),
      MAX(CASE WHEN c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'key', 'ColumnId') THEN 1 ELSE 0 END)
    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)
  WHERE s.object_id = OBJECT_ID(N'[user]') AND s.user_created = 1 AND k.is_on = 1
) AS part (gone, made);
DECLARE @comment sql_variant = (SELECT p.value FROM sys.extended_properties AS p WHERE p.class = 1 AND p.name = N'MS_Description'
  AND p.major_id = OBJECT_ID(N'[user]') AND p.minor_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'key', 'ColumnId')), @schema sysname = SCHEMA_NAME();
SET @sql = N'ALTER TABLE [user] ADD [__schemix_new] ' + @type + N' NULL';
EXEC sys.sp_executesql @sql;
DECLARE @off nvarchar(max), @on nvarchar(max);
SELECT @off = STRING_AGG(CAST(N'ALTER TABLE [user] ' + N'DISABLE TRIGGER ' + QUOTENAME(t.name) AS nvarchar(max)), N'; '), @on = STRING_AGG(CAST(N'ALTER TABLE [user] ' + N'ENABLE TRIGGER ' + QUOTENAME(t.name) AS nvarchar(max)), N'; ')
FROM sys.triggers AS t WHERE t.parent_id = OBJECT_ID(N'[user]') AND t.is_disabled = 0;
IF @off IS NOT NULL EXEC sys.sp_executesql @off;
EXEC sys.sp_executesql N'UPDATE [user] SET [__schemix_new] = [key]';
IF @on IS NOT NULL EXEC sys.sp_executesql @on;
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
ALTER TABLE [user] DROP COLUMN [key];
EXEC sys.sp_rename @objname = N'[user].[__schemix_new]', @newname = N'key', @objtype = N'COLUMN';
SET @sql = N'ALTER TABLE [user] ALTER COLUMN [key] ' + @type + N' NOT NULL';
IF @null = N'NOT NULL' EXEC sys.sp_executesql @sql;
IF @create IS NOT NULL EXEC sys.sp_executesql @create;
IF @comment IS NOT NULL EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = @comment, @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'user', @level2type = N'COLUMN', @level2name = N'key';
GO
