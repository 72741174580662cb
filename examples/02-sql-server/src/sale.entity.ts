import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, sql } from "@schemix/migrate";
import { Customer } from "./customer.entity.js";

/** On SQL Server the rows lie in the order of their day, and the primary key is an index beside them. */
@Entity({ primaryKey: { mssql: { clustered: false } } })
@Index(["soldOn", "id"], { unique: true, mssql: { clustered: true, storage: { fillfactor: 90 } } })
export class Sale {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column("date")
  soldOn!: string;

  @Index({ mssql: { include: ["quantity", "price"] } })
  @ManyToOne(() => Customer, (customer) => customer.sales, { onDelete: "cascade" })
  customer!: Customer;

  /** A second way from a customer to a sale, which SQL Server does not take. */
  @ManyToOne(() => Customer, { nullable: true, onDelete: "setNull", mssql: { onDelete: "noAction" } })
  referredBy!: Customer | null;

  @Column("int")
  @Check(sql`quantity > 0`)
  quantity!: number;

  @Column("decimal", { precision: 10, scale: 2 })
  price!: string;

  @Column("decimal", { precision: 21, scale: 2, generated: sql`quantity * price` })
  total!: string;

  /** What PostgreSQL looks into with an index of its own. */
  @Index({ method: "gin", mssql: false })
  @Column("json", { default: {} })
  details!: Record<string, unknown>;
}
