import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity()
export class Numbers {
  @PrimaryColumn("int8") id!: string;
  @Column() inferred!: number;
  @Column("smallint") small!: number;
  @Column("int2") small2!: number;
  @Column("int4") four!: number;
  @Column("integer") whole!: number;
  @Column("bigint") big!: string;
  @Column("decimal", { precision: 10, scale: 2 }) price!: string;
  @Column("numeric", { precision: 12 }) rounded!: string;
  @Column("numeric") any!: string;
  @Column("decimal", { precision: 5, scale: 0 }) noScale!: string;
  @Column("real") real!: number;
  @Column("float4") float4!: number;
  @Column("float") float!: number;
  @Column("float8") float8!: number;
  @Column("double precision") double!: number;
  @Column("money") money!: string;
}
