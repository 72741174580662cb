-- table-with-history-goes
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/stopping-system-versioning-on-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-table-transact-sql
/*
op.alterTable("price", { temporal: null });
op.dropTable("price_history");
op.dropTable("price");
*/
ALTER TABLE [price] SET (SYSTEM_VERSIONING = OFF)
GO
ALTER TABLE [price] DROP PERIOD FOR SYSTEM_TIME
GO
DROP TABLE [price_history]
GO
DROP TABLE [price]
GO
