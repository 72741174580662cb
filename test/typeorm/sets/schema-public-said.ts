/** The schema that is there anyway, said by the data source, by entities, by junctions and by types. */
import {
  Column,
  Entity,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryGeneratedColumn,
  Tree,
  TreeChildren,
  TreeParent,
  ViewColumn,
  ViewEntity,
} from "typeorm";

export const options = { schema: "public", uuidExtension: "pgcrypto" as const };

@Entity({ schema: "public" })
@Tree("closure-table")
export class Group {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @Column("enum", { enum: ["open", "closed"], default: "open" }) kind!: string;
  @TreeParent() parent!: Group;
  @TreeChildren() children!: Group[];
  @ManyToMany(() => Member) @JoinTable({ schema: "public" }) members!: Member[];
}

@Entity()
export class Member {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(() => Group) group!: Group;
}

@ViewEntity({ schema: "public", expression: `SELECT "id" FROM "public"."member"` })
export class Ids {
  @ViewColumn() id!: number;
}
