-- alter-sequence
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-sequence-transact-sql
/*
op.alterSequence("ticket", {
  increment: "2",
  maxValue: "1000",
  cache: "1",
  cycle: false,
});
op.alterSequence("ticket", { start: "500" });
*/
ALTER SEQUENCE [ticket] INCREMENT BY 2 MAXVALUE 1000 NO CYCLE NO CACHE
GO
IF (SELECT CAST(current_value AS decimal(38, 0)) FROM sys.sequences WHERE object_id = OBJECT_ID(N'[ticket]')) < 500 ALTER SEQUENCE [ticket] RESTART WITH 500
GO
