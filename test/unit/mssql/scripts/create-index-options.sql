-- create-index-options
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-index-transact-sql
/*
op.createIndex(
  "ix_user_name",
  "user",
  [{ column: "name", order: "desc" }, "id"],
  {
    unique: true,
    include: ["email"],
    where: sql`[name] IS NOT NULL`,
    storage: { fillfactor: "70", pad_index: "on", data_compression: "page" },
    tablespace: "fast",
  },
);
op.createIndex("ix_user_code", "user", ["code"], {
  unique: true,
  storage: { ignore_dup_key: "on" },
});
*/
CREATE UNIQUE NONCLUSTERED INDEX [ix_user_name] ON [user] ([name] DESC, [id]) INCLUDE ([email]) WHERE [name] IS NOT NULL WITH (DATA_COMPRESSION = PAGE, FILLFACTOR = 70, PAD_INDEX = ON) ON [fast]
GO
CREATE UNIQUE NONCLUSTERED INDEX [ix_user_code] ON [user] ([code]) WITH (IGNORE_DUP_KEY = ON)
GO
