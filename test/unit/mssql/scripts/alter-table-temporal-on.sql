-- alter-table-temporal-on
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/creating-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/changing-the-schema-of-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/manage-retention-of-historical-data-in-system-versioned-temporal-tables
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/stopping-system-versioning-on-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/throw-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-schema-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
/*
op.addColumn("price", "valid_from", "datetime2", { period: "start" });
op.addColumn("price", "valid_to", "datetime2", { period: "end" });
op.alterTable("price", {
  temporal: {
    start: "valid_from",
    end: "valid_to",
    history: { namespace: "dbo", table: "price_history" },
  },
});
*/
ALTER TABLE [price] ADD [valid_from] datetime2 NOT NULL CONSTRAINT [df_price_valid_from] DEFAULT (CONVERT(datetime2, '0001-01-01')) WITH VALUES
GO
DECLARE @drop nvarchar(max) = (SELECT N'ALTER TABLE [price] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[price]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[price]'), N'valid_from', 'ColumnId'));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
GO
ALTER TABLE [price] ADD [valid_to] datetime2 NOT NULL CONSTRAINT [df_price_valid_to] DEFAULT (CONVERT(datetime2, '9999-12-31 23:59:59.9999999')) WITH VALUES
GO
DECLARE @drop nvarchar(max) = (SELECT N'ALTER TABLE [price] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[price]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[price]'), N'valid_to', 'ColumnId'));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
GO
DECLARE @former int = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[price]') AND temporal_type = 2);
IF @former IS NOT NULL ALTER TABLE [price] SET (SYSTEM_VERSIONING = OFF);
DECLARE @name nvarchar(517), @move nvarchar(max);
IF OBJECT_ID(N'[dbo].[price_history]') IS NOT NULL SET @former = NULL;
SELECT @name = QUOTENAME(SCHEMA_NAME(schema_id)) + N'.' + QUOTENAME(name), @move = CASE WHEN SCHEMA_NAME(schema_id) <> N'dbo'
  THEN N'ALTER SCHEMA [dbo] TRANSFER OBJECT::' + QUOTENAME(SCHEMA_NAME(schema_id)) + N'.' + QUOTENAME(N'price_history') END
FROM sys.tables WHERE object_id = @former;
IF OBJECT_NAME(@former) <> N'price_history' BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = @name, @newname = N'price_history', @objtype = N'OBJECT'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;
IF @move IS NOT NULL EXEC sys.sp_executesql @move;
GO
IF NOT EXISTS (SELECT 1 FROM sys.periods WHERE object_id = OBJECT_ID(N'[price]')) ALTER TABLE [price] ADD PERIOD FOR SYSTEM_TIME ([valid_from], [valid_to])
GO
ALTER TABLE [price] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[price_history], HISTORY_RETENTION_PERIOD = INFINITE))
GO
