/** Compiled in both decorator modes: what must compile, and (after `@ts-expect-error`) what must not. */
import {
  Check,
  Column,
  Embedded,
  Entity,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToMany,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Sequence,
  sql,
  Unique,
} from "./schemix.js";

enum Status {
  Draft = "draft",
  Live = "live",
}
enum Level {
  Low,
  High,
}
class Address {
  @Column("text") street!: string;
}

// ---- what compiles

abstract class Audited {
  @Column("timestamptz", { default: sql`now()`, precision: 3 }) createdAt!: Date;
}

@Entity()
export class Team {
  private constructor() {}
  @PrimaryGeneratedColumn() id!: number;
  @OneToMany(
    () => User,
    (user) => user.team,
  )
  members!: User[];
  @ManyToMany(() => User, "teams") all!: User[];
}

@Entity("users", {
  namespace: "app",
  storage: { fillfactor: 70 },
  primaryKey: { name: "pk", deferrable: true },
})
@Sequence({ name: "s", start: 1n, ownedBy: "id" })
@Check(sql`true`)
@Check("named", "true", { notValid: true })
@Index(["a", { property: "b", order: "desc", nulls: "last" }, { expression: sql`lower(c)` }], {
  unique: true,
})
@Index("named", ["a"])
@Index({ properties: ["a"], method: "hash" })
@Index({ expression: sql`lower(a)`, operatorClass: "text_pattern_ops" })
@Unique(["a", "b"], { nullsNotDistinct: true })
@Unique("named", ["a"])
export abstract class User extends Audited {
  @PrimaryColumn({ identity: true }) id!: number;
  @PrimaryColumn("uuid", { default: sql`gen_random_uuid()` }) uuid!: string;
  @PrimaryColumn("int", { identity: "byDefault", comment: "c" }) key1!: number;
  @PrimaryColumn("enum", { enum: Status }) key2!: Status;
  @PrimaryColumn({ enum: Status }) key3!: Status;
  @PrimaryColumn({ type: "varchar", length: 3, collation: "C" }) key4!: string;
  @PrimaryGeneratedColumn("uuid", { comment: "c" }) other!: string;
  @PrimaryGeneratedColumn("identity", { type: "int", identity: { mode: "byDefault", start: 5 } }) no!: number;
  @Column() inferred!: string;
  @Column({ length: 320, unique: true }) email!: string;
  @Column({ precision: 10, scale: 2 }) price!: number;
  @Column({ default: 3 }) three!: number;
  @Column({ nullable: true, renamedFrom: "nick" }) nickname?: string;
  @Column("string", { length: 3, collation: "C", default: "x" }) a!: string;
  @Column("varchar(3)", { collation: "C" }) b!: string;
  @Column("citext", { default: "x", nullable: true }) c?: string;
  @Column("vector(3)", { using: "x", storage: "plain" }) d!: number[];
  @Column({ type: "decimal", precision: 10, scale: 2, default: "1.50" }) e!: string;
  @Column("numeric", { precision: 10 }) f!: string;
  @Column("bigint", { default: 5n }) g!: bigint;
  @Column("int", { identity: "byDefault" }) h!: number;
  @Column({ type: "int", identity: { start: 1, cycle: true } }) i!: number;
  @Column("int", { generated: sql`1 + 1` }) j!: number;
  @Column("int", { generated: "1 + 1", virtual: true }) k!: number;
  @Column("json", { default: { deep: [1, null, { x: true }] } }) l!: object;
  @Column("text", { array: true, default: [] }) m!: string[];
  @Column("timestamptz", { default: new Date(0) }) n!: Date;
  @Column("date", { default: "2020-01-01" }) o!: string;
  @Column("bytes", { default: new Uint8Array() }) p!: Uint8Array;
  @Column("boolean", { default: false, comment: "c" }) q!: boolean;
  @Column({ enum: Status, default: Status.Draft, renamedValues: { old: "draft" } }) r!: Status;
  @Column({ enum: ["a", "b"], enumName: "ab" }) s!: "a" | "b";
  @Column("enum", { enum: Status }) t!: Status;
  @Column({ type: "enum", enum: Status, array: true }) u!: Status[];
  @Column("text", { default: null, nullable: true }) v?: string | null;
  @Column("text") accessor w = "";
  @Column("int", { unique: { name: "u", deferrable: true } }) readonly x!: number;
  @Embedded(() => Address, { prefix: "home_" }) home!: Address;
  @Embedded(() => Address, { prefix: false, nullable: true }) work?: Address;
  @Index() @Unique() @Check(sql`y > 0`) @Column("int") y!: number;
  @Index("named", { order: "desc", where: sql`true`, include: ["a"] }) @Column("int") z!: number;
  @Index({ expression: sql`lower(aa)`, unique: true }) @Column("text") aa!: string;
  @ManyToOne(() => Team, { onDelete: "SET NULL", nullable: true, deferrable: "INITIALLY DEFERRED" })
  team?: Team;
  @ManyToOne(
    () => Team,
    (team) => team.members,
    { onDelete: "cascade", foreignKey: false },
  )
  team2!: Team;
  @ManyToOne(() => Team, "members") @JoinColumn({ name: "x", referencedColumn: "id" }) team3!: Team;
  @OneToOne(() => Team) @JoinColumn() team4!: Team;
  @OneToOne(() => Team) @JoinColumn([{ name: "a" }, { name: "b" }]) team5!: Team;
  @ManyToMany(
    () => Team,
    (team) => team.all,
  )
  @JoinTable({ name: "x", joinColumn: { name: "y" } })
  teams!: Team[];
  @ManyToMany(() => Team, { onDelete: "restrict" }) @JoinTable("x") teams2!: Team[];
}

