-- create-index-online
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-index-transact-sql
/*
op.createIndex("ix_user_email", "user", ["email"], { concurrently: true });
*/
IF SERVERPROPERTY('EngineEdition') IN (3, 5, 8) CREATE NONCLUSTERED INDEX [ix_user_email] ON [user] ([email]) WITH (ONLINE = ON)
ELSE CREATE NONCLUSTERED INDEX [ix_user_email] ON [user] ([email])
GO
