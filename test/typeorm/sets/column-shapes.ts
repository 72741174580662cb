import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity()
export class Shapes {
  @PrimaryColumn() id!: number;
  @Column("point") point!: string;
  @Column("line") line!: string;
  @Column("lseg") segment!: string;
  @Column("box") box!: string;
  @Column("path") path!: string;
  @Column("polygon") polygon!: string;
  @Column("circle") circle!: string;
}
