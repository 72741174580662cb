-- create-table-comments
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-addextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-table-transact-sql
/*
op.createTable("user", (t) => {
  t.column("email", "nvarchar(320)", { comment: "Where it's read" });
  t.comment("People who can sign in");
});
*/
CREATE TABLE [user] (
  [email] nvarchar(320) NOT NULL
)
GO
DECLARE @schema sysname = SCHEMA_NAME();
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'People who can sign in', @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'user'
GO
DECLARE @schema sysname = SCHEMA_NAME();
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Where it''s read', @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'user', @level2type = N'COLUMN', @level2name = N'email'
GO
