/** Numbers that count: sequences whose names another thing has, several in a table, of renamed columns. */
import { ChildEntity, Column, Entity, Generated, PrimaryGeneratedColumn, TableInheritance } from "typeorm";

export const setup = `
  CREATE SCHEMA "far";
  CREATE SEQUENCE "taken_id_seq";
  CREATE TABLE "taken_no_seq" (x integer);
  CREATE SEQUENCE "numbers_by_hand" START 100;
`;

@Entity()
export class Counts {
  @PrimaryGeneratedColumn() id!: number;
  @Column() @Generated("increment") first!: number;
  @Column({ type: "bigint", name: "Second No" }) @Generated() second!: string;
  @Column({ type: "smallint", nullable: true }) @Generated("increment") third!: number;
  @Column({ default: () => `nextval('numbers_by_hand')` }) byHand!: number;
  @Column("int", { default: () => `nextval('numbers_by_hand'::regclass)`, nullable: true }) again!: number;
}

@Entity({ schema: "far", name: "Counts" })
@TableInheritance({ column: { type: "varchar", name: "kind" } })
export class FarCounts {
  @PrimaryGeneratedColumn({ name: "Id", type: "smallint" }) id!: number;
}
@ChildEntity()
export class FarChild extends FarCounts {
  @Column() @Generated("increment") inChild!: number;
  @Column({ type: "int", generated: "identity", generatedIdentity: "ALWAYS" } as object) identity!: number;
}
