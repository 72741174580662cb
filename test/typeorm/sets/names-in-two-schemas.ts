/** The same names of tables, keys, constraints and indexes in two schemas. */
import {
  Check,
  Column,
  Entity,
  Index,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from "typeorm";
export const setup = `CREATE SCHEMA x; CREATE SCHEMA y`;
@Entity({ schema: "x", name: "t" })
@Index("same_ix", ["a"])
@Check("same_ck", "a > 0")
@Unique("same_uq", ["a", "b"])
export class XT {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: "same_pk" }) id!: number;
  @Column() a!: number;
  @Column("enum", { enum: ["p"] }) b!: string;
  @ManyToOne(() => YT) o!: unknown;
}
@Entity({ schema: "y", name: "t" })
@Index("same_ix", ["a"])
@Check("same_ck", "a > 1")
@Unique("same_uq", ["a", "b"])
export class YT {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: "same_pk" }) id!: number;
  @Column() a!: number;
  @Column("enum", { enum: ["q"] }) b!: string;
  @ManyToOne(() => XT) o!: unknown;
}
@Entity({ name: "t" })
export class PT {
  @PrimaryColumn("int") id!: number;
  @ManyToOne(() => XT, { onDelete: "CASCADE" }) x!: unknown;
  @ManyToOne(() => YT) y!: unknown;
  @ManyToOne(() => PT, { onDelete: "SET NULL", onUpdate: "RESTRICT" }) z!: unknown;
}
