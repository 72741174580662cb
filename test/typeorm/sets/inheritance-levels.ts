/** A single table for classes in several levels: what is not null in a child, indexes and relations of children. */
import {
  Check,
  ChildEntity,
  Column,
  Entity,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToOne,
  PrimaryGeneratedColumn,
  TableInheritance,
  Unique,
} from "typeorm";

@Entity()
export class Place {
  @PrimaryGeneratedColumn("uuid") id!: string;
}

@Entity({ name: "being" })
@TableInheritance({
  column: { type: "enum", enum: ["being", "animal", "dog", "plant"], name: "kind", default: "being" },
})
@Index(["name", "age"])
export class Being {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ length: 40 }) name!: string;
  @Column("int", { default: 0 }) age!: number;
}

@ChildEntity("animal")
export class Animal extends Being {
  @Column() legs!: number;
  @Index() @Column({ default: "grey" }) colour!: string;
  @ManyToOne(() => Place, { nullable: false, onDelete: "CASCADE" }) home!: Place;
}

@ChildEntity("dog")
@Unique(["tag"])
@Check("dog_weight", `"weight" > 0`)
export class Dog extends Animal {
  @Column({ type: "decimal", precision: 5, scale: 2 }) weight!: string;
  @Column({ unique: true }) chip!: string;
  @Column() tag!: string;
  @OneToOne(() => Place) @JoinColumn({ name: "basket" }) basket!: Place;
  @ManyToMany(() => Place) @JoinTable() walks!: Place[];
}

@ChildEntity("plant")
export class Plant extends Being {
  @Column({ type: "simple-array", nullable: true }) leaves!: string[];
  @Column("timestamptz", { default: () => "now()" }) sown!: Date;
  @Column("text", { array: true, default: [] }) names!: string[];
}

@Entity()
@TableInheritance({ pattern: "STI", column: "type" })
export class Task {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ type: "varchar", length: 12 }) type!: string;
  @Column() title!: string;
}

@ChildEntity()
export class Call extends Task {
  @Column() number!: string;
}

@ChildEntity()
export class Mail extends Task {
  @Column() number!: string;
  @Column("bigint") size!: string;
}
