/** Entities that share a table, in part or wholly, with other names of the same columns. */
import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from "typeorm";

@Entity("accounts")
export class Account {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @Column() email!: string;
  @Column("jsonb", { nullable: true }) profile!: object;
}

@Entity("accounts", { synchronize: false })
export class AccountOfReports {
  @PrimaryColumn("uuid") id!: string;
  @Column({ name: "email" }) mail!: string;
}

@Entity("notes")
@Index(["author"])
export class Note {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(() => AccountOfReports, { onDelete: "CASCADE" })
  @JoinColumn({ name: "author" })
  author!: AccountOfReports;
  @OneToOne(() => Account, { nullable: true }) @JoinColumn() reader!: Account | null;
}
