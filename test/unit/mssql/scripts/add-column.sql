-- add-column
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
/*
op.addColumn("user", "age", "int", { nullable: true });
*/
ALTER TABLE [user] ADD [age] int NULL
GO
