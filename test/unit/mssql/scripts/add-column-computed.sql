-- add-column-computed
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
/*
op.addColumn("user", "key", "nvarchar(320)", {
  nullable: true,
  generated: { expression: sql`lower([email])` },
});
*/
ALTER TABLE [user] ADD [key] AS (lower([email])) PERSISTED
GO
