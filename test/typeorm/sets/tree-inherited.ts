/** Trees with prefixes, in schemas, of keys with other names, of inherited classes. */
import {
  ChildEntity,
  Column,
  Entity,
  JoinColumn,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  TableInheritance,
  Tree,
  TreeChildren,
  TreeLevelColumn,
  TreeParent,
} from "typeorm";

export const setup = `CREATE SCHEMA "wood"`;
export const options = { entityPrefix: "t_", schema: "wood" };

@Entity("branches")
@Tree("closure-table")
export class Branch {
  @PrimaryColumn("varchar", { length: 8, name: "Branch No" }) no!: string;
  @TreeChildren() children!: Branch[];
  @TreeParent()
  @JoinColumn({ name: "up", referencedColumnName: "no" })
  parent!: Branch;
}

@Entity({ schema: "public" })
@Tree("closure-table", { closureTableName: "ways" })
@TableInheritance({ column: { type: "varchar", name: "type" } })
export class Folder {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @TreeParent({ onDelete: "CASCADE" }) parent!: Folder;
  @TreeChildren({ cascade: ["remove"] }) children!: Folder[];
  @TreeLevelColumn() depth!: number;
}
@ChildEntity()
export class SmartFolder extends Folder {
  @Column() query!: string;
}

@Entity()
@Tree("materialized-path")
export class Menu {
  @PrimaryGeneratedColumn("increment", { type: "bigint" }) id!: string;
  @TreeParent() @JoinColumn({ name: "up", foreignKeyConstraintName: "menu_up" }) parent!: Menu;
  @TreeChildren() children!: Menu[];
}

@Entity()
@Tree("nested-set")
export class Rank {
  @PrimaryColumn("char", { length: 2 }) code!: string;
  @TreeParent() parent!: Rank;
  @TreeChildren() children!: Rank[];
}
