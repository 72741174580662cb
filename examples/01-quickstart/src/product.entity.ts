import {
  Check,
  Column,
  Entity,
  Index,
  JoinTable,
  ManyToMany,
  PrimaryGeneratedColumn,
  sql,
} from "@schemix/migrate";
import { Category } from "./category.entity.js";

@Entity()
@Index(["name"], { where: sql`discontinued_at is null`, comment: "Search in what can be bought" })
export class Product {
  @PrimaryGeneratedColumn("uuid")
  id!: string;

  @Column("string", { length: 40, unique: true, comment: "Stock keeping unit, as on the label" })
  sku!: string;

  @Column("text")
  name!: string;

  @Column("decimal", { precision: 10, scale: 2 })
  @Check(sql`price >= 0`)
  price!: string;

  @Column("json", { default: {} })
  attributes!: Record<string, unknown>;

  @Column("timestamptz", { nullable: true })
  discontinuedAt!: Date | null;

  @ManyToMany(() => Category, (category) => category.products)
  @JoinTable("product_category")
  categories!: Category[];
}
