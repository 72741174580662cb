/** A shop: prices, stock by place, orders with their lines, and what is counted. */
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
  ViewColumn,
  ViewEntity,
} from "typeorm";

const money = { type: "numeric", precision: 14, scale: 4 } as const;

class Price {
  @Column({ ...money, name: "price_net" }) net!: string;
  @Column({ type: "numeric", precision: 5, scale: 2, name: "price_tax_rate", default: 19 }) taxRate!: string;
  @Column({
    ...money,
    name: "price_gross",
    asExpression: `"price_net" * (1 + "price_tax_rate" / 100)`,
    generatedType: "STORED",
    nullable: true,
  })
  gross!: string;
}

@Entity("products")
@Index("products_search", ["title", "brand"])
@Check("products_sku", `"sku" ~ '^[A-Z0-9-]{4,32}$'`)
export class Product {
  @PrimaryGeneratedColumn("identity", { type: "bigint", generatedIdentity: "ALWAYS" }) id!: string;
  @Column({ length: 32, unique: true }) sku!: string;
  @Column() title!: string;
  @Column({ nullable: true, length: 80 }) brand!: string;
  @Column(() => Price, { prefix: false }) price!: Price;
  @Column("text", { array: true, default: () => "'{}'::text[]" }) images!: string[];
  @Column("boolean", { name: "is_active", default: true }) isActive!: boolean;
  @Column("tsrange", { name: "on_sale", nullable: true }) onSale!: string;
}

@Entity("warehouses")
export class Warehouse {
  @PrimaryColumn("char", { length: 4 }) code!: string;
  @Column("point", { nullable: true }) place!: string;
}

@Entity("stock")
@Check(`"on_hand" >= 0 AND "reserved" BETWEEN 0 AND "on_hand"`)
export class Stock {
  @PrimaryColumn("bigint", { name: "product_id" }) productId!: string;
  @PrimaryColumn("char", { length: 4, name: "warehouse_code" }) warehouseCode!: string;
  @ManyToOne(() => Product, { onDelete: "CASCADE" }) @JoinColumn({ name: "product_id" }) product!: Product;
  @ManyToOne(() => Warehouse, { onUpdate: "CASCADE" })
  @JoinColumn({ name: "warehouse_code" })
  warehouse!: Warehouse;
  @Column("int", { name: "on_hand", default: 0 }) onHand!: number;
  @Column("int", { default: 0 }) reserved!: number;
}

@Entity("orders")
@Index("orders_open", ["placedAt"], { where: `"state" IN ('new', 'paid')` })
export class Order {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @Column({ type: "bigint", generated: "increment", unique: true }) number!: string;
  @Column("enum", { enum: ["new", "paid", "sent", "gone"], enumName: "order_state", default: "new" })
  state!: string;
  @Column("enum", {
    enum: ["new", "paid", "sent", "gone"],
    enumName: "order_state",
    array: true,
    default: [],
  })
  past!: string[];
  @CreateDateColumn({ name: "placed_at", type: "timestamptz" }) placedAt!: Date;
  @Column("char", { length: 3, default: "EUR" }) currency!: string;
  @Column("jsonb", { name: "ship_to", default: () => `'{"country": "DE"}'` }) shipTo!: object;
  @OneToMany(
    () => OrderLine,
    ({ order }) => order,
    { cascade: true },
  )
  lines!: OrderLine[];
}

@Entity("order_lines")
@Unique("order_lines_position", ["order", "position"], { deferrable: "INITIALLY DEFERRED" })
export class OrderLine {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @ManyToOne(
    () => Order,
    ({ lines }) => lines,
    { onDelete: "CASCADE", nullable: false },
  )
  @JoinColumn({ name: "order_id" })
  order!: Order;
  @Column("smallint") position!: number;
  @ManyToOne(() => Product, { nullable: false })
  @JoinColumn({ name: "product_sku", referencedColumnName: "sku" })
  product!: Product;
  @Column("numeric", { precision: 10, scale: 3, default: 1 }) quantity!: string;
  @Column({ ...money }) price!: string;
}

@ViewEntity({
  name: "order_totals",
  expression: `
    SELECT o.id, o.number, o.currency, COALESCE(SUM(l.quantity * l.price), 0)::numeric(14,2) AS total
    FROM orders o LEFT JOIN order_lines l ON l.order_id = o.id GROUP BY o.id`,
})
export class OrderTotal {
  @ViewColumn() id!: string;
  @ViewColumn() number!: string;
  @ViewColumn() total!: string;
}
