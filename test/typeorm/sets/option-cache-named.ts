/** Results of queries are kept in a table that the project names, in its schema. */
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

export const setup = `CREATE SCHEMA "shop"`;
export const options = {
  schema: "shop",
  cache: { type: "database" as const, tableName: "kept_results", duration: 5000, ignoreErrors: true },
};

@Entity()
export class Article {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ nullable: true, generatedType: "STORED", asExpression: "1 + 1" }) two!: number;
}
