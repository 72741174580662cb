import {
  Column,
  Entity,
  Index,
  ManyToMany,
  ManyToOne,
  OneToMany,
  PrimaryGeneratedColumn,
  Unique,
} from "@schemix/migrate";
import { Product } from "./product.entity.js";

@Entity({ comment: "A tree of shelves" })
@Unique(["parent", "name"])
export class Category {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  id!: number;

  @Column("text")
  name!: string;

  /** Null for the categories at the top. */
  @ManyToOne(() => Category, (category) => category.children, { nullable: true, onDelete: "cascade" })
  @Index()
  parent!: Category | null;

  @OneToMany(() => Category, (category) => category.parent)
  children!: Category[];

  @ManyToMany(() => Product, (product) => product.categories)
  products!: Product[];
}
