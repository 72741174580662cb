-- create-foreign-key-disabled
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
/*
op.createForeignKey("fk_user_team_id", "user", ["team_id"], {
  references: ["team", ["id"]],
  notEnforced: true,
});
*/
ALTER TABLE [user] WITH NOCHECK ADD CONSTRAINT [fk_user_team_id] FOREIGN KEY ([team_id]) REFERENCES [team] ([id])
GO
ALTER TABLE [user] NOCHECK CONSTRAINT [fk_user_team_id]
GO
