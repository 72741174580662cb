/** Names of more than 63 bytes and fewer letters, and sequences, keys and types of long names. */
import {
  Column,
  Entity,
  Index,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from "typeorm";

const wide = "ß".repeat(30);
const long = "of_a_rather_long_name_for_a_table_of_the_shop";

@Entity(`${wide}ab`)
@Index(`ix_${wide}`, ["text"])
@Unique(`uq_${wide.slice(3)}`, ["text", "more"])
export class Wide {
  @PrimaryGeneratedColumn({ name: `no_${"é".repeat(28)}` }) id!: number;
  @Column() text!: string;
  @Column("enum", { enum: ["x"], name: `kind_${"é".repeat(20)}` }) more!: string;
}

@Entity(`first_${long}`)
export class First {
  @PrimaryGeneratedColumn({ name: "identifier_of_the_first" }) id!: number;
  @Column("enum", { enum: ["a", "b"], name: "state_of_the_first" }) state!: string;
  @ManyToMany(() => Second) @JoinTable() seconds!: Second[];
}

@Entity(`second_${long}`)
export class Second {
  @PrimaryGeneratedColumn({ name: "identifier_of_the_second_one", type: "bigint" }) id!: string;
  @ManyToOne(() => First) first!: First;
  @Column("uuid", { name: "x".repeat(63), unique: true }) longest!: string;
}
