import { Column, Entity, ManyToOne, PrimaryGeneratedColumn } from "typeorm";

export const listed = [
  {
    difference: /FK_f7ff247d00bd9a789ab49c87e8b/,
    why: "TypeORM does not find a table again whose name says its schema, and makes no foreign keys for it",
  },
];
export const setup = `CREATE SCHEMA "stock"`;

@Entity("stock.items")
export class Item {
  @PrimaryGeneratedColumn() id!: number;
  @Column() text!: string;
  @ManyToOne(() => Item) parent!: Item;
}

@Entity({ name: "Mixed.Case", synchronize: false })
export class Odd {
  @PrimaryGeneratedColumn() id!: number;
}
