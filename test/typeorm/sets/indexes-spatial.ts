import { Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class Place {
  @PrimaryGeneratedColumn() id!: number;
  @Index({ spatial: true }) @Column("point") point!: string;
  @Index("ix_area", { spatial: true }) @Column("polygon") area!: string;
}
