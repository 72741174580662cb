-- create-sequence
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-sequence-transact-sql
/*
op.createSequence("ticket");
op.createSequence("countdown", {
  type: "integer",
  start: "10",
  increment: "-1",
  minValue: "0",
  maxValue: "10",
  cache: "50",
  cycle: true,
});
*/
CREATE SEQUENCE [ticket] AS bigint START WITH 1 INCREMENT BY 1 MINVALUE 1 NO MAXVALUE
GO
CREATE SEQUENCE [countdown] AS integer START WITH 10 INCREMENT BY -1 MINVALUE 0 MAXVALUE 10 CYCLE CACHE 50
GO
