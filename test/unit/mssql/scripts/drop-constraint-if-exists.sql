-- drop-constraint-if-exists
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
/*
op.dropConstraint("uq_user_email", "user", "unique", { ifExists: true });
*/
ALTER TABLE [user] DROP CONSTRAINT IF EXISTS [uq_user_email]
GO
