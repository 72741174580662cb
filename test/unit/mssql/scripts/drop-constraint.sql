-- drop-constraint
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
/*
op.dropConstraint("uq_user_email", "user", "unique");
*/
ALTER TABLE [user] DROP CONSTRAINT [uq_user_email]
GO
