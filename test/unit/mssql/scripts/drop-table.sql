-- drop-table
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-table-transact-sql
/*
op.dropTable("user");
*/
DROP TABLE [user]
GO