// ---- what does not

export class Wrong {
  // @ts-expect-error a uuid has no length
  @Column("uuid", { length: 3 }) a!: string;
  // @ts-expect-error an int has no scale
  @Column({ type: "int", scale: 2 }) b!: number;
  // @ts-expect-error text does not number itself
  @Column("text", { identity: true }) c!: string;
  // @ts-expect-error an enum needs values
  @Column("enum") d!: string;
  // @ts-expect-error an enum needs values
  @Column({ type: "enum" }) e!: string;
  // @ts-expect-error numbers say nothing in a database
  @Column({ enum: Level }) f!: Level;
  // @ts-expect-error a default and an expression
  @Column("int", { default: 1, generated: sql`1` }) g!: number;
  // @ts-expect-error a default and an identity
  @Column("int", { default: 1, identity: true }) h!: number;
  // @ts-expect-error stored without an expression
  @Column("int", { stored: true }) i!: number;
  // @ts-expect-error a scale without a precision
  @Column("decimal", { scale: 2 }) j!: string;
  // @ts-expect-error a default of another type
  @Column("int", { default: "one" }) k!: number;
  // @ts-expect-error a default of another type
  @Column({ type: "boolean", default: 1 }) l!: boolean;
  // @ts-expect-error a function is not SQL
  @Column("timestamptz", { default: () => "now()" }) m!: Date;
  // @ts-expect-error a misspelled option
  @Column("varchar", { lenght: 3 }) n!: string;
  // @ts-expect-error a misspelled option where the type is inferred
  @Column({ lenght: 3 }) o!: string;
  // @ts-expect-error a length and a precision
  @Column({ length: 3, precision: 3 }) p!: string;
  // @ts-expect-error an int has no collation
  @Column("int", { collation: "C" }) q!: number;
  // @ts-expect-error a native type takes the common options only
  @Column("citext", { length: 3 }) r!: string;
  // @ts-expect-error an enum has no length
  @Column({ enum: Status, length: 3 }) s!: Status;
  // @ts-expect-error a key always has a value
  @PrimaryColumn({ nullable: true }) t!: number;
  // @ts-expect-error a key always has a value
  @PrimaryColumn("int", { nullable: true }) t2!: number;
  // @ts-expect-error a uuid has no length, in a key either
  @PrimaryColumn("uuid", { length: 3 }) t3!: string;
  // @ts-expect-error there is no such way to make keys
  @PrimaryGeneratedColumn("rowid") u!: number;
  // @ts-expect-error text does not number itself
  @PrimaryGeneratedColumn("identity", { type: "text" }) v!: string;
  // @ts-expect-error there is no such action
  @ManyToOne(() => Team, { onDelete: "explode" }) w!: Team;
  // @ts-expect-error the other side has no such property
  @ManyToOne(() => Team, "nope") x!: Team;
  @OneToMany(
    () => User,
    // @ts-expect-error the other side has no such property
    (user) => user.nope,
  )
  y!: User[];
  // @ts-expect-error the other side has to be named
  @OneToMany(() => User) z!: User[];
  // @ts-expect-error a class in the place of a function
  @ManyToOne(Team) aa!: Team;
  // @ts-expect-error TypeORM calls it so
  @ManyToOne(() => Team) @JoinColumn({ referencedColumnName: "id" }) bb!: Team;
  // @ts-expect-error a list of properties belongs to the class
  @Index(["a"]) cc!: string;
  // @ts-expect-error an entity is a class
  @Entity() dd!: string;
  // @ts-expect-error a time has no length
  @Column("timestamptz", { length: 3 }) ee!: Date;
  // @ts-expect-error an identity is not nullable text
  @Column("int", { identity: "sometimes" }) ff!: number;
}

// @ts-expect-error a column is a property
@Column("int")
export class WrongClass {}

// @ts-expect-error an index of a class has properties
@Index()
export class WrongIndex {}

// @ts-expect-error there is no such option
@Entity({ schema: "app" })
export class WrongEntity {}

// @ts-expect-error a key has a property or an expression
@Index([{ order: "desc" }])
export class WrongKey {}

// @ts-expect-error a sequence has a name
@Sequence({ start: 1 })
export class WrongSequence {}
