-- create-index-clustered
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-index-transact-sql
/*
op.createIndex("ix_log_at", "log", ["at"], {
  clustered: true,
  ifNotExists: true,
});
*/
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[log]') AND name = N'ix_log_at')
BEGIN
CREATE CLUSTERED INDEX [ix_log_at] ON [log] ([at])
END
GO
