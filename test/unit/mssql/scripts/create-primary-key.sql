-- create-primary-key
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
/*
op.createPrimaryKey("pk_user", "user", ["id"]);
*/
ALTER TABLE [user] ADD CONSTRAINT [pk_user] PRIMARY KEY CLUSTERED ([id])
GO
