-- bulk-insert-update
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/insert-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/queries/hints-transact-sql-table
-- https://learn.microsoft.com/en-us/sql/t-sql/queries/update-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/set-identity-insert-transact-sql
/*
op.bulkInsert("plan", [{ id: 1, name: "free" }], {
  onConflict: "update",
  key: ["id"],
});
*/
IF EXISTS (SELECT 1 FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[plan]') AND name IN (N'id', N'name')) SET IDENTITY_INSERT [plan] ON;
UPDATE [plan] WITH (UPDLOCK, HOLDLOCK) SET [name] = @p2 WHERE [id] = @p1;
IF @@ROWCOUNT = 0 INSERT INTO [plan] ([id], [name]) VALUES (@p1, @p2);
IF EXISTS (SELECT 1 FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[plan]') AND name IN (N'id', N'name')) SET IDENTITY_INSERT [plan] OFF;
GO
