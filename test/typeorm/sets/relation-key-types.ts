/** Columns of relations take everything over from the key that they refer to. */
import {
  Column,
  Entity,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from "typeorm";

@Entity()
export class Chars {
  @PrimaryColumn("char", { length: 26, collation: "C", comment: "made by the application" }) id!: string;
}
@Entity()
export class Texts {
  @PrimaryColumn("varchar", { length: 36 }) id!: string;
}
@Entity()
export class Numbers {
  @PrimaryColumn("decimal", { precision: 20, scale: 0 }) id!: string;
}
@Entity()
export class Moments {
  @PrimaryColumn("timestamptz", { precision: 3, default: () => "now()" }) at!: Date;
}
@Entity()
export class Kinds {
  @PrimaryColumn("enum", { enum: ["a", "b"], enumName: "kind_of_key", default: "a" }) kind!: string;
}
@Entity()
export class Numbered {
  @PrimaryGeneratedColumn("increment", { type: "bigint" }) id!: string;
  @Column("citext", { unique: true }) mail!: string;
  @Column("int", { array: true, unique: true }) list!: number[];
  @Column("macaddr", { unique: true, nullable: true, default: "08:00:2b:01:02:03" }) mac!: string;
}
@Entity()
export class Always {
  @PrimaryGeneratedColumn("identity", { generatedIdentity: "ALWAYS", type: "smallint" }) id!: number;
}

@Entity()
export class Refers {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @ManyToOne(() => Chars) chars!: Chars;
  @ManyToOne(() => Texts, { nullable: false }) texts!: Texts;
  @ManyToOne(() => Numbers) numbers!: Numbers;
  @ManyToOne(() => Moments) moments!: Moments;
  @ManyToOne(() => Kinds) kinds!: Kinds;
  @ManyToOne(() => Numbered) numbered!: Numbered;
  @ManyToOne(() => Numbered) @JoinColumn({ referencedColumnName: "mail" }) byMail!: Numbered;
  @OneToOne(() => Numbered) @JoinColumn({ referencedColumnName: "mac" }) byMac!: Numbered;
  @ManyToOne(() => Always) always!: Always;
  @ManyToMany(() => Chars) @JoinTable() manyChars!: Chars[];
  @ManyToMany(() => Moments) @JoinTable() manyMoments!: Moments[];
  @ManyToMany(() => Kinds) @JoinTable() manyKinds!: Kinds[];
  @ManyToMany(() => Always) @JoinTable() manyAlways!: Always[];
  @ManyToMany(() => Numbered)
  @JoinTable({ inverseJoinColumn: { referencedColumnName: "mail" } })
  manyMails!: Numbered[];
}
