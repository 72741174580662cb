-- limits-of-a-sequence
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-sequence-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
/*
op.alterSequence("ticket", {
  start: "100",
  increment: "1",
  minValue: "100",
  maxValue: "900",
  cache: "1",
  cycle: false,
  restartIfOutside: true,
});
op.alterSequence("ticket", {
  start: "1",
  minValue: "1",
  maxValue: "9223372036854775807",
});
*/
DECLARE @at decimal(38, 0), @first decimal(38, 0), @sql nvarchar(max);
SELECT @at = CONVERT(decimal(38, 0), current_value), @first = CONVERT(decimal(38, 0), start_value)
FROM sys.sequences WHERE object_id = OBJECT_ID(N'[ticket]');
SET @sql = N'ALTER SEQUENCE [ticket] RESTART WITH ' + CONVERT(nvarchar(60), @at + (1)) + N' INCREMENT BY 1 MINVALUE 100 MAXVALUE 900 NO CYCLE';
IF @at < 100 OR @at > 900 ALTER SEQUENCE [ticket] RESTART WITH 100 INCREMENT BY 1 MINVALUE 100 MAXVALUE 900 NO CYCLE;
ELSE IF @first < 100 OR @first > 900 EXEC sys.sp_executesql @sql;
ELSE ALTER SEQUENCE [ticket] INCREMENT BY 1 MINVALUE 100 MAXVALUE 900 NO CYCLE;
GO
ALTER SEQUENCE [ticket] MINVALUE 1 MAXVALUE 9223372036854775807
GO
IF (SELECT CAST(current_value AS decimal(38, 0)) FROM sys.sequences WHERE object_id = OBJECT_ID(N'[ticket]')) < 1 ALTER SEQUENCE [ticket] RESTART WITH 1
GO
