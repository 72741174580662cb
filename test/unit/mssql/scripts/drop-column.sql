-- drop-column
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
/*
op.dropColumn("user", "age");
*/
DECLARE @drop nvarchar(max) = (SELECT STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; ') FROM (
  SELECT N'ALTER TABLE [user] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[user]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'age', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [user].' + QUOTENAME(s.name)
  FROM sys.stats AS s JOIN sys.stats_columns AS c ON c.object_id = s.object_id AND c.stats_id = s.stats_id
  WHERE s.object_id = OBJECT_ID(N'[user]') AND s.user_created = 1 AND c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'age', 'ColumnId')
) AS part (gone));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
ALTER TABLE [user] DROP COLUMN [age];
GO
