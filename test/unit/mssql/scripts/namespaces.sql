-- namespaces
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-schema-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-schema-transact-sql
/*
op.createNamespace("app");
op.dropNamespace("app");
*/
CREATE SCHEMA [app]
GO
DROP SCHEMA [app]
GO
