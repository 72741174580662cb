/** Embedded classes in one table of several classes, with computed columns and relations among them. */
import {
  ChildEntity,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryGeneratedColumn,
  type Relation,
  TableInheritance,
  Unique,
} from "typeorm";

class Size {
  @Column("int") width!: number;
  @Column("int", { default: 1 }) height!: number;
  @Column({ type: "int", asExpression: `"sizeWidth" * "sizeHeight"`, generatedType: "STORED" }) area!: number;
}
class Origin {
  @Index() @Column({ length: 2 }) land!: string;
  @Column("enum", { enum: ["sea", "air"], default: "sea" }) way!: string;
  @ManyToOne(() => Ware) @JoinColumn({ name: "origin_of" }) made!: Relation<Ware>;
}

@Entity()
@TableInheritance({ column: { name: "kind", type: "enum", enum: ["Ware", "Box", "Crate"] } })
@Index(["size.width", "kind"])
export class Ware {
  @PrimaryGeneratedColumn() id!: number;
  @Column("enum", { enum: ["Ware", "Box", "Crate"] }) kind!: string;
  @Column(() => Size) size!: Size;
}

@ChildEntity("Box")
@Unique(["origin.land", "label"])
export class Box extends Ware {
  @Column(() => Origin, { prefix: "from_" }) origin!: Origin;
  @Column() label!: string;
}

@ChildEntity("Crate")
export class Crate extends Box {
  @OneToOne(() => Box, { onDelete: "CASCADE" }) @JoinColumn() lid!: Box;
  @Column("timestamptz", { array: true, default: () => "'{}'" }) opened!: Date[];
}
