/** Indexes that are made without locking the table, which TypeORM does outside of a transaction only. */
import { Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm";

export const only = "1";
export const options = { migrationsTransactionMode: "none" as const };

@Entity()
@Index("by_both", ["text", "no"], { concurrent: true })
@Index(["no"], { concurrent: true, unique: true, where: "no > 0" })
export class Large {
  @PrimaryGeneratedColumn() id!: number;
  @Index({ concurrent: true, type: "hash" }) @Column() text!: string;
  @Column() no!: number;
}
