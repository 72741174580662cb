/** A default schema and entities of others: junction tables stand in either, some of them left alone. */
import { Column, Entity, Index, JoinTable, ManyToMany, ManyToOne, PrimaryGeneratedColumn } from "typeorm";
export const options = {
  schema: "main",
  entityPrefix: "x_",
  metadataTableName: "meta_tab",
  migrationsTableName: "mig_tab",
};
export const setup = `CREATE SCHEMA main; CREATE SCHEMA other`;
@Entity()
export class A {
  @PrimaryGeneratedColumn() id!: number;
  @Column("enum", { enum: ["k"] }) k!: string;
  @ManyToMany(() => B) @JoinTable() bs!: object[];
  @ManyToMany(() => B) @JoinTable({ name: "named_j" }) bs2!: object[];
  @ManyToMany(() => A) @JoinTable({ schema: "other" }) own!: object[];
}
@Entity({ schema: "other", name: "bee", orderBy: { id: "DESC" } })
export class B {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @ManyToOne(() => A, { lazy: true } as never) a!: Promise<object>;
  @ManyToMany(() => A) @JoinTable({ name: "b_to_a", synchronize: false } as never) as!: object[];
  @Column("enum", { enum: ["k", "l"], enumName: "b_enum", array: true }) ks!: string[];
}
@Entity({ synchronize: false })
export class Unsync {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(() => A) a!: unknown;
}
@Entity({ schema: "public" })
export class InPublic {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(() => A) @Index() a!: unknown;
  @ManyToOne(() => B, { onDelete: "CASCADE" }) b!: unknown;
}
