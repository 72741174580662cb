-- create-index-disabled
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-index-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-index-transact-sql
/*
op.createIndex("ix_user_email", "user", ["email"], { disabled: true });
*/
CREATE NONCLUSTERED INDEX [ix_user_email] ON [user] ([email])
GO
ALTER INDEX [ix_user_email] ON [user] DISABLE
GO
