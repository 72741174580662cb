import { Check, Column, Entity, Index, ManyToOne, PrimaryColumn, sql } from "@schemix/migrate";
import { Order } from "./order.entity.js";
import { Product } from "./product.entity.js";

/** Its key is the order and a number within it. */
@Entity()
export class OrderLine {
  @ManyToOne(() => Order, (order) => order.lines, { primary: true, onDelete: "cascade" })
  order!: Order;

  @PrimaryColumn("smallint")
  lineNo!: number;

  @ManyToOne(() => Product, { onDelete: "restrict" })
  @Index()
  product!: Product;

  @Column("int")
  @Check(sql`quantity > 0`)
  quantity!: number;

  @Column("decimal", { precision: 10, scale: 2, comment: "What was agreed; the product's price may change" })
  unitPrice!: string;

  @Column("decimal", { precision: 12, scale: 2, generated: sql`quantity * unit_price` })
  total!: string;
}
