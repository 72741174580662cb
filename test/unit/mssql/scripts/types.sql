-- types
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-type-transact-sql
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
