import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity()
export class Arrays {
  @PrimaryColumn() id!: number;
  @Column("int", { array: true }) ints!: number[];
  @Column("text", { array: true, default: [] }) texts!: string[];
  @Column("varchar", { array: true, length: 20, nullable: true }) limited!: string[] | null;
  @Column("uuid", { array: true, default: "{}" }) ids!: string[];
  @Column({ type: "timestamptz", array: true, precision: 3 }) times!: Date[];
  @Column("numeric", { array: true, precision: 6, scale: 2 }) prices!: string[];
  @Column("jsonb", { array: true, default: () => "ARRAY[]::jsonb[]" }) values!: object[];
  @Column("int", { array: true, default: [1, 2, 3] }) numbers!: number[];
  @Column("text", { array: true, default: ["a", "b"] }) letters!: string[];
  @Column("boolean", { array: true, default: () => "'{t,f}'" }) flags!: boolean[];
}
