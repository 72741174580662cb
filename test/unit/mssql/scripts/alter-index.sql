-- alter-index
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-index-transact-sql
/*
op.alterIndex("ix_user_email", "user", {
  storage: { fillfactor: "70", allow_row_locks: "off", ignore_dup_key: null },
});
op.alterIndex("ix_user_email", "user", { disabled: true });
op.alterIndex("ix_user_email", "user", { disabled: false });
*/
DECLARE @isFixed bit = (SELECT no_recompute FROM sys.stats WHERE object_id = OBJECT_ID(N'[user]') AND name = N'ix_user_email');
ALTER INDEX [ix_user_email] ON [user] REBUILD WITH (FILLFACTOR = 70);
IF @isFixed = 1 ALTER INDEX [ix_user_email] ON [user] SET (STATISTICS_NORECOMPUTE = ON);
GO
ALTER INDEX [ix_user_email] ON [user] SET (ALLOW_ROW_LOCKS = OFF, IGNORE_DUP_KEY = OFF)
GO
ALTER INDEX [ix_user_email] ON [user] DISABLE
GO
DECLARE @isFixed bit = (SELECT no_recompute FROM sys.stats WHERE object_id = OBJECT_ID(N'[user]') AND name = N'ix_user_email');
ALTER INDEX [ix_user_email] ON [user] REBUILD;
IF @isFixed = 1 ALTER INDEX [ix_user_email] ON [user] SET (STATISTICS_NORECOMPUTE = ON);
GO
