/** Each kind of tree with each option, and in a schema of its own. */
import {
  Column,
  Entity,
  JoinColumn,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Tree,
  TreeChildren,
  TreeLevelColumn,
  TreeParent,
} from "typeorm";

export const setup = `CREATE SCHEMA "Woods"`;
export const options = {};

@Entity()
@Tree("closure-table", {
  closureTableName: "section_ways",
  ancestorColumnName: ({ propertyName }) => `above_${propertyName}`,
  descendantColumnName: ({ propertyName }) => `below_${propertyName}`,
})
export class Section {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @TreeChildren({ cascade: true }) children!: Section[];
  @TreeParent({ onDelete: "CASCADE" }) parent!: Section;
  @TreeLevelColumn() level!: number;
}

@Entity({ schema: "Woods" })
@Tree("closure-table")
export class Oak {
  @PrimaryColumn({ length: 20 }) name!: string;
  @TreeChildren() children!: Oak[];
  @TreeParent() parent!: Oak;
}

@Entity({ schema: "Woods" })
@Tree("nested-set")
export class Nested {
  @PrimaryGeneratedColumn("identity") id!: number;
  @Column() name!: string;
  @TreeChildren() children!: Nested[];
  @TreeParent() @JoinColumn({ name: "up" }) parent!: Nested;
}

@Entity()
@Tree("materialized-path")
export class Path {
  @PrimaryGeneratedColumn() id!: number;
  @TreeChildren() children!: Path[];
  @TreeParent({ onDelete: "SET NULL" }) parent!: Path;
}

@Entity()
@Tree("adjacency-list")
export class Adjacent {
  @PrimaryGeneratedColumn() id!: number;
  @TreeChildren() children!: Adjacent[];
  @TreeParent() parent!: Adjacent;
}
