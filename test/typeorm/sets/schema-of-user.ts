/** Where tables go that name no schema is up to the database: here into the one of the user. */
import {
  Column,
  type DataSource,
  Entity,
  ManyToOne,
  PrimaryGeneratedColumn,
  Tree,
  TreeChildren,
  TreeParent,
  ViewColumn,
  ViewEntity,
} from "typeorm";

export const setup = `CREATE SCHEMA "postgres"; CREATE TABLE public.note (id text)`;

@Entity()
@Tree("closure-table")
export class Note {
  @PrimaryGeneratedColumn() id!: number;
  @Column("enum", { enum: ["a", "b"], default: "a" }) kind!: string;
  @TreeParent() parent!: Note;
  @TreeChildren() children!: Note[];
}

@Entity({ schema: "public" })
export class Common {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(() => Note) note!: Note;
}

@ViewEntity({
  expression: (dataSource: DataSource) =>
    dataSource.createQueryBuilder().select("n.id", "id").from(Note, "n"),
})
export class Ids {
  @ViewColumn() id!: number;
}
