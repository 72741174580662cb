import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity()
export class Texts {
  @PrimaryColumn() id!: string;
  @Column() plain!: string;
  @Column({ length: 20 }) limited!: string;
  @Column({ length: "40" }) limitedByText!: string;
  @Column("text") long!: string;
  @Column("char") letter!: string;
  @Column("char", { length: 3 }) code!: string;
  @Column("character varying", { length: 7 }) spelledOut!: string;
  @Column("varchar", { nullable: true }) maybe!: string | null;
  @Column("citext") caseless!: string;
}
