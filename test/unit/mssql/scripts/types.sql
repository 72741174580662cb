-- types
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-type-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-type-transact-sql
/*
op.createObject(
  "domain",
  "email",
  sql`CREATE TYPE [dbo].[email] FROM nvarchar(320) NOT NULL`,
);
op.renameObject("domain", "email", "address");
op.dropObject("tableType", "ids");
*/
CREATE TYPE [dbo].[email] FROM nvarchar(320) NOT NULL
GO
EXEC sys.sp_rename @objname = N'[email]', @newname = N'address', @objtype = N'USERDATATYPE'
GO
DROP TYPE [ids]
GO
