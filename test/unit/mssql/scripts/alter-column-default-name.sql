-- alter-column-default-name
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/throw-transact-sql
/*
op.alterColumn("user", "plan", { defaultName: null });
*/
DECLARE @name nvarchar(517) = (SELECT QUOTENAME(SCHEMA_NAME(d.schema_id)) COLLATE DATABASE_DEFAULT + N'.' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[user]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'plan', 'ColumnId') AND d.name <> N'df_user_plan' COLLATE Latin1_General_100_BIN2);
IF @name IS NOT NULL BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = @name, @newname = N'df_user_plan', @objtype = N'OBJECT'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;
GO
