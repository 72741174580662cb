import { Column, Entity, JoinTable, ManyToMany, PrimaryColumn, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class Category {
  @PrimaryColumn() shop!: number;
  @PrimaryColumn() code!: string;
}

@Entity()
export class Product {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @Column({ unique: true }) sku!: string;
  @ManyToMany(() => Category) @JoinTable() categories!: Category[];
  @ManyToMany(() => Category)
  @JoinTable({
    name: "product_by_sku",
    joinColumns: [{ name: "sku", referencedColumnName: "sku", foreignKeyConstraintName: "fk_product_sku" }],
    inverseJoinColumns: [
      { name: "shop", referencedColumnName: "shop" },
      { name: "code", referencedColumnName: "code" },
    ],
  })
  bySku!: Category[];
}
