-- trigger-replaced
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-settriggerorder-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-set-session-context-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/session-context-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-trigger-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/disable-trigger-transact-sql
/*
op.replaceObject(
  "trigger",
  "it's",
  sql`CREATE TRIGGER [dbo].[it's] ON [dbo].[user] AFTER INSERT AS SET NOCOUNT ON
GO
DISABLE TRIGGER [dbo].[it's] ON [dbo].[user]`,
  { table: "user", namespace: "dbo" },
);
*/
DECLARE @order nvarchar(3000) = (SELECT STRING_AGG(CAST(
  N'IF EXISTS (SELECT 1 FROM sys.trigger_events WHERE object_id = OBJECT_ID(N''[dbo].[it''''s]'') AND type = ' + CONVERT(nvarchar(10), e.type) + N') EXEC sys.sp_settriggerorder @triggername = N''[dbo].[it''''s]'', @order = N''' + CASE e.is_first WHEN 1 THEN N'First' ELSE N'Last' END
    + N''', @stmttype = N''' + e.type_desc COLLATE DATABASE_DEFAULT + N'''' AS nvarchar(max)), N'; ')
  FROM sys.trigger_events AS e WHERE e.object_id = OBJECT_ID(N'[dbo].[it''s]') AND (e.is_first = 1 OR e.is_last = 1));
EXEC sys.sp_set_session_context @key = N'schemix.trigger order', @value = @order;
GO
CREATE OR ALTER TRIGGER [dbo].[it's] ON [dbo].[user] AFTER INSERT AS SET NOCOUNT ON
GO
DISABLE TRIGGER [dbo].[it's] ON [dbo].[user]
GO
DECLARE @order nvarchar(max) = CONVERT(nvarchar(3000), SESSION_CONTEXT(N'schemix.trigger order'));
IF @order IS NOT NULL EXEC sys.sp_executesql @order;
GO
