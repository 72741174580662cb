/** Names that PostgreSQL cuts, of everything that has one. */
import {
  Check,
  Column,
  Entity,
  Index,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from "typeorm";

const long = (name: string): string => `${name}_${"abcdefghij".repeat(6)}`;

@Entity(long("target").slice(0, 50))
export class Target {
  @PrimaryGeneratedColumn({ name: long("id") }) id!: number;
  @Column("enum", { enum: ["a", "b"], default: "a", name: long("kind") }) kind!: string;
  @Column({ name: long("unique"), unique: true }) unique!: string;
}

@Entity({ name: long("ownér") })
@Index(long("by_text"), ["text"])
@Unique(long("unique_text"), ["text", "other"])
@Check(long("check_text"), "length(text) > 1")
export class Owner {
  @PrimaryGeneratedColumn("uuid", { primaryKeyConstraintName: long("key") }) id!: string;
  @Column() text!: string;
  @Column("enum", { enum: ["x"], enumName: long("named"), array: true, nullable: true }) other!: string[];
  @ManyToOne(() => Target) target!: Target;
  @ManyToMany(() => Target) @JoinTable() targets!: Target[];
}
