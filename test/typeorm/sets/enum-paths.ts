/** Types of enums with a schema in their name, inherited ones, embedded ones, and those of keys. */
import {
  ChildEntity,
  Column,
  Entity,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  TableInheritance,
} from "typeorm";

export const setup = `CREATE SCHEMA "a"; CREATE SCHEMA "b"`;
export const options = {};

class Part {
  @Column("enum", { enum: ["x", "y"], default: "x" }) state!: string;
  @Column("enum", { enum: [1, 2, 3], nullable: true, array: true }) levels!: number[];
}

abstract class Base {
  @PrimaryGeneratedColumn() id!: number;
  @Column("enum", { enum: ["p", "q"], name: "Inherited" }) inherited!: string;
  @Column(() => Part) part!: Part;
  @Column(() => Part, { prefix: "other" }) other!: Part;
}

@Entity({ schema: "a" })
export class First extends Base {
  @Column("enum", { enum: ["m", "n"], enumName: "shared" }) shared!: string;
}

@Entity({ schema: "b", name: "First" })
export class Second extends Base {
  @Column("enum", { enum: ["n", "m"], enumName: "shared" }) shared!: string;
}

@Entity()
@TableInheritance({
  column: { type: "enum", enum: ["One", "Two", "Root"], enumName: "which", name: "which" },
})
export class Root {
  @PrimaryColumn("enum", { enum: ["k1", "k2"], default: "k2" }) key!: string;
  @PrimaryColumn("simple-enum", { enum: ["s1", "s2"] }) simple!: string;
}
@ChildEntity()
export class One extends Root {
  @Column("enum", { enum: ["l", "r"], default: "l" }) side!: string;
}
@ChildEntity()
export class Two extends Root {
  @Column("enum", { enum: ["l", "r"], default: "r", name: "side2", array: false }) side!: string;
}
