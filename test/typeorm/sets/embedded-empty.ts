/** Embedded classes without columns, with one only, lists of them, and the same one under several prefixes. */
import {
  Column,
  CreateDateColumn,
  Entity,
  Generated,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Tree,
  TreeChildren,
  TreeParent,
  UpdateDateColumn,
} from "typeorm";

class Nothing {}
class OnlyDates {
  @CreateDateColumn() created!: Date;
  @UpdateDateColumn({ name: "Changed At" }) updated!: Date;
}
class Numbered {
  @Column() @Generated("uuid") token!: string;
  @Column({ type: "int" }) @Generated("increment") no!: number;
  @Column(() => OnlyDates) dates!: OnlyDates;
}
class Key {
  @PrimaryGeneratedColumn("uuid") id!: string;
}

@Entity()
export class Holder {
  @Column(() => Key, { prefix: "" }) key!: Key;
  @Column(() => Nothing) nothing!: Nothing;
  @Column(() => Numbered) first!: Numbered;
  @Column(() => Numbered, { prefix: "second__" }) second!: Numbered;
  @Column(() => OnlyDates, { prefix: "Of" }) dates!: OnlyDates;
}

@Entity()
@Tree("materialized-path")
export class Category {
  @PrimaryColumn() id!: number;
  @Column(() => OnlyDates, { prefix: "at" }) dates!: OnlyDates;
  @TreeParent() parent!: Category;
  @TreeChildren() children!: Category[];
}
