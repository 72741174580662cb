-- create-table-keys
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
/*
op.createTable("entry", (t) => {
  t.column("a", "int");
  t.column("b", "int");
  t.primaryKey("pk_entry", ["a", "b"], {
    storage: { fillfactor: "80" },
    clustered: false,
    descending: ["b"],
  });
  t.unique("uq_entry_b", ["b"], { tablespace: "fast", clustered: true });
});
*/
CREATE TABLE [entry] (
  [a] int NOT NULL,
  [b] int NOT NULL,
  CONSTRAINT [pk_entry] PRIMARY KEY NONCLUSTERED ([a], [b] DESC) WITH (FILLFACTOR = 80),
  CONSTRAINT [uq_entry_b] UNIQUE CLUSTERED ([b]) ON [fast]
)
GO
