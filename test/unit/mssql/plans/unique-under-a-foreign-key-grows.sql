-- unique-under-a-foreign-key-grows
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-statistics-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-statistics-transact-sql
/*
op.dropConstraint("fk_line_plan", "line", "foreignKey");
op.alterColumn("plan", "code", { type: "nvarchar(20)", nullable: false });
op.createForeignKey("fk_line_plan", "line", ["code"], {
  references: ["plan", ["code"]],
});
*/
ALTER TABLE [line] DROP CONSTRAINT [fk_line_plan]
GO
DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')
FROM (
  SELECT N'ALTER TABLE [plan] DROP CONSTRAINT ' + QUOTENAME(d.name),
    N'ALTER TABLE [plan] ADD CONSTRAINT ' + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + N' FOR [code]'
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[plan]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[plan]'), N'code', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [plan].' + QUOTENAME(s.name),
    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + N' ON [plan] (' + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')
      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END
  FROM sys.stats AS s CROSS APPLY (
    SELECT STRING_AGG(CAST(QUOTENAME(COL_NAME(c.object_id, c.column_id)) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),
      MAX(CASE WHEN c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[plan]'), N'code', 'ColumnId') THEN 1 ELSE 0 END)
    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)
  WHERE s.object_id = OBJECT_ID(N'[plan]') AND s.user_created = 1 AND (k.is_on = 1 OR CHARINDEX(N'[code]', s.filter_definition) > 0)
) AS part (gone, made);
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[plan]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'code';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
ALTER TABLE [plan] ALTER COLUMN [code] nvarchar(20) NOT NULL;
IF @create IS NOT NULL EXEC sys.sp_executesql @create;
GO
ALTER TABLE [line] WITH CHECK ADD CONSTRAINT [fk_line_plan] FOREIGN KEY ([code]) REFERENCES [plan] ([code])
GO
