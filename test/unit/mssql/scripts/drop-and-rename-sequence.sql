-- drop-and-rename-sequence
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-sequence-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
/*
op.renameSequence("ticket", "number");
op.dropSequence("number");
*/
EXEC sys.sp_rename @objname = N'[ticket]', @newname = N'number', @objtype = N'OBJECT'
GO
DROP SEQUENCE [number]
GO
