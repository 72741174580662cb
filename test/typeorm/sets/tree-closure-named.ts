/** Trees in a schema, with a prefix: closure tables and their columns have names of their own, keys have odd ones. */
import {
  Column,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Tree,
  TreeChildren,
  TreeLevelColumn,
  TreeParent,
} from "typeorm";
export const setup = `CREATE SCHEMA "tree"`;
export const options = { entityPrefix: "p_" };
@Entity({ schema: "tree" })
@Tree("closure-table", {
  closureTableName: "Unit Closure",
  ancestorColumnName: (c: { readonly propertyName: string }) => `anc_${c.propertyName}`,
  descendantColumnName: (c: { readonly propertyName: string }) => `desc_${c.propertyName}`,
})
export class Unit {
  @PrimaryColumn({ length: 8, name: "Code Of" }) code!: string;
  @Column("int") tenantId!: number;
  @Column() name!: string;
  @TreeChildren({ cascade: true }) children!: Unit[];
  @TreeParent({ onDelete: "CASCADE" }) parent!: Unit;
  @TreeLevelColumn() level!: number;
}
@Entity("menu item")
@Tree("closure-table")
export class MenuItem {
  @PrimaryGeneratedColumn("uuid") Id!: string;
  @TreeChildren() kids!: MenuItem[];
  @TreeParent() @JoinColumn({ name: "Parent Id" }) up!: MenuItem;
}
@Entity()
@Tree("nested-set")
export class Nested {
  @PrimaryGeneratedColumn() id!: number;
  @TreeChildren() c!: Nested[];
  @TreeParent({ onDelete: "RESTRICT" }) p!: Nested;
}
@Entity({ schema: "tree" })
@Tree("materialized-path")
export class Path {
  @PrimaryGeneratedColumn("increment", { type: "bigint" }) id!: string;
  @TreeChildren() c!: Path[];
  @TreeParent() p!: Path;
  @ManyToOne(() => Unit) @JoinColumn([{ name: "unit_c", referencedColumnName: "code" }]) unit!: Unit;
}
@Entity()
@Tree("closure-table", {
  closureTableName: "by_number",
  ancestorColumnName: () => "a",
  descendantColumnName: () => "d",
})
export class Big {
  @PrimaryColumn("numeric", { precision: 20, scale: 0 }) n!: string;
  @TreeChildren() c!: Big[];
  @TreeParent() p!: Big;
}
