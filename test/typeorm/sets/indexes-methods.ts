import { Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm";

export const only = "1";

@Entity()
@Index("ix_gin", ["json"], { type: "gin" })
@Index("ix_brin", ["no"], { type: "brin" })
@Index("ix_gist", ["box"], { type: "gist" })
@Index("ix_btree", ["no"], { type: "btree" })
export class Searched {
  @PrimaryGeneratedColumn() id!: number;
  @Column("jsonb") json!: object;
  @Column() no!: number;
  @Column("box") box!: string;
  @Index({ type: "hash" }) @Column() text!: string;
  @Index({ type: "spgist" }) @Column("point") point!: string;
}
