-- view
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-view-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-view-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-view-transact-sql
/*
op.createObject(
  "view",
  "totals",
  sql`CREATE VIEW [dbo].[totals] AS SELECT SUM([price]) AS [total] FROM [dbo].[order]`,
);
op.replaceObject(
  "view",
  "totals",
  sql`CREATE VIEW [dbo].[totals] AS SELECT MAX([price]) AS [total] FROM [dbo].[order]`,
);
op.renameObject("view", "totals", "sums");
op.dropObject("view", "sums");
*/
CREATE VIEW [dbo].[totals] AS SELECT SUM([price]) AS [total] FROM [dbo].[order]
GO
CREATE OR ALTER VIEW [dbo].[totals] AS SELECT MAX([price]) AS [total] FROM [dbo].[order]
GO
EXEC sys.sp_rename @objname = N'[totals]', @newname = N'sums', @objtype = N'OBJECT'
GO
DROP VIEW [sums]
GO
