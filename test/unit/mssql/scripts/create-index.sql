-- create-index
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-index-transact-sql
/*
op.createIndex("ix_user_created_at", "user", ["created_at"]);
*/
CREATE NONCLUSTERED INDEX [ix_user_created_at] ON [user] ([created_at])
GO
