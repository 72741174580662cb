import { Check, Column, Entity, ManyToOne, PrimaryGeneratedColumn, type Relation } from "typeorm";
import { Customer } from "../customers/customer.entity.js";

export enum OrderStatus {
  Placed = "placed",
  Shipped = "shipped",
}

@Entity("customer_order")
@Check("total_not_negative", `"total" >= 0`)
export class Order {
  @PrimaryGeneratedColumn() id!: number;

  @Column("enum", { enum: OrderStatus, default: OrderStatus.Placed }) status!: OrderStatus;

  @Column("numeric", { precision: 12, scale: 2 }) total!: string;

  @ManyToOne(
    () => Customer,
    (customer) => customer.orders,
    { nullable: false, onDelete: "CASCADE" },
  )
  customer!: Relation<Customer>;
}
