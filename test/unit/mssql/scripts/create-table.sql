-- create-table
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-table-transact-sql-identity-property
/*
op.createTable("user", (t) => {
  t.column("id", "bigint", { identity: "always" });
  t.column("email", "nvarchar(320)");
  t.column("nickname", "nvarchar(50)", { nullable: true });
  t.column("created_at", "datetime2", { default: sql`sysutcdatetime()` });
  t.column("team_id", "bigint");
  t.primaryKey("pk_user", ["id"]);
  t.unique("uq_user_email", ["email"]);
  t.check("ck_user_email", sql`charindex(N'@', [email]) > 1`);
  t.foreignKey("fk_user_team_id", ["team_id"], {
    references: ["team", ["id"]],
    onDelete: "cascade",
    onUpdate: "setNull",
  });
});
*/
CREATE TABLE [user] (
  [id] bigint IDENTITY(1,1) NOT NULL,
  [email] nvarchar(320) NOT NULL,
  [nickname] nvarchar(50) NULL,
  [created_at] datetime2 NOT NULL CONSTRAINT [df_user_created_at] DEFAULT (sysutcdatetime()),
  [team_id] bigint NOT NULL,
  CONSTRAINT [pk_user] PRIMARY KEY CLUSTERED ([id]),
  CONSTRAINT [uq_user_email] UNIQUE NONCLUSTERED ([email]),
  CONSTRAINT [ck_user_email] CHECK (charindex(N'@', [email]) > 1),
  CONSTRAINT [fk_user_team_id] FOREIGN KEY ([team_id]) REFERENCES [team] ([id]) ON DELETE CASCADE ON UPDATE SET NULL
)
GO
