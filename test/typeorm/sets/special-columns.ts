import {
  Column,
  CreateDateColumn,
  DeleteDateColumn,
  Entity,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
  VersionColumn,
  VirtualColumn,
} from "typeorm";

@Entity()
export class Row {
  @PrimaryGeneratedColumn() id!: number;
  @CreateDateColumn() created!: Date;
  @UpdateDateColumn() updated!: Date;
  @DeleteDateColumn() deleted!: Date | null;
  @VersionColumn() version!: number;
  @CreateDateColumn({ type: "timestamptz", precision: 3, name: "created_at" }) createdAt!: Date;
  @UpdateDateColumn({
    type: "timestamp with time zone",
    default: () => "CURRENT_TIMESTAMP",
    onUpdate: "CURRENT_TIMESTAMP",
  })
  updatedAt!: Date;
  @DeleteDateColumn({ type: "timestamptz", nullable: true }) deletedAt!: Date | null;
  @CreateDateColumn({ type: "date", default: () => "CURRENT_DATE" }) day!: string;
  @VirtualColumn({ query: (alias) => `SELECT count(*) FROM row WHERE id > ${alias}.id` }) later!: number;
  @Column({ select: false, insert: false, update: false, transformer: { to: String, from: Number } })
  hidden!: string;
}
