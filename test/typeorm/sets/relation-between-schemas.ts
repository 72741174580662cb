import {
  Column,
  Entity,
  Index,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
  Unique,
} from "typeorm";

export const setup = `CREATE SCHEMA "app"; CREATE SCHEMA "billing"`;

@Entity({ schema: "app" })
export class Customer {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ unique: true }) email!: string;
}

@Entity({ schema: "billing" })
@Unique(["no"])
export class Invoice {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @Index() @Column() no!: number;
  @ManyToOne(() => Customer) customer!: Customer;
  @ManyToOne(() => Note) note!: Relation<Note>;
  @ManyToMany(() => Customer) @JoinTable() copies!: Customer[];
  @ManyToMany(() => Note) @JoinTable({ name: "invoice_notes", schema: "app" }) notes!: Note[];
}

@Entity()
export class Note {
  @PrimaryGeneratedColumn("identity") id!: number;
}
