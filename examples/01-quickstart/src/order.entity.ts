import { Column, Entity, Index, ManyToOne, OneToMany, PrimaryGeneratedColumn, sql } from "@schemix/migrate";
import { Customer } from "./customer.entity.js";
import { OrderLine } from "./order-line.entity.js";

export enum OrderStatus {
  Draft = "draft",
  Placed = "placed",
  Shipped = "shipped",
  Cancelled = "cancelled",
}

@Entity("customer_order")
@Index("ix_customer_order_open", ["placedAt"], { where: sql`status = 'placed'` })
export class Order {
  @PrimaryGeneratedColumn()
  id!: number;

  @ManyToOne(() => Customer, (customer) => customer.orders)
  @Index()
  customer!: Customer;

  @Column({ enum: OrderStatus, enumName: "order_status", default: OrderStatus.Draft })
  status!: OrderStatus;

  @Column("timestamptz", { nullable: true })
  placedAt!: Date | null;

  @OneToMany(() => OrderLine, (line) => line.order)
  lines!: OrderLine[];
}
