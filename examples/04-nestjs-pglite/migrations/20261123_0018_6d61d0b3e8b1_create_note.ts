import { Migration, type Operations, sql } from "@schemix/migrate";

export default class CreateNote extends Migration {
  static readonly revision = "6d61d0b3e8b1";
  static readonly parents = [];
  static readonly message = "create note";

  up(op: Operations) {
    op.createTable("note", (t) => {
      t.column("id", "bigint", { identity: "always" });
      t.column("body", "text");
      t.column("created_at", "timestamptz", { default: sql`now()` });
      t.primaryKey("pk_note", ["id"]);
      t.check("ck_note_body", sql`body <> ''`);
    });
  }

  down(op: Operations) {
    op.dropTable("note");
  }
}
