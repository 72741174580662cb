-- trigger-disabled
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/disable-trigger-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-trigger-transact-sql
/*
op.createObject(
  "trigger",
  "tr_user",
  sql`CREATE TRIGGER [dbo].[tr_user] ON [dbo].[user] AFTER INSERT AS
BEGIN
  SET NOCOUNT ON; -- go
END
GO
DISABLE TRIGGER [dbo].[tr_user] ON [dbo].[user]`,
  { table: "user" },
);
*/
CREATE TRIGGER [dbo].[tr_user] ON [dbo].[user] AFTER INSERT AS
BEGIN
  SET NOCOUNT ON; -- go
END
GO
DISABLE TRIGGER [dbo].[tr_user] ON [dbo].[user]
GO
