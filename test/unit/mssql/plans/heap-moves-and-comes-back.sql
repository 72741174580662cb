-- heap-moves-and-comes-back
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-index-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/throw-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-index-transact-sql
/*
op.dropIndex("ix_log_at", "log");
op.alterTable("log", { tablespace: "FAST" });
op.createIndex("ix_log_at", "log", ["at"], { tablespace: "FAST" });
op.dropIndex("ix_log_at", "log");
op.alterTable("log", { tablespace: null });
op.createIndex("ix_log_at", "log", ["at"], { tablespace: "default" });
*/
DROP INDEX [ix_log_at] ON [log]
GO
DECLARE @move nvarchar(max) = (SELECT TOP (1) N'CREATE CLUSTERED INDEX [__schemix_move] ON [log] (' + QUOTENAME(c.name) + N') ON [FAST]'
  FROM sys.columns AS c WHERE c.object_id = OBJECT_ID(N'[log]') AND c.is_computed = 0 AND c.is_sparse = 0
    AND c.max_length BETWEEN 1 AND 900 AND TYPE_NAME(c.system_type_id) NOT IN (N'text', N'ntext', N'image', N'xml', N'json', N'vector', N'geometry', N'geography') ORDER BY c.max_length, c.column_id);
IF @move IS NULL THROW 50550, N'[log] has no column that an index can have for its key, which would move it', 1;
EXEC sys.sp_executesql @move;
DROP INDEX [__schemix_move] ON [log];
GO
CREATE NONCLUSTERED INDEX [ix_log_at] ON [log] ([at]) ON [FAST]
GO
DROP INDEX [ix_log_at] ON [log]
GO
DECLARE @move nvarchar(max) = (SELECT TOP (1) N'CREATE CLUSTERED INDEX [__schemix_move] ON [log] (' + QUOTENAME(c.name) + N') ON [default]'
  FROM sys.columns AS c WHERE c.object_id = OBJECT_ID(N'[log]') AND c.is_computed = 0 AND c.is_sparse = 0
    AND c.max_length BETWEEN 1 AND 900 AND TYPE_NAME(c.system_type_id) NOT IN (N'text', N'ntext', N'image', N'xml', N'json', N'vector', N'geometry', N'geography') ORDER BY c.max_length, c.column_id);
IF @move IS NULL THROW 50550, N'[log] has no column that an index can have for its key, which would move it', 1;
EXEC sys.sp_executesql @move;
DROP INDEX [__schemix_move] ON [log];
GO
CREATE NONCLUSTERED INDEX [ix_log_at] ON [log] ([at]) ON [default]
GO
