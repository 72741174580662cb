-- alter-table-storage
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
/*
op.alterTable("log", {
  storage: { data_compression: "row", lock_escalation: null },
});
*/
ALTER TABLE [log] REBUILD WITH (DATA_COMPRESSION = ROW)
GO
ALTER TABLE [log] SET (LOCK_ESCALATION = TABLE)
GO
