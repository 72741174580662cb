/** Entities that name a database, which PostgreSQL's tables do not. */
import { Column, Entity, JoinTable, ManyToMany, ManyToOne, PrimaryGeneratedColumn } from "typeorm";

export const setup = `CREATE SCHEMA "far"`;
export const options = {};

@Entity({ database: "elsewhere" })
export class Near {
  @PrimaryGeneratedColumn() id!: number;
  @Column("enum", { enum: ["a", "b"] }) kind!: string;
}

@Entity({ database: "elsewhere", schema: "far", name: "Far Away" })
export class Far {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @ManyToOne(() => Near, { onDelete: "CASCADE" }) near!: Near;
  @ManyToMany(() => Near) @JoinTable({ name: "links", database: "third", schema: "far" }) all!: Near[];
}
