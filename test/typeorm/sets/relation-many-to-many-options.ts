/** Junction tables with every option, in schemas, to themselves, and twice between two. */
import { Column, Entity, JoinTable, ManyToMany, PrimaryColumn, PrimaryGeneratedColumn } from "typeorm";

export const setup = `CREATE SCHEMA links; CREATE SCHEMA "Other"`;
export const options = {};

@Entity({ schema: "Other", name: "Topic List" })
export class Topic {
  @PrimaryColumn({ length: 12 }) code!: string;
  @PrimaryColumn("int") part!: number;
  @Column({ unique: true }) slug!: string;
  @ManyToMany(
    () => Writer,
    ({ topics }) => topics,
    { onDelete: "CASCADE", onUpdate: "CASCADE" },
  )
  writers!: Writer[];
}

@Entity()
export class Writer {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @ManyToMany(
    () => Topic,
    ({ writers }) => writers,
    { onDelete: "RESTRICT" },
  )
  @JoinTable()
  topics!: Topic[];
  @ManyToMany(() => Topic)
  @JoinTable({
    name: "favourites",
    schema: "links",
    joinColumns: [{ name: "writer", foreignKeyConstraintName: "favourites_writer" }],
    inverseJoinColumns: [
      { name: "topic", referencedColumnName: "code" },
      { name: "part", referencedColumnName: "part" },
    ],
  })
  favourites!: Topic[];
  @ManyToMany(() => Topic)
  @JoinTable({ inverseJoinColumn: { name: "slug", referencedColumnName: "slug" } })
  bySlug!: Topic[];
  @ManyToMany(
    () => Writer,
    ({ readers }) => readers,
  )
  @JoinTable()
  read!: Writer[];
  @ManyToMany(
    () => Writer,
    ({ read }) => read,
  )
  readers!: Writer[];
  @ManyToMany(() => Topic, { createForeignKeyConstraints: false })
  @JoinTable({ name: "free_links" })
  free!: Topic[];
  @ManyToMany(() => Topic) @JoinTable({ name: "left_alone", synchronize: false }) leftAlone!: Topic[];
}
