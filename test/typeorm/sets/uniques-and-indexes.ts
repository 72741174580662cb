/** The same columns in uniques, in indexes, in keys and in relations, said in several places. */
import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from "typeorm";

@Entity()
@Unique(["a", "b"])
@Unique("again", ["a", "b"])
@Unique("turned", ["b", "a"])
@Index(["a", "b"])
@Index("unique_index", ["a", "b"], { unique: true })
@Index("by_a", ["a"])
@Unique("deferred", ["a", "b"], { deferrable: "INITIALLY DEFERRED" })
export class Same {
  @PrimaryGeneratedColumn() id!: number;
  @Index() @Index("ix_second_of_a") @Column({ unique: true }) a!: string;
  @Unique(["b"]) @Index({ unique: true }) @Column() b!: string;
}

@Entity()
@Unique(["same"])
@Unique("one_of_each", ["other", "code"])
@Index(["same", "other"])
@Index("ix_other", ["other"], { unique: true, where: `"code" > ''` })
export class Related {
  @PrimaryColumn() id!: number;
  @PrimaryColumn() @Index() no!: number;
  @OneToOne(() => Same) @JoinColumn() same!: Same;
  @Index() @ManyToOne(() => Same) @JoinColumn({ name: "other_id" }) other!: Same;
  @OneToOne(() => Related) @JoinColumn() related!: Related;
  @Column() code!: string;
  @Column({ name: "third_id", unique: true, nullable: true }) thirdId!: number;
  @OneToOne(() => Same) @JoinColumn({ name: "third_id" }) third!: Same;
}
