import { Column, Entity, ManyToOne, PrimaryGeneratedColumn, sql } from "@schemix/migrate";
import { Product } from "@shop/catalog";

@Entity("customer_order")
export class Order {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(() => Product) product!: Product;
  @Column("timestamptz", { default: sql`now()` }) placedAt!: Date;
}
