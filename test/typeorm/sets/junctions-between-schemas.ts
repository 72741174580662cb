/** Junction tables of tables in three schemas, of a data source that has a schema of its own, and with a prefix. */
import { Column, Entity, JoinTable, ManyToMany, PrimaryColumn, PrimaryGeneratedColumn } from "typeorm";

export const setup = `CREATE SCHEMA "one"; CREATE SCHEMA "Two"`;
export const options = { schema: "one", entityPrefix: "p_" };

@Entity()
export class Person {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToMany(() => Person) @JoinTable() friends!: Person[];
  @ManyToMany(() => Person) @JoinTable({ name: "foes", schema: "Two" }) foes!: Person[];
  @ManyToMany(
    () => Club,
    ({ members }) => members,
  )
  clubs!: Club[];
  @ManyToMany(() => Place, { onDelete: "NO ACTION", onUpdate: "NO ACTION" }) @JoinTable() places!: Place[];
}

@Entity({ schema: "Two" })
export class Club {
  @PrimaryColumn("varchar", { length: 30 }) name!: string;
  @PrimaryColumn("uuid") branch!: string;
  @ManyToMany(
    () => Person,
    ({ clubs }) => clubs,
  )
  @JoinTable()
  members!: Person[];
  @ManyToMany(() => Club) @JoinTable() partners!: Club[];
}

@Entity({ schema: "public", name: "Place Of Interest" })
export class Place {
  @PrimaryGeneratedColumn("identity", { type: "bigint" }) id!: string;
  @Column({ unique: true }) code!: string;
  @ManyToMany(() => Club)
  @JoinTable({
    joinColumn: { name: "place_code", referencedColumnName: "code" },
    inverseJoinColumns: [
      { name: "club", referencedColumnName: "name" },
      { name: "branch", referencedColumnName: "branch" },
    ],
  } as object)
  clubs!: Club[];
}
