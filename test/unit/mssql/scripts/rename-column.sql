-- rename-column
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-addextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/declare-cursor-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/throw-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/grant-object-permissions-transact-sql
/*
op.renameColumn("user", "nick", "nickname");
*/
DECLARE @table int = OBJECT_ID(N'[user]'), @drop nvarchar(max) = N'', @create nvarchar(max) = N'';
DECLARE @old nvarchar(258), @new nvarchar(258) = N'[nickname]';
SELECT @old = QUOTENAME(name) FROM sys.columns WHERE object_id = @table AND name = N'nick';
DECLARE @check nvarchar(258), @text nvarchar(max), @with nvarchar(40), @kept nvarchar(40), @off nvarchar(40), @isMet bit, @at bigint, @next bigint, @end nchar(1);
DECLARE checks CURSOR LOCAL STATIC FOR
  SELECT QUOTENAME(name), definition, CASE is_not_trusted WHEN 1 THEN N'WITH NOCHECK' ELSE N'WITH CHECK' END,
    CASE is_not_for_replication WHEN 1 THEN N' CHECK NOT FOR REPLICATION ' ELSE N' CHECK ' END,
    CASE is_disabled WHEN 1 THEN N'NOCHECK CONSTRAINT ' END
  FROM sys.check_constraints WHERE parent_object_id = @table;
OPEN checks;
FETCH NEXT FROM checks INTO @check, @text, @with, @kept, @off;
WHILE @@FETCH_STATUS = 0
BEGIN
  SELECT @at = 1, @isMet = 0, @next = PATINDEX(N'%[''[]%', @text COLLATE Latin1_General_100_BIN2);
  WHILE @next > 0
  BEGIN
    SET @at = @at + @next - 1;
    IF SUBSTRING(@text, @at, LEN(@old)) = @old COLLATE DATABASE_DEFAULT AND SUBSTRING(@text, @at + LEN(@old), 1) <> N']'
      SELECT @text = STUFF(@text, @at, LEN(@old), @new), @at = @at + LEN(@new), @isMet = 1;
    ELSE
    BEGIN
      SET @end = CASE SUBSTRING(@text, @at, 1) WHEN N'[' THEN N']' ELSE N'''' END;
      SET @at = CHARINDEX(@end, @text COLLATE Latin1_General_100_BIN2, @at + 1);
      WHILE SUBSTRING(@text, @at + 1, 1) = @end SET @at = CHARINDEX(@end, @text COLLATE Latin1_General_100_BIN2, @at + 2);
      SET @at = @at + 1;
    END
    SET @next = PATINDEX(N'%[''[]%', SUBSTRING(@text, @at, LEN(@text)) COLLATE Latin1_General_100_BIN2);
  END
  IF @isMet = 1
  BEGIN
    SET @drop = CONCAT(@drop, N'ALTER TABLE [user] ', N'DROP CONSTRAINT ', @check, N'; ');
    SET @create = CONCAT(@create, N'ALTER TABLE [user] ', @with, N' ADD CONSTRAINT ', @check, @kept, @text, N'; ');
    IF @off IS NOT NULL SET @create = CONCAT(@create, N'ALTER TABLE [user] ', @off, @check, N'; ');
  END
  FETCH NEXT FROM checks INTO @check, @text, @with, @kept, @off;
END
CLOSE checks;
DEALLOCATE checks;
IF @drop <> N'' EXEC sys.sp_executesql @drop;
IF COLUMNPROPERTY(@table, N'nick', 'IsComputed') = 1
BEGIN
  DECLARE @add nvarchar(max), @comment sql_variant, @schema sysname = SCHEMA_NAME();
  SELECT @add = CONCAT(N'ALTER TABLE [user] ADD ', @new, N' AS ', definition, CASE is_persisted WHEN 1 THEN N' PERSISTED' END,
    CASE WHEN is_persisted = 1 AND is_nullable = 0 THEN N' NOT NULL' END)
  FROM sys.computed_columns WHERE object_id = @table AND name = N'nick';
  SELECT @comment = value FROM sys.extended_properties WHERE class = 1 AND name = N'MS_Description'
    AND major_id = @table AND minor_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'nick', 'ColumnId');
  DECLARE @permissions nvarchar(max) = (SELECT STRING_AGG(CAST(
  CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc COLLATE DATABASE_DEFAULT END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT
    + N' ON OBJECT::[user] ([nickname])'
    + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY p.minor_id)
  FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
  WHERE p.class = 1 AND p.major_id = OBJECT_ID(N'[user]') AND p.minor_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'nick', 'ColumnId'));
  ALTER TABLE [user] DROP COLUMN [nick];
  EXEC sys.sp_executesql @add;
  IF @permissions IS NOT NULL EXEC sys.sp_executesql @permissions;
  IF @comment IS NOT NULL EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = @comment, @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'user', @level2type = N'COLUMN', @level2name = N'nickname';
END
ELSE BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = N'[user].[nick]', @newname = N'nickname', @objtype = N'COLUMN'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;
IF @create <> N'' EXEC sys.sp_executesql @create;
GO
