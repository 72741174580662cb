-- bulk-insert
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/insert-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/queries/table-value-constructor-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/set-identity-insert-transact-sql
/*
op.bulkInsert("plan", [
  { id: 1, name: "free", note: null },
  { id: 2, name: "pro", note: "paid" },
]);
*/
IF EXISTS (SELECT 1 FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[plan]') AND name IN (N'id', N'name', N'note')) SET IDENTITY_INSERT [plan] ON;
INSERT INTO [plan] ([id], [name], [note]) VALUES (@p1, @p2, NULL),
  (@p3, @p4, @p5);
IF EXISTS (SELECT 1 FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[plan]') AND name IN (N'id', N'name', N'note')) SET IDENTITY_INSERT [plan] OFF;
GO
