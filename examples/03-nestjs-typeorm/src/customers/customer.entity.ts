import { Column, CreateDateColumn, Entity, Index, OneToMany, PrimaryGeneratedColumn, type Relation } from "typeorm";
import { Order } from "../orders/order.entity.js";

@Entity()
export class Customer {
  @PrimaryGeneratedColumn() id!: number;

  @Index({ unique: true }) @Column("varchar", { length: 320 }) email!: string;

  @CreateDateColumn({ type: "timestamptz" }) createdAt!: Date;

  @OneToMany(
    () => Order,
    (order) => order.customer,
  )
  orders!: Relation<Order>[];
}
