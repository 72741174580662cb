import { Check, Column, Entity, OneToMany, PrimaryGeneratedColumn, sql } from "@schemix/migrate";
import { Order } from "./order.entity.js";

@Entity({ comment: "People who buy" })
@Check(sql`position('@' in email) > 1`)
export class Customer {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column("string", { length: 320, unique: true, comment: "Also the name to sign in with" })
  email!: string;

  @Column("text")
  name!: string;

  @Column("timestamptz", { default: sql`now()` })
  createdAt!: Date;

  @OneToMany(() => Order, (order) => order.customer)
  orders!: Order[];
}
