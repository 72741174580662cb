-- permissions-of-what-is-made-anew
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/grant-object-permissions-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-addextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-dropextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-function-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-function-transact-sql
/*
op.dropObject("function", "f", { keepPrivileges: true });
op.createObject(
  "function",
  "f",
  sql`CREATE FUNCTION [dbo].[f] () RETURNS int AS BEGIN RETURN 1 END`,
  { keepPrivileges: true },
);
*/
-- keeps what people may do with what is made anew
DECLARE @keep nvarchar(max) = (SELECT STRING_AGG(CAST(
  N'EXEC sys.sp_addextendedproperty @name = N''schemix_permission_' + CONVERT(nvarchar(10), kept.id) + N'_' + RIGHT(N'0000' + CONVERT(nvarchar(10), kept.number), 5)
    + N''', @value = ' + N'N''' + REPLACE(kept.said, N'''', N'''''') + N'''' + N', @level0type = N''SCHEMA'', @level0name = ' + N'N''' + REPLACE(kept.place, N'''', N'''''') + N'''' AS nvarchar(max)), N'; ')
FROM (
  SELECT o.id, o.place, ROW_NUMBER() OVER (PARTITION BY o.id ORDER BY p.minor_id, p.grantee_principal_id, p.type) AS number,
    N'IF ' + CASE p.class WHEN 6 THEN N'TYPE_ID(' ELSE N'OBJECT_ID(' END + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N') IS NOT NULL BEGIN SET @given = 1; '
      + CASE WHEN p.class = 1 AND p.minor_id <> 0
      THEN N'IF COLUMNPROPERTY(OBJECT_ID(' + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N'), ' + N'N''' + REPLACE(COL_NAME(p.major_id, p.minor_id) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' + N', ''ColumnId'') IS NOT NULL ' ELSE N'' END
      + CASE WHEN p.class <> 1 THEN N'' WHEN p.type = 'EX' THEN N'IF ISNULL(OBJECTPROPERTY(OBJECT_ID(' + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N'), ''IsTableFunction''), 0) = 0 ' WHEN p.type IN ('SL', 'IN', 'UP', 'DL') THEN N'IF ISNULL(OBJECTPROPERTY(OBJECT_ID(' + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N'), ''IsScalarFunction''), 0) = 0 ' ELSE N'' END
      + CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc COLLATE DATABASE_DEFAULT END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT + N' ON ' + o.securable
      + CASE WHEN p.class = 1 AND p.minor_id <> 0 THEN N' (' + QUOTENAME(COL_NAME(p.major_id, p.minor_id) COLLATE DATABASE_DEFAULT) + N')' ELSE N'' END
      + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END + N'; END' AS said
  FROM (VALUES
    (1, OBJECT_ID(N'[f]'), N'OBJECT::[f]', N'[f]', SCHEMA_NAME())
  ) AS o (class, id, securable, path, place)
  JOIN sys.database_permissions AS p ON p.class = o.class AND p.major_id = o.id
  JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
) AS kept);
IF @keep IS NOT NULL EXEC sys.sp_executesql @keep;
GO
DROP FUNCTION [f]
GO
CREATE FUNCTION [dbo].[f] () RETURNS int AS BEGIN RETURN 1 END
GO
-- gives back what people may do with what was made anew
DECLARE @give nvarchar(max) = (SELECT STRING_AGG(CAST(N'SET @given = 0; ' + CONVERT(nvarchar(3750), x.value) COLLATE DATABASE_DEFAULT
    + N'; IF @given = 1 EXEC sys.sp_dropextendedproperty @name = ' + N'N''' + REPLACE(CAST(x.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' + N', @level0type = N''SCHEMA'', @level0name = ' + N'N''' + REPLACE(CAST(s.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY x.name)
  FROM sys.extended_properties AS x JOIN sys.schemas AS s ON s.schema_id = x.major_id
  WHERE x.class = 3 AND x.name LIKE N'schemix[_]permission[_]%');
SET @give = N'DECLARE @given bit; ' + @give;
IF @give IS NOT NULL EXEC sys.sp_executesql @give;
GO
