-- alter-column-default
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
/*
op.alterColumn("user", "plan", { default: sql`N'free'` });
*/
DECLARE @drop nvarchar(max) = (SELECT N'ALTER TABLE [user] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[user]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'plan', 'ColumnId'));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
GO
ALTER TABLE [user] ADD CONSTRAINT [df_user_plan] DEFAULT (N'free') FOR [plan]
GO
