-- function-of-a-check
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-function-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
/*
op.dropConstraint("ck_name", "user", "check");
op.replaceObject(
  "function",
  "f",
  sql`CREATE FUNCTION [dbo].[f] (@x nvarchar(50)) RETURNS int WITH SCHEMABINDING AS BEGIN RETURN LEN(@x) + 1 END`,
);
op.createCheckConstraint("ck_name", "user", sql`[dbo].[f]([name])>(0)`);
*/
ALTER TABLE [user] DROP CONSTRAINT [ck_name]
GO
CREATE OR ALTER FUNCTION [dbo].[f] (@x nvarchar(50)) RETURNS int WITH SCHEMABINDING AS BEGIN RETURN LEN(@x) + 1 END
GO
ALTER TABLE [user] WITH CHECK ADD CONSTRAINT [ck_name] CHECK ([dbo].[f]([name])>(0))
GO
