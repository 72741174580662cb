import { Column, DeleteDateColumn, Entity, Index, PrimaryGeneratedColumn } from "typeorm";

@Entity()
@Index(["email"], { unique: true, where: '"deletedAt" IS NULL' })
@Index("ix_large", ["size"], { where: "size > 10 AND (kind IN ('a', 'b'))" })
export class File {
  @PrimaryGeneratedColumn() id!: number;
  @Column() email!: string;
  @Column() size!: number;
  @Index({ where: "(kind)::text = 'x'" }) @Column({ length: 10 }) kind!: string;
  @DeleteDateColumn() deletedAt!: Date | null;
}
