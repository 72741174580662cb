/** Names with dots, signs and other writing. */
import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from "typeorm";

@Entity("таблица")
@Index("ix.with.dots", ["dotted", "percent"])
@Unique("unique (of both)", ["dotted", "dollar"])
@Check("check: it's?", `"a.b" <> ''`)
export class Signs {
  @PrimaryGeneratedColumn({ name: "№", primaryKeyConstraintName: "key of №" }) id!: number;
  @Column({ name: "a.b" }) dotted!: string;
  @Column({ name: "100%" }) percent!: string;
  @Column({ name: "$1" }) dollar!: string;
  @Column({ name: "back\\slash" }) backslash!: string;
  @Column({ name: "it's" }) apostrophe!: string;
  @Column({ name: "  spaced  " }) spaced!: string;
  @Column({ name: "日本語", default: "日本" }) japanese!: string;
  @Column({ name: "🐘" }) elephant!: string;
  @Column({ name: "UPPER" }) upper!: string;
  @Column({ name: "user" }) user!: string;
  @Column("enum", { enum: ["a"], name: "Kind.Of", enumName: "kind-of signs" }) kind!: string;
  @ManyToOne(() => Signs) @JoinColumn({ name: "up.to", foreignKeyConstraintName: "to: №" }) up!: Signs;
  @ManyToMany(() => Signs)
  @JoinTable({
    name: "many & more",
    joinColumn: { name: "this one" },
    inverseJoinColumn: { name: "that-one" },
  })
  many!: Signs[];
}

@Entity("Constructor")
export class constructor_ {
  @PrimaryColumn({ name: "toString" }) first!: string;
  @PrimaryColumn({ name: "hasOwnProperty" }) second!: string;
  @Column({ name: "valueOf", nullable: true }) third!: string;
}
