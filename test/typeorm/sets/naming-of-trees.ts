/** A naming strategy that names what trees and junction tables have, and every column. */
import {
  ChildEntity,
  Column,
  DefaultNamingStrategy,
  Entity,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToOne,
  PrimaryGeneratedColumn,
  TableInheritance,
  Tree,
  TreeChildren,
  TreeParent,
} from "typeorm";

const snakeCase = (text: string): string => text.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();

class Legacy extends DefaultNamingStrategy {
  override nestedSetColumnNames = { left: "lft", right: "rgt" };
  override materializedPathColumnName = "tree_path";
  override tableName(t: string, u?: string) {
    return `tbl${u ?? t}`;
  }
  override closureJunctionTableName(o: string) {
    return `${o}__tree`;
  }
  override columnName(p: string, c: string | undefined, e: string[]) {
    return `c_${snakeCase(e.concat("").join("_"))}${c ?? snakeCase(p)}`;
  }
  override joinColumnName(r: string, c: string) {
    return `${snakeCase(r)}__${c}`;
  }
  override joinTableColumnName(t: string, p: string, c?: string) {
    return `jt_${snakeCase(t)}_${c ?? p}`;
  }
  override joinTableColumnDuplicationPrefix(c: string, i: number) {
    return `${c}#${i}`;
  }
  override joinTableName(a: string, b: string, p: string) {
    return `${a}2${b}_${p.replace(/\./g, "_")}`;
  }
  eagerJoinRelationAlias(a: string, p: string) {
    return `${a}___${p}`;
  }
}
export const options = { namingStrategy: new Legacy() };
class In {
  @Column() deepVal!: string;
  @ManyToMany(() => B1) @JoinTable() many!: object[];
  @ManyToOne(() => B1) oneRel!: unknown;
}
@Entity()
@Tree("nested-set")
export class B1 {
  @PrimaryGeneratedColumn() theId!: number;
  @TreeChildren() kids!: B1[];
  @TreeParent() dad!: B1;
  @ManyToMany(() => B1) @JoinTable() self!: B1[];
}
@Entity()
@Tree("materialized-path")
export class B2 {
  @PrimaryGeneratedColumn("uuid") pk!: string;
  @TreeChildren() kids!: B2[];
  @TreeParent() dad!: B2;
  @Column(() => In) inn!: In;
}
@Entity()
@Tree("closure-table")
export class B3 {
  @PrimaryGeneratedColumn() pk!: number;
  @TreeChildren() kids!: B3[];
  @TreeParent() dad!: B3;
  @Column(() => In, { prefix: "Px" }) inn!: In;
}
@Entity()
@TableInheritance({ column: { name: "disc", type: "varchar" } })
export class B4 {
  @PrimaryGeneratedColumn() pk!: number;
  @Column("enum", { enum: ["M"] }) kindOf!: string;
}
@ChildEntity()
export class B5 extends B4 {
  @OneToOne(() => B1) @JoinColumn() lone!: unknown;
  @Index() @Column() onlyChild!: string;
}
