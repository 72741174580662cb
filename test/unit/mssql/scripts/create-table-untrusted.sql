-- create-table-untrusted
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-table-transact-sql
/*
op.createTable("old", (t) => {
  t.column("a", "int");
  t.check("ck_old_a", sql`[a]>(0)`, { notValid: true });
  t.foreignKey("fk_old_a", ["a"], {
    references: ["new", ["id"]],
    notEnforced: true,
  });
});
*/
CREATE TABLE [old] (
  [a] int NOT NULL
)
GO
ALTER TABLE [old] WITH NOCHECK ADD CONSTRAINT [ck_old_a] CHECK ([a]>(0))
GO
ALTER TABLE [old] WITH NOCHECK ADD CONSTRAINT [fk_old_a] FOREIGN KEY ([a]) REFERENCES [new] ([id])
GO
ALTER TABLE [old] NOCHECK CONSTRAINT [fk_old_a]
GO
