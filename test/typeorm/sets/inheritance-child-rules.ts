/** Checks, exclusions, uniques, indexes and relations of the classes below one table. */
import {
  Check,
  ChildEntity,
  Column,
  Entity,
  Exclusion,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToMany,
  OneToOne,
  PrimaryGeneratedColumn,
  TableInheritance,
  Unique,
} from "typeorm";

export const setup = `CREATE SCHEMA "books"`;
export const options = { entityPrefix: "lib_" };

@Entity({ schema: "books" })
@TableInheritance({ column: { type: "smallint", name: "Kind", default: 1, comment: "which class" } })
@Check(`"pages" > 0`)
export class Work {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @Column() title!: string;
  @Column("int", { default: 1 }) pages!: number;
  @ManyToOne(
    () => Work,
    ({ parts }) => parts,
  )
  whole!: Work;
  @OneToMany(
    () => Work,
    ({ whole }) => whole,
  )
  parts!: Work[];
}

@ChildEntity(2 as never)
@Check("novel_isbn", "length(isbn) = 13")
@Unique("novel_isbn_edition", ["isbn", "edition"])
@Index(["title", "isbn"], { unique: true, where: "isbn IS NOT NULL" })
export class Novel extends Work {
  @Column({ length: 13 }) isbn!: string;
  @Column("int", { default: 1 }) edition!: number;
  @ManyToMany(() => Novel) @JoinTable() similar!: Novel[];
  @ManyToMany(() => Work, { onDelete: "RESTRICT" })
  @JoinTable({ name: "sources", joinColumn: { name: "novel" }, inverseJoinColumn: { name: "source" } })
  sources!: Work[];
}

@ChildEntity(3 as never)
@Exclusion("magazine_weeks", `USING gist ("weeks" WITH &&, "title" WITH =)`)
export class Magazine extends Work {
  @Column("int4range") weeks!: string;
  @OneToOne(() => Novel, { onDelete: "SET NULL" }) @JoinColumn({ name: "serial" }) serial!: Novel;
  @Index({ unique: true }) @Column() issue!: string;
}

@ChildEntity(4 as never)
export class Yearbook extends Magazine {
  @ManyToOne(() => Magazine, { deferrable: "INITIALLY DEFERRED" }) of!: Magazine;
  @Column({ type: "varchar", length: 20 }) declare issue: string;
}

@Entity()
export class Loan {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(() => Yearbook) yearbook!: Yearbook;
  @ManyToOne(() => Novel, { onUpdate: "CASCADE" }) @JoinColumn({ name: "novel_id" }) novel!: Novel;
  @ManyToMany(() => Magazine) @JoinTable() enclosed!: Magazine[];
}
