-- comments
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-addextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-functions/sys-fn-listextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-dropextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-updateextendedproperty-transact-sql
/*
op.comment({ kind: "namespace", name: "app" }, "All that is ours");
op.comment({ kind: "table", name: "user" }, "People");
op.comment(
  { kind: "column", table: "user", name: "email", namespace: "app" },
  "Where it's read",
);
op.comment({ kind: "constraint", table: "user", name: "ck_user_age" }, null);
op.comment(
  { kind: "index", table: "user", name: "ix_user_email" },
  "For signing in",
);
op.comment({ kind: "view", name: "totals", namespace: "app" }, "By month");
op.comment(
  { kind: "sequence", name: "ticket", namespace: "app" },
  "Never again",
);
*/
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'app', NULL, NULL, NULL, NULL))
  EXEC sys.sp_updateextendedproperty @name = N'MS_Description', @value = N'All that is ours', @level0type = N'SCHEMA', @level0name = N'app';
ELSE
  EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'All that is ours', @level0type = N'SCHEMA', @level0name = N'app';
GO
DECLARE @schema sysname = SCHEMA_NAME();
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', @schema, N'TABLE', N'user', NULL, NULL))
  EXEC sys.sp_updateextendedproperty @name = N'MS_Description', @value = N'People', @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'user';
ELSE
  EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'People', @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'user';
GO
DECLARE @owner varchar(5) = CASE OBJECTPROPERTY(OBJECT_ID(N'[app].[user]'), 'IsView') WHEN 1 THEN 'VIEW' ELSE 'TABLE' END;
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'app', @owner, N'user', N'COLUMN', N'email'))
  EXEC sys.sp_updateextendedproperty @name = N'MS_Description', @value = N'Where it''s read', @level0type = N'SCHEMA', @level0name = N'app', @level1type = @owner, @level1name = N'user', @level2type = N'COLUMN', @level2name = N'email';
ELSE
  EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Where it''s read', @level0type = N'SCHEMA', @level0name = N'app', @level1type = @owner, @level1name = N'user', @level2type = N'COLUMN', @level2name = N'email';
GO
DECLARE @schema sysname = SCHEMA_NAME();
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', @schema, N'TABLE', N'user', N'CONSTRAINT', N'ck_user_age'))
  EXEC sys.sp_dropextendedproperty @name = N'MS_Description', @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'user', @level2type = N'CONSTRAINT', @level2name = N'ck_user_age';
GO
DECLARE @schema sysname = SCHEMA_NAME(), @owner varchar(5) = CASE OBJECTPROPERTY(OBJECT_ID(N'[user]'), 'IsView') WHEN 1 THEN 'VIEW' ELSE 'TABLE' END;
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', @schema, @owner, N'user', N'INDEX', N'ix_user_email'))
  EXEC sys.sp_updateextendedproperty @name = N'MS_Description', @value = N'For signing in', @level0type = N'SCHEMA', @level0name = @schema, @level1type = @owner, @level1name = N'user', @level2type = N'INDEX', @level2name = N'ix_user_email';
ELSE
  EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'For signing in', @level0type = N'SCHEMA', @level0name = @schema, @level1type = @owner, @level1name = N'user', @level2type = N'INDEX', @level2name = N'ix_user_email';
GO
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'app', N'VIEW', N'totals', NULL, NULL))
  EXEC sys.sp_updateextendedproperty @name = N'MS_Description', @value = N'By month', @level0type = N'SCHEMA', @level0name = N'app', @level1type = N'VIEW', @level1name = N'totals';
ELSE
  EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'By month', @level0type = N'SCHEMA', @level0name = N'app', @level1type = N'VIEW', @level1name = N'totals';
GO
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'app', N'SEQUENCE', N'ticket', NULL, NULL))
  EXEC sys.sp_updateextendedproperty @name = N'MS_Description', @value = N'Never again', @level0type = N'SCHEMA', @level0name = N'app', @level1type = N'SEQUENCE', @level1name = N'ticket';
ELSE
  EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Never again', @level0type = N'SCHEMA', @level0name = N'app', @level1type = N'SEQUENCE', @level1name = N'ticket';
GO
