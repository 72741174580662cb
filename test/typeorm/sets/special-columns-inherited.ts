/** Dates and versions that the ORM keeps, with every option, in embedded and inherited classes. */
import {
  ChildEntity,
  Column,
  CreateDateColumn,
  DeleteDateColumn,
  Entity,
  Index,
  PrimaryGeneratedColumn,
  TableInheritance,
  UpdateDateColumn,
  VersionColumn,
} from "typeorm";

class Times {
  @CreateDateColumn({ type: "timestamptz", precision: 0 }) created!: Date;
  @UpdateDateColumn({ type: "timestamp", precision: 6, nullable: true }) updated!: Date;
  @DeleteDateColumn({ type: "timestamptz", name: "gone", comment: "soft" }) deleted!: Date;
  @VersionColumn({ default: 1, name: "v" }) version!: number;
}

@Entity()
@TableInheritance({ column: { type: "varchar", length: 30, name: "type", nullable: true } })
export class Document {
  @PrimaryGeneratedColumn() id!: number;
  @Column(() => Times) times!: Times;
  @CreateDateColumn({ type: "time" }) atTime!: string;
  @CreateDateColumn({ type: "date", nullable: true }) day!: string;
  @VersionColumn({ type: "bigint", nullable: true }) version!: string;
}
@ChildEntity()
export class Letter extends Document {
  @Index() @DeleteDateColumn() burnt!: Date;
  @UpdateDateColumn({ type: "timestamp with time zone", default: () => "clock_timestamp()" }) read!: Date;
}
@ChildEntity()
export class Bill extends Document {
  @CreateDateColumn({ type: "timestamp without time zone", precision: 2, default: () => "LOCALTIMESTAMP(2)" })
  issued!: Date;
}
