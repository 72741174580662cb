/** Comments on whatever can have one, with everything that a text may hold. */
import {
  ChildEntity,
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  TableInheritance,
  TreeLevelColumn,
  UpdateDateColumn,
  VersionColumn,
} from "typeorm";

class Part {
  @Column({ comment: "of a part" }) text!: string;
}

@Entity({ comment: 'all that is said: "that" and \\n' })
@TableInheritance({ column: { type: "varchar", name: "kind", comment: "which class it is" } })
export class Said {
  @PrimaryGeneratedColumn("uuid", { comment: "made by the server" }) id!: string;
  @Column({ comment: "two\nlines\tand a tab" }) lines!: string;
  @Column({ comment: "größer als ≥ 3 🐘" }) unicode!: string;
  @Column({ comment: "" }) empty!: string;
  @Column({ comment: "$1 %s ${x} $$ -- /* */ ;" }) signs!: string;
  @Column("enum", { enum: ["a"], comment: "of an enum" }) kindOf!: string;
  @Column("int", { array: true, comment: "of a list" }) list!: number[];
  @Column(() => Part) part!: Part;
  @CreateDateColumn({ comment: "when" }) created!: Date;
  @UpdateDateColumn({ comment: "when again" }) updated!: Date;
  @VersionColumn({ comment: "how often" }) version!: number;
}

@ChildEntity()
export class Child extends Said {
  @Column({ nullable: true, comment: "of a child" }) more!: string;
}

@Entity({ comment: "" })
export class Refers {
  @PrimaryColumn({ comment: "a key that is also a relation", type: "uuid" }) saidId!: string;
  @ManyToOne(() => Said) @JoinColumn({ name: "saidId" }) said!: Said;
  @Column({ name: "level", type: "int", comment: "x".repeat(3000) }) @TreeLevelColumn() long!: number;
}
