-- drop-index
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-index-transact-sql
/*
op.dropIndex("ix_user_email", "user");
op.dropIndex("ix_user_email", "user", { ifExists: true, namespace: "app" });
*/
DROP INDEX [ix_user_email] ON [user]
GO
DROP INDEX IF EXISTS [ix_user_email] ON [app].[user]
GO
