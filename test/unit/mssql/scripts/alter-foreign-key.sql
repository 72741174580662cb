-- alter-foreign-key
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
/*
op.alterForeignKey("fk_user_team_id", "user", { notEnforced: true });
op.alterForeignKey("fk_user_team_id", "user", { notEnforced: false });
*/
ALTER TABLE [user] NOCHECK CONSTRAINT [fk_user_team_id]
GO
ALTER TABLE [user] WITH CHECK CHECK CONSTRAINT [fk_user_team_id]
GO
