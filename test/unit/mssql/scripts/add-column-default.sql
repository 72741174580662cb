-- add-column-default
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
/*
op.addColumn("user", "plan", "nvarchar(10)", { default: sql`N'free'` });
*/
ALTER TABLE [user] ADD [plan] nvarchar(10) NOT NULL CONSTRAINT [df_user_plan] DEFAULT (N'free') WITH VALUES
GO
