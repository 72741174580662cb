-- add-column-comment
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-addextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
/*
op.addColumn("user", "age", "int", {
  nullable: true,
  comment: "In years",
  namespace: "app",
});
*/
ALTER TABLE [app].[user] ADD [age] int NULL
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'In years', @level0type = N'SCHEMA', @level0name = N'app', @level1type = N'TABLE', @level1name = N'user', @level2type = N'COLUMN', @level2name = N'age'
GO
