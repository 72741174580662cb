-- create-table-temporal
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/creating-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/changing-the-schema-of-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/manage-retention-of-historical-data-in-system-versioned-temporal-tables
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-table-transact-sql
/*
op.createTable(
  "price",
  (t) => {
    t.column("id", "int");
    t.column("valid_from", "datetime2", { period: "start", hidden: true });
    t.column("valid_to", "datetime2", { period: "end", hidden: true });
    t.primaryKey("pk_price", ["id"]);
  },
  {
    temporal: {
      start: "valid_from",
      end: "valid_to",
      history: { namespace: "dbo", table: "price_history" },
      retention: "6 MONTHS",
    },
  },
);
*/
CREATE TABLE [price] (
  [id] int NOT NULL,
  [valid_from] datetime2 GENERATED ALWAYS AS ROW START HIDDEN NOT NULL,
  [valid_to] datetime2 GENERATED ALWAYS AS ROW END HIDDEN NOT NULL,
  PERIOD FOR SYSTEM_TIME ([valid_from], [valid_to]),
  CONSTRAINT [pk_price] PRIMARY KEY CLUSTERED ([id])
) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[price_history], HISTORY_RETENTION_PERIOD = 6 MONTHS))
GO
