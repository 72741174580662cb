-- create-unique
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
/*
op.createUniqueConstraint("uq_user_email", "user", ["email"]);
*/
ALTER TABLE [user] ADD CONSTRAINT [uq_user_email] UNIQUE NONCLUSTERED ([email])
GO
