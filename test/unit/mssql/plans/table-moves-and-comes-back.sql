-- table-moves-and-comes-back
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-index-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-index-transact-sql
/*
op.dropConstraint("fk_note_user", "note", "foreignKey");
op.dropIndex("ix_user_name", "user");
op.dropConstraint("pk_user", "user", "primaryKey");
op.createPrimaryKey("pk_user", "user", ["id"], { tablespace: "FAST" });
op.createIndex("ix_user_name", "user", ["name"], { tablespace: "FAST" });
op.createForeignKey("fk_note_user", "note", ["user_id"], {
  references: ["user", ["id"]],
  onDelete: "cascade",
});
op.dropConstraint("fk_note_user", "note", "foreignKey");
op.dropIndex("ix_user_name", "user");
op.dropConstraint("pk_user", "user", "primaryKey");
op.createPrimaryKey("pk_user", "user", ["id"], { tablespace: "default" });
op.createIndex("ix_user_name", "user", ["name"], { tablespace: "default" });
op.createForeignKey("fk_note_user", "note", ["user_id"], {
  references: ["user", ["id"]],
  onDelete: "cascade",
});
*/
ALTER TABLE [note] DROP CONSTRAINT [fk_note_user]
GO
DROP INDEX [ix_user_name] ON [user]
GO
ALTER TABLE [user] DROP CONSTRAINT [pk_user]
GO
ALTER TABLE [user] ADD CONSTRAINT [pk_user] PRIMARY KEY CLUSTERED ([id]) ON [FAST]
GO
CREATE NONCLUSTERED INDEX [ix_user_name] ON [user] ([name]) ON [FAST]
GO
ALTER TABLE [note] WITH CHECK ADD CONSTRAINT [fk_note_user] FOREIGN KEY ([user_id]) REFERENCES [user] ([id]) ON DELETE CASCADE
GO
ALTER TABLE [note] DROP CONSTRAINT [fk_note_user]
GO
DROP INDEX [ix_user_name] ON [user]
GO
ALTER TABLE [user] DROP CONSTRAINT [pk_user]
GO
ALTER TABLE [user] ADD CONSTRAINT [pk_user] PRIMARY KEY CLUSTERED ([id]) ON [default]
GO
CREATE NONCLUSTERED INDEX [ix_user_name] ON [user] ([name]) ON [default]
GO
ALTER TABLE [note] WITH CHECK ADD CONSTRAINT [fk_note_user] FOREIGN KEY ([user_id]) REFERENCES [user] ([id]) ON DELETE CASCADE
GO
