-- alter-table-temporal-off
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/stopping-system-versioning-on-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
/*
op.alterTable("price", { temporal: null });
*/
ALTER TABLE [price] SET (SYSTEM_VERSIONING = OFF)
GO
ALTER TABLE [price] DROP PERIOD FOR SYSTEM_TIME
GO
