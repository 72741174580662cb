/** Children of children with relations to each other, in a tree, with checks, uniques and embedded classes of their own. */
import {
  Check,
  ChildEntity,
  Column,
  Entity,
  Generated,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToMany,
  OneToOne,
  PrimaryGeneratedColumn,
  TableInheritance,
  Tree,
  TreeChildren,
  TreeParent,
  Unique,
} from "typeorm";

export const setup = "CREATE SCHEMA things";

@Entity({ schema: "things" })
export class Room {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @Column("char", { length: 3, unique: true }) code!: string;
  @OneToMany(
    () => Chair,
    (chair) => chair.room,
  )
  chairs!: unknown[];
}

class Size {
  @Column({ nullable: true }) width!: number;
  @Column("numeric", { precision: 8, scale: 3 }) height!: string;
  @ManyToOne(() => Room) fits!: Room;
}

@Entity({ name: "Thing", schema: "things", comment: "every thing" })
@TableInheritance({
  column: {
    name: "Kind of",
    type: "enum",
    enum: ["Chair", "Table", "Stool", "Bar", "Thing"],
    enumName: "thing_kind",
    default: "Thing",
  },
})
@Tree("materialized-path")
export class Thing {
  @PrimaryGeneratedColumn({ type: "bigint" }) id!: string;
  @Column({ length: 40 }) name!: string;
  @Column(() => Size) size!: Size;
  @TreeParent({ onDelete: "CASCADE" }) parent!: Thing;
  @TreeChildren() parts!: Thing[];
}

@ChildEntity()
@Unique(["name", "legs"])
@Check("ck_legs", `"legs" IS NULL OR "legs" > 0`)
export class Chair extends Thing {
  @Column("smallint", { default: 4 }) legs!: number;
  @ManyToOne(
    () => Room,
    (room) => room.chairs,
    { nullable: false },
  )
  @JoinColumn({ name: "room_code", referencedColumnName: "code" })
  room!: Room;
}

@ChildEntity("Stool")
export class Stool extends Chair {
  @Column({ unique: true }) serial!: string;
  @Column() @Generated("uuid") tag!: string;
  @OneToOne(() => Table) @JoinColumn() table!: unknown;
}

@ChildEntity()
@Index("ix_top", ["top", "size.width"], { where: `"top" IS NOT NULL` })
export class Table extends Thing {
  @Column({ nullable: true, comment: "what it is made of" }) top!: string;
  @Column(() => Size, { prefix: "leaf_" }) leaf!: Size;
  @ManyToMany(() => Chair) @JoinTable({ name: "table_chairs", schema: "things" }) chairs!: Chair[];
  @ManyToMany(() => Table) @JoinTable() beside!: Table[];
}

@ChildEntity()
export class Bar extends Table {
  @Column("int4range") hours!: string;
  @Column("jsonb", { default: { a: [1] } }) menu!: object;
  @ManyToOne(() => Stool) stool!: Stool;
}

/** Siblings share a column, which one of them has as a property besides. */
@Entity()
@TableInheritance({ column: { type: "varchar", name: "sort" } })
export class Content {
  @PrimaryGeneratedColumn() id!: number;
}

@ChildEntity("p")
export class Photo extends Content {
  @Column({ nullable: true }) size!: string;
  @Index() @ManyToOne(() => Content) @JoinColumn({ name: "ownerId" }) owner!: Content;
}

@ChildEntity("q")
export class Question extends Content {
  @Column({ nullable: true }) size!: string;
  @Column({ name: "ownerId", nullable: true }) ownerId!: number;
  @ManyToOne(() => Content) @JoinColumn({ name: "ownerId" }) owner!: Content;
}
