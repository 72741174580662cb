-- rename-constraint
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
/*
op.renameConstraint("user", "uq_user_email", "uq_email");
*/
EXEC sys.sp_rename @objname = N'[uq_user_email]', @newname = N'uq_email', @objtype = N'OBJECT'
GO
