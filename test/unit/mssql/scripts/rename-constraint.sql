-- rename-constraint
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
/*
op.renameConstraint("uq_user_email", "user", "uq_email");
*/
EXEC sys.sp_rename @objname = N'[user]', @newname = N'uq_email', @objtype = N'OBJECT'
GO
