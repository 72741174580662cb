-- alter-table-temporal-on
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/creating-a-system-versioned-temporal-table
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
ALTER TABLE [price] ADD [valid_from] datetime2 NOT NULL CONSTRAINT [df_price_valid_from] DEFAULT (SYSUTCDATETIME()) WITH VALUES
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
IF OBJECTPROPERTY(OBJECT_ID(N'[price]'), 'TableTemporalType') = 2 ALTER TABLE [price] SET (SYSTEM_VERSIONING = OFF)
GO
IF NOT EXISTS (SELECT 1 FROM sys.periods WHERE object_id = OBJECT_ID(N'[price]')) ALTER TABLE [price] ADD PERIOD FOR SYSTEM_TIME ([valid_from], [valid_to])
GO
ALTER TABLE [price] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[price_history], HISTORY_RETENTION_PERIOD = INFINITE))
GO
