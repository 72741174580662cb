import {
  CreateDateColumn,
  DeleteDateColumn,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
  VersionColumn,
} from "typeorm";

export abstract class BaseEntity {
  @PrimaryGeneratedColumn("uuid") readonly id!: string;
  @CreateDateColumn({ type: "timestamptz", name: "created_at" }) readonly createdAt!: Date;
  @UpdateDateColumn({ type: "timestamptz", name: "updated_at" }) readonly updatedAt!: Date;
  @DeleteDateColumn({ type: "timestamptz", name: "deleted_at" }) readonly deletedAt!: Date | null;
  @VersionColumn() readonly version!: number;
}
