-- bulk-insert-money
-- https://learn.microsoft.com/en-us/sql/t-sql/data-types/data-type-conversion-database-engine
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/insert-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/set-identity-insert-transact-sql
/*
op.bulkInsert("plan", [
  { id: 1, price: sql`CONVERT(money, ${"12.5000"})` },
  { id: 2, price: null },
]);
*/
IF EXISTS (SELECT 1 FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[plan]') AND name IN (N'id', N'price')) SET IDENTITY_INSERT [plan] ON;
INSERT INTO [plan] ([id], [price]) VALUES (@p1, CONVERT(money, @p2));
INSERT INTO [plan] ([id], [price]) VALUES (@p3, NULL);
IF EXISTS (SELECT 1 FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[plan]') AND name IN (N'id', N'price')) SET IDENTITY_INSERT [plan] OFF;
GO
