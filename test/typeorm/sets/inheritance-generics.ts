/** Classes over several levels, of which some are tables, some are abstract, and some change what they inherit. */
import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
  Unique,
} from "typeorm";

abstract class Root<Id> {
  abstract id: Id;
  @Column("timestamp", { precision: 3, default: () => "CURRENT_TIMESTAMP(3)" }) made!: Date;
}
abstract class Counted extends Root<number> {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ length: 50 }) name!: string;
}
abstract class Keyed extends Root<string> {
  @PrimaryColumn({ length: 20 }) id!: string;
}

@Entity()
@Index(["name"])
export class Plain extends Counted {}

@Entity("more_than_plain")
@Unique(["name", "more"])
export class More extends Plain {
  @Column({ length: 100, nullable: true }) declare name: string;
  @Column("int") more!: number;
  @OneToMany(
    () => Leaf,
    ({ more }) => more,
  )
  leaves!: Relation<Leaf>[];
}

@Entity()
export class Leaf extends Keyed {
  @Column("date", { default: () => "CURRENT_DATE" }) declare made: Date;
  @ManyToOne(
    () => More,
    ({ leaves }) => leaves,
    { nullable: false },
  )
  @JoinColumn()
  more!: More;
}

@Entity()
export class LeafOfLeaf extends Leaf {
  @Column("varchar", { array: true, length: 10, default: "{}" }) tags!: string[];
}
