import { Migration, type Operations, sql } from "@schemix/migrate";

export default class CountVisits extends Migration {
  static readonly revision = "4148a3c5167a";
  static readonly parents = [];
  static readonly message = "count visits";

  up(op: Operations) {
    op.createTable("visit", (t) => {
      t.column("path", "text");
      t.column("count", "integer", { default: sql`0` });
      t.primaryKey("pk_visit", ["path"]);
    });
  }

  down(op: Operations) {
    op.dropTable("visit");
  }
}
