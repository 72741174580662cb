-- bulk-insert-mixed
-- https://learn.microsoft.com/en-us/sql/t-sql/queries/table-value-constructor-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/insert-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/set-identity-insert-transact-sql
/*
op.bulkInsert("plan", [
  { id: 1, made: sql`sysutcdatetime()`, note: null },
  { id: 2, made: null, note: null },
]);
*/
IF EXISTS (SELECT 1 FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[plan]') AND name IN (N'id', N'made', N'note')) SET IDENTITY_INSERT [plan] ON;
INSERT INTO [plan] ([id], [made], [note]) VALUES (@p1, sysutcdatetime(), NULL);
INSERT INTO [plan] ([id], [made], [note]) VALUES (@p2, NULL, NULL);
IF EXISTS (SELECT 1 FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[plan]') AND name IN (N'id', N'made', N'note')) SET IDENTITY_INSERT [plan] OFF;
GO
