import { Migration, type Operations, sql } from "@schemix/migrate";

export default class ProductsAndOrders extends Migration {
  static readonly revision = "ec7266b1021d";
  static readonly parents = [];
  static readonly message = "products and orders";

  up(op: Operations) {
    op.createTable("product", (t) => {
      t.column("id", "bigint", { identity: "always" });
      t.column("name", "text");
      t.column("price", "numeric(12,2)");
      t.primaryKey("pk_product", ["id"]);
      t.unique("uq_product_name", ["name"]);
    });
    op.createTable("customer_order", (t) => {
      t.column("id", "bigint", { identity: "always" });
      t.column("product_id", "bigint");
      t.column("placed_at", "timestamptz", { default: sql`now()` });
      t.primaryKey("pk_customer_order", ["id"]);
      t.foreignKey("fk_customer_order_product_id", ["product_id"], {
        references: ["product", ["id"]],
      });
    });
  }

  down(op: Operations) {
    op.dropTable("customer_order");
    op.dropTable("product");
  }
}
