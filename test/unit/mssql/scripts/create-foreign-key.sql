-- create-foreign-key
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
/*
op.createForeignKey("fk_user_team_id", "user", ["team_id"], {
  references: ["team", ["id"]],
  onDelete: "setDefault",
  namespace: "app",
});
*/
ALTER TABLE [app].[user] WITH CHECK ADD CONSTRAINT [fk_user_team_id] FOREIGN KEY ([team_id]) REFERENCES [team] ([id]) ON DELETE SET DEFAULT
GO
