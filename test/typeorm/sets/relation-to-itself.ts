/** Relations of a table to itself of every kind, both sides, several of them. */
import {
  Column,
  Entity,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToMany,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from "typeorm";

@Entity()
export class Node {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(
    () => Node,
    ({ below }) => below,
    { onDelete: "CASCADE" },
  )
  above!: Node;
  @OneToMany(
    () => Node,
    ({ above }) => above,
  )
  below!: Node[];
  @OneToOne(() => Node, { onDelete: "SET NULL" }) @JoinColumn({ name: "next_id" }) next!: Node;
  @OneToOne(
    () => Node,
    ({ right }) => right,
  )
  left!: Node;
  @OneToOne(
    () => Node,
    ({ left }) => left,
  )
  @JoinColumn()
  right!: Node;
  @ManyToMany(
    () => Node,
    ({ followers }) => followers,
  )
  @JoinTable()
  following!: Node[];
  @ManyToMany(
    () => Node,
    ({ following }) => following,
  )
  followers!: Node[];
  @ManyToMany(() => Node)
  @JoinTable({ name: "likes", joinColumn: { name: "who" }, inverseJoinColumn: { name: "whom" } })
  likes!: Node[];
}

@Entity()
export class Cell {
  @PrimaryColumn("int") row!: number;
  @PrimaryColumn("int", { name: "col" }) column!: number;
  @Column() text!: string;
  @ManyToOne(() => Cell) from!: Cell;
  @OneToOne(() => Cell) @JoinColumn() to!: Cell;
  @ManyToMany(() => Cell) @JoinTable() around!: Cell[];
}
