import { Migration, type Operations, sql } from "@schemix/migrate";

export default class CustomersAndOrders extends Migration {
  static readonly revision = "4526fc720a63";
  static readonly parents = [];
  static readonly message = "customers and orders";

  up(op: Operations) {
    op.createEnum("customer_order_status_enum", ["placed", "shipped"]);
    op.createSequence("customer_id_seq", { type: "integer" });
    op.createSequence("customer_order_id_seq", { type: "integer" });
    op.createTable("customer", (t) => {
      t.column("id", "integer", {
        default: sql`nextval('customer_id_seq'::regclass)`,
      });
      t.column("email", "varchar(320)");
      t.column("createdAt", "timestamptz", { default: sql`now()` });
      t.primaryKey("PK_a7a13f4cacb744524e44dfdad32", ["id"]);
    });
    op.createTable("customer_order", (t) => {
      t.column("id", "integer", {
        default: sql`nextval('customer_order_id_seq'::regclass)`,
      });
      t.column("status", "customer_order_status_enum", {
        default: sql`'placed'`,
      });
      t.column("total", "numeric(12,2)");
      t.column("customerId", "integer");
      t.primaryKey("PK_c70aef746523b2c4a0af0945209", ["id"]);
      t.check("total_not_negative", sql`"total" >= 0`);
      t.foreignKey("FK_703d3a35764b6a3aef6e968d55f", ["customerId"], {
        references: ["customer", ["id"]],
        onDelete: "cascade",
      });
    });
    op.createIndex("IDX_fdb2f3ad8115da4c7718109a6e", "customer", ["email"], {
      unique: true,
    });
    op.alterSequence("customer_id_seq", { ownedBy: ["customer", "id"] });
    op.alterSequence("customer_order_id_seq", {
      ownedBy: ["customer_order", "id"],
    });
  }

  down(op: Operations) {
    op.dropTable("customer_order");
    op.dropTable("customer");
    op.dropEnum("customer_order_status_enum");
  }
}
