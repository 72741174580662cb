-- rename-column
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
/*
op.renameColumn("user", "nick", "nickname");
*/
DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(N'ALTER TABLE [user] DROP CONSTRAINT ' + QUOTENAME(c.name) AS nvarchar(max)), N'; '),
  @create = STRING_AGG(CAST(N'ALTER TABLE [user] WITH ' + CASE c.is_not_trusted WHEN 1 THEN N'NOCHECK' ELSE N'CHECK' END
    + N' ADD CONSTRAINT ' + QUOTENAME(c.name) + N' CHECK ' + REPLACE(c.definition COLLATE DATABASE_DEFAULT, N'[nick]', N'[nickname]')
    + CASE c.is_disabled WHEN 1 THEN N'; ALTER TABLE [user] NOCHECK CONSTRAINT ' + QUOTENAME(c.name) ELSE N'' END AS nvarchar(max)), N'; ')
FROM sys.check_constraints AS c
WHERE c.parent_object_id = OBJECT_ID(N'[user]') AND CHARINDEX(N'[nick]', c.definition) > 0;
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
EXEC sys.sp_rename @objname = N'[user].[nick]', @newname = N'nickname', @objtype = N'COLUMN';
IF @create IS NOT NULL EXEC sys.sp_executesql @create;
GO
