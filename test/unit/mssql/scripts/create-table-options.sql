-- create-table-options
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
/*
op.createTable(
  "log",
  (t) => {
    t.column("line", "nvarchar(max)");
  },
  {
    storage: { data_compression: "page", lock_escalation: "disable" },
    tablespace: "slow",
    ifNotExists: true,
    namespace: "app",
  },
);
*/
IF OBJECT_ID(N'[app].[log]') IS NULL CREATE TABLE [app].[log] (
  [line] nvarchar(max) NOT NULL
) ON [slow] WITH (DATA_COMPRESSION = PAGE)
GO
ALTER TABLE [app].[log] SET (LOCK_ESCALATION = DISABLE)
GO
