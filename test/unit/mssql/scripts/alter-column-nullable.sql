-- alter-column-nullable
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-statistics-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-statistics-transact-sql
/*
op.alterColumn("user", "age", { nullable: false });
*/
DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')
FROM (
  SELECT N'ALTER TABLE [user] DROP CONSTRAINT ' + QUOTENAME(d.name),
    N'ALTER TABLE [user] ADD CONSTRAINT ' + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + N' FOR [age]'
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[user]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'age', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [user].' + QUOTENAME(s.name),
    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + N' ON [user] (' + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')
      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END
  FROM sys.stats AS s CROSS APPLY (
    SELECT STRING_AGG(CAST(QUOTENAME(COL_NAME(c.object_id, c.column_id)) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),
      MAX(CASE WHEN c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'age', 'ColumnId') THEN 1 ELSE 0 END)
    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)
  WHERE s.object_id = OBJECT_ID(N'[user]') AND s.user_created = 1 AND (k.is_on = 1 OR CHARINDEX(N'[age]', s.filter_definition) > 0)
) AS part (gone, made);
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'age';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
DECLARE @guid bit = (SELECT is_rowguidcol FROM sys.columns WHERE object_id = OBJECT_ID(N'[user]') AND column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'age', 'ColumnId'));
IF @guid = 1 ALTER TABLE [user] ALTER COLUMN [age] DROP ROWGUIDCOL;
DECLARE @type nvarchar(max) = (SELECT CASE WHEN t.is_user_defined = 1 THEN QUOTENAME(SCHEMA_NAME(t.schema_id)) + N'.' + QUOTENAME(t.name) ELSE t.name COLLATE DATABASE_DEFAULT + CASE
    WHEN t.name IN (N'char', N'varchar', N'binary', N'varbinary') THEN N'(' + CASE c.max_length WHEN -1 THEN N'max' ELSE CONVERT(nvarchar(10), c.max_length) END + N')'
    WHEN t.name IN (N'nchar', N'nvarchar') THEN N'(' + CASE c.max_length WHEN -1 THEN N'max' ELSE CONVERT(nvarchar(10), c.max_length / 2) END + N')'
    WHEN t.name IN (N'decimal', N'numeric') THEN N'(' + CONVERT(nvarchar(10), c.precision) + N',' + CONVERT(nvarchar(10), c.scale) + N')'
    WHEN t.name IN (N'time', N'datetime2', N'datetimeoffset') THEN N'(' + CONVERT(nvarchar(10), c.scale) + N')'
    WHEN t.name = N'vector' THEN N'(' + CASE (SELECT v.base FROM (SELECT CAST(NULL AS nvarchar(60)) AS vector_base_type_desc) AS absent
      CROSS APPLY (SELECT vector_base_type_desc AS base FROM sys.columns AS k
        WHERE k.object_id = c.object_id AND k.column_id = c.column_id) AS v) WHEN N'float16' THEN CONVERT(nvarchar(10), (c.max_length - 8) / 2) + N',float16' ELSE CONVERT(nvarchar(10), (c.max_length - 8) / 4) END + N')'
    WHEN t.name = N'float' THEN N'(' + CONVERT(nvarchar(10), c.precision) + N')'
    ELSE N'' END + COALESCE(N' COLLATE ' + c.collation_name, N'') END
  FROM sys.columns AS c JOIN sys.types AS t ON t.user_type_id = c.user_type_id
  WHERE c.object_id = OBJECT_ID(N'[user]') AND c.name = N'age'), @null nvarchar(8) = N'NOT NULL', @sql nvarchar(max);
SET @sql = N'ALTER TABLE [user] ALTER COLUMN [age] ' + @type + N' ' + @null;
EXEC sys.sp_executesql @sql;
IF @guid = 1 ALTER TABLE [user] ALTER COLUMN [age] ADD ROWGUIDCOL;
IF @create IS NOT NULL EXEC sys.sp_executesql @create;
GO
