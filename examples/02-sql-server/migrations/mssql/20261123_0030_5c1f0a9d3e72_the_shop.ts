import { Migration, type Operations, sql } from "@schemix/migrate";

export default class TheShop extends Migration {
  static readonly revision = "5c1f0a9d3e72";
  static readonly parents = [];
  static readonly message = "the shop";

  up(op: Operations) {
    op.createTable(
      "customer",
      (t) => {
        t.column("id", "bigint", { identity: "always" });
        t.column("email", "nvarchar(320)", {
          comment: "Also the name to sign in with",
        });
        t.column("kind", "nvarchar(7)", { default: sql`N'person'` });
        t.column("country", "varchar(2)", { comment: "ISO 3166" });
        t.column("vat_number", "varchar(20)", { nullable: true, sparse: true });
        t.column("created_at", "datetimeoffset", {
          default: sql`sysdatetimeoffset()`,
        });
        t.column("valid_from", "datetime2", { period: "start", hidden: true });
        t.column("valid_to", "datetime2", { period: "end", hidden: true });
        t.primaryKey("pk_customer", ["id"]);
        t.unique("uq_customer_email", ["email"]);
        t.check("ck_customer_email", sql`charindex(N'@', email) > 1`);
        t.check("ck_customer_kind", sql`[kind] IN (N'person', N'company')`);
        t.comment("People and companies who buy");
      },
      {
        temporal: {
          start: "valid_from",
          end: "valid_to",
          history: { namespace: "dbo", table: "customer_history" },
          retention: "2 YEARS",
        },
      },
    );
    op.createTable("sale", (t) => {
      t.column("id", "bigint", { identity: "always" });
      t.column("sold_on", "date");
      t.column("customer_id", "bigint");
      t.column("referred_by_id", "bigint", { nullable: true });
      t.column("quantity", "int");
      t.column("price", "decimal(10,2)");
      t.column("total", "decimal(21,2)", {
        generated: { expression: sql`quantity * price` },
      });
      t.column("details", "nvarchar(max)", { default: sql`N'{}'` });
      t.primaryKey("pk_sale", ["id"], { clustered: false });
      t.check("ck_sale_quantity", sql`quantity > 0`);
      t.foreignKey("fk_sale_customer_id", ["customer_id"], {
        references: ["customer", ["id"]],
        onDelete: "cascade",
      });
      t.foreignKey("fk_sale_referred_by_id", ["referred_by_id"], {
        references: ["customer", ["id"]],
      });
    });
    op.createIndex("ix_customer_vat_number", "customer", ["vat_number"], {
      unique: true,
      where: sql`vat_number is not null`,
    });
    op.createIndex("ix_sale_customer_id", "sale", ["customer_id"], {
      include: ["quantity", "price"],
    });
    op.createIndex("ix_sale_sold_on_id", "sale", ["sold_on", "id"], {
      unique: true,
      storage: { fillfactor: "90" },
      clustered: true,
    });
  }

  down(op: Operations) {
    op.alterTable("customer", { temporal: null });
    op.dropTable("sale");
    op.dropTable("customer_history");
    op.dropTable("customer");
  }
}
