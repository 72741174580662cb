-- bulk-insert-ignore
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/insert-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/throw-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/try-catch-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/queries/hints-transact-sql-table
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/set-identity-insert-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/set-xact-abort-transact-sql
/*
op.bulkInsert(
  "plan",
  [
    { id: 1, name: "free" },
    { id: 2, name: "pro" },
  ],
  { onConflict: "ignore", key: ["id"] },
);
op.bulkInsert("plan", [{ id: 1, name: "free" }], { onConflict: "ignore" });
*/
IF EXISTS (SELECT 1 FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[plan]') AND name IN (N'id', N'name')) SET IDENTITY_INSERT [plan] ON;
IF NOT EXISTS (SELECT 1 FROM [plan] WITH (UPDLOCK, HOLDLOCK) WHERE [id] = @p1) INSERT INTO [plan] ([id], [name]) VALUES (@p1, @p2);
IF EXISTS (SELECT 1 FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[plan]') AND name IN (N'id', N'name')) SET IDENTITY_INSERT [plan] OFF;
GO
IF EXISTS (SELECT 1 FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[plan]') AND name IN (N'id', N'name')) SET IDENTITY_INSERT [plan] ON;
IF NOT EXISTS (SELECT 1 FROM [plan] WITH (UPDLOCK, HOLDLOCK) WHERE [id] = @p1) INSERT INTO [plan] ([id], [name]) VALUES (@p1, @p2);
IF EXISTS (SELECT 1 FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[plan]') AND name IN (N'id', N'name')) SET IDENTITY_INSERT [plan] OFF;
GO
IF EXISTS (SELECT 1 FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[plan]') AND name IN (N'id', N'name')) SET IDENTITY_INSERT [plan] ON;
SET XACT_ABORT OFF;
BEGIN TRY INSERT INTO [plan] ([id], [name]) VALUES (@p1, @p2); END TRY
BEGIN CATCH IF ERROR_NUMBER() NOT IN (2601, 2627) THROW; END CATCH;
SET XACT_ABORT ON;
IF EXISTS (SELECT 1 FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[plan]') AND name IN (N'id', N'name')) SET IDENTITY_INSERT [plan] OFF;
GO
