-- drop-table-if-exists
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-table-transact-sql
/*
op.dropTable("user", { ifExists: true, namespace: "app" });
*/
DROP TABLE IF EXISTS [app].[user]
GO
