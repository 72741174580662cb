import { Column, Entity, PrimaryGeneratedColumn } from "@schemix/migrate";

@Entity()
export class Product {
  @PrimaryGeneratedColumn() id!: number;
  @Column("text", { unique: true }) name!: string;
  @Column("decimal", { precision: 12, scale: 2 }) price!: string;
}
