import { Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm";

@Entity()
@Index("ix_by_hand", { synchronize: false })
@Index("ix_lower", { synchronize: false })
export class Searched {
  @PrimaryGeneratedColumn() id!: number;
  @Column() text!: string;
  @Index("ix_of_property", { synchronize: false }) @Column() other!: string;
}
