/** Results of queries are kept in a table of the database. */
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

export const options = { cache: true };

@Entity()
export class Article {
  @PrimaryGeneratedColumn() id!: number;
  @Column() title!: string;
}
