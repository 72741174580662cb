-- create-table-columns
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/use-sparse-columns
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-computed-column-definition-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-table-transact-sql-identity-property
/*
op.createTable("thing", (t) => {
  t.column("id", "int", {
    identity: { mode: "always", start: "100", increment: "10" },
  });
  t.column("code", "varchar(10)", { collation: "Latin1_General_100_BIN2" });
  t.column("rare", "nvarchar(max)", { nullable: true, sparse: true });
  t.column("guid", "uniqueidentifier", {
    default: sql`newsequentialid()`,
    defaultName: "df_guid",
    rowGuid: true,
  });
  t.column("price", "decimal(18,2)", { default: sql`0` });
  t.column("gross", "decimal(20,3)", {
    nullable: true,
    generated: { expression: sql`[price]*(1.19)`, stored: false },
  });
  t.column("total", "decimal(20,3)", {
    generated: { expression: sql`[price]*(2)` },
  });
  t.column("version", "rowversion");
});
*/
CREATE TABLE [thing] (
  [id] int IDENTITY(100,10) NOT NULL,
  [code] varchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [rare] nvarchar(max) SPARSE NULL,
  [guid] uniqueidentifier ROWGUIDCOL NOT NULL CONSTRAINT [df_guid] DEFAULT (newsequentialid()),
  [price] decimal(18,2) NOT NULL CONSTRAINT [df_thing_price] DEFAULT (0),
  [gross] AS ([price]*(1.19)),
  [total] AS ([price]*(2)) PERSISTED NOT NULL,
  [version] rowversion NOT NULL
)
GO
