/** Two sides of one change each, as entities that every database takes. A class is in one case only, so that all go together. */

/** Its sources, what is in its tables meanwhile, and whether only some databases see a difference. */
export interface ChangeCase {
  readonly before: string;
  readonly after: string;
  /** Run between the two; `{q:x}` is the name x with quotes. */
  readonly rows?: string;
  /** The databases on which both sides are not the same. */
  readonly on?: readonly string[];
}

const entity = (name: string, body: string, head = "@Entity()"): string =>
  `${head} export class ${name} { @PrimaryColumn("int") id!: number; ${body} }`;

/** A column in two ways. */
const column = (name: string, before: string, after: string): Omit<ChangeCase, "rows"> => ({
  before: entity(name, before),
  after: entity(name, after),
});

export const changeCases: Readonly<Record<string, ChangeCase>> = {
  "a table": { before: "", after: entity("Born", `@Column("int") a!: number;`) },
  "a table's comment": {
    before: entity("Told", "", `@Entity({ comment: "It's one" })`),
    after: entity("Told", "", `@Entity({ comment: "It's another" })`),
  },
  "a table's name": {
    before: entity("Named", "", `@Entity("named_first")`),
    after: entity("Named", "", `@Entity("named_then", { renamedFrom: "named_first" })`),
    rows: "insert into named_first (id) values (1)",
  },
  "a column": {
    ...column("Grown", "", `@Column("string", { length: 20, default: "it's" }) a!: string;`),
    rows: "insert into grown (id) values (1)",
  },
  "a column's name": {
    ...column("Called", `@Column("int") a!: number;`, `@Column("int", { renamedFrom: "a" }) b!: number;`),
    rows: "insert into called (id, a) values (1, 7)",
  },
  "a column's name that a check, an index and a key know": {
    ...column(
      "Known",
      `@Index() @Check("ck_known", sql\`a > 0\`) @Column("int", { unique: { name: "uq_known" } }) a!: number;`,
      `@Index() @Check("ck_known", sql\`b > 0\`) @Column("int", { unique: { name: "uq_known" }, renamedFrom: "a" }) b!: number;`,
    ),
    rows: "insert into known (id, a) values (1, 7)",
  },
  "a number's size": {
    ...column("Wide", `@Column("int") a!: number;`, `@Column("bigint") a!: bigint;`),
    rows: "insert into wide (id, a) values (1, 7)",
  },
  "a number's size with a default, a check and an index on it": {
    ...column(
      "Laden",
      `@Index() @Check(sql\`a > 0\`) @Column("int", { default: 5 }) a!: number;`,
      `@Index() @Check(sql\`a > 0\`) @Column("bigint", { default: 5 }) a!: bigint;`,
    ),
    rows: "insert into laden (id) values (1)",
  },
  "a text's length": {
    ...column(
      "Lengthy",
      `@Column("string", { length: 20 }) a!: string;`,
      `@Column("string", { length: 40 }) a!: string;`,
    ),
    rows: "insert into lengthy (id, a) values (1, 'a')",
  },
  "a text's length and its limit": column(
    "Endless",
    `@Column("string", { length: 20 }) a!: string;`,
    `@Column("text") a!: string;`,
  ),
  "a decimal's digits": {
    ...column(
      "Exact",
      `@Column("decimal", { precision: 8, scale: 2 }) a!: string;`,
      `@Column("decimal", { precision: 12, scale: 4 }) a!: string;`,
    ),
    rows: "insert into exact (id, a) values (1, 12.5)",
  },
  "a time's digits": column(
    "Timed",
    `@Column("timestamptz", { precision: 0 }) a!: Date; @Column("timestamp", { precision: 3 }) b!: Date;`,
    `@Column("timestamptz", { precision: 3 }) a!: Date; @Column("timestamp") b!: Date;`,
  ),
  "whether NULL is taken": {
    ...column(
      "Voided",
      `@Column("int") a!: number;`,
      `@Column("int", { nullable: true }) a!: number | null;`,
    ),
    rows: "insert into voided (id, a) values (1, 7)",
  },
  "a default": column(
    "Usual",
    `@Column("int", { default: 1 }) a!: number; @Column("string", { length: 9, default: "it's" }) b!: string; @Column("boolean", { default: true }) c!: boolean; @Column("int") d!: number;`,
    `@Column("int", { default: -2 }) a!: number; @Column("string", { length: 9, default: "not" }) b!: string; @Column("boolean", { default: false }) c!: boolean; @Column("int", { default: 0 }) d!: number;`,
  ),
  "a default in SQL": column(
    "Reckoned",
    `@Column("int", { default: sql\`1 + 1\` }) a!: number;`,
    `@Column("int", { default: sql\`3 * (1 + 1)\` }) a!: number;`,
  ),
  "a column's comment": column(
    "Noted",
    `@Column("int", { comment: "one" }) a!: number; @Column("int") b!: number; @Column("int", { comment: "gone" }) c!: number;`,
    `@Column("int", { comment: "it's two" }) a!: number; @Column("int", { comment: "new" }) b!: number; @Column("int") c!: number;`,
  ),
  "a computed column": column(
    "Summed",
    `@Column("int") a!: number; @Column("int", { generated: sql\`a * 2\`, nullable: true }) b!: number;`,
    `@Column("int") a!: number; @Column("int", { generated: sql\`a * 3\`, nullable: true }) b!: number;`,
  ),
  "a computed column that takes no NULL": column(
    "Tallied",
    `@Column("int") a!: number; @Column("int", { generated: sql\`a * 2\`, nullable: true }) b!: number;`,
    `@Column("int") a!: number; @Column("int", { generated: sql\`a * 2\` }) b!: number;`,
  ),
  "a primary key's columns": {
    before: entity("Keyed", `@Column("int") a!: number;`),
    after: entity("Keyed", `@PrimaryColumn("int") a!: number;`),
    rows: "insert into keyed (id, a) values (1, 2)",
  },
  "a primary key's name": {
    before: entity("Titled", "", `@Entity({ primaryKey: { name: "pk_first" } })`),
    after: entity("Titled", "", `@Entity({ primaryKey: { name: "pk_then" } })`),
  },
  "a unique constraint": column(
    "Sole",
    `@Column("int", { unique: true }) a!: number; @Column("int") b!: number; @Column("int", { unique: { name: "uq_c" } }) c!: number;`,
    `@Column("int") a!: number; @Column("int", { unique: true }) b!: number; @Column("int", { unique: { name: "uq_c_then" } }) c!: number;`,
  ),
  "a check": column(
    "Checked",
    `@Check("ck_a", sql\`a > 0\`) @Column("int") a!: number; @Check("ck_b", sql\`b > 0\`) @Column("int") b!: number; @Column("int") c!: number;`,
    `@Check("ck_a", sql\`a > 1\`) @Column("int") a!: number; @Column("int") b!: number; @Check("ck_c", sql\`c > 0 and c < 10\`) @Column("int") c!: number;`,
  ),
  "an index": {
    before: entity(
      "Listed",
      `@Column("int") a!: number; @Column("int", { nullable: true }) b!: number | null;`,
      `@Entity() @Index("ix_one", ["a"]) @Index("ix_two", ["a", "b"]) @Index("ix_three", ["b"]) @Index("ix_old", ["b", "a"])`,
    ),
    after: entity(
      "Listed",
      `@Column("int") a!: number; @Column("int", { nullable: true }) b!: number | null;`,
      `@Entity() @Index("ix_one", ["a"], { unique: true }) @Index("ix_two", ["a", { property: "b", order: "desc" }]) @Index("ix_three", ["b"], { where: sql\`b is not null\`, include: ["a"] }) @Index("ix_new", ["b", "a"])`,
    ),
    rows: "insert into listed (id, a, b) values (1, 2, 3)",
  },
  "a foreign key and its actions": {
    before: `${entity("Owner", "")} ${entity("Owned", `@ManyToOne(() => Owner) a!: object; @ManyToOne(() => Owner, { nullable: true }) b!: object | null; @Column("int") c!: number;`)}`,
    after: `${entity("Owner", "")} ${entity("Owned", `@ManyToOne(() => Owner, { onDelete: "cascade" }) a!: object; @Column("int", { nullable: true }) bId!: number | null; @ManyToOne(() => Owner, { foreignKey: "fk_c" }) @JoinColumn("c") c!: object;`)}`,
    rows: "insert into owner (id) values (1); insert into owned (id, a_id, b_id, c) values (1, 1, 1, 1)",
  },
  "a list of many to many": {
    before: `${entity("Reader", "")} ${entity("Book", "")}`,
    after: `${entity("Reader", "@ManyToMany(() => Book) @JoinTable() books!: object[];")} ${entity("Book", "")}`,
  },
  "the values of an enum": {
    before: entity(
      "Moody",
      `@Column({ enum: ["sad", "it's fine"], enumName: "mood_of", default: "sad" }) a!: string;`,
    ),
    after: entity(
      "Moody",
      `@Column({ enum: ["sad", "it's fine", "gay"], enumName: "mood_of", default: "it's fine" }) a!: string;`,
    ),
    rows: "insert into moody (id) values (1)",
  },
  "a namespace": {
    before: "",
    after: entity("Elsewhere", `@Column("int") a!: number;`, `@Entity({ namespace: "odd place" })`),
  },
  "a sequence": {
    before: entity("Counted", "", `@Sequence({ name: "tickets", start: 5 }) @Entity()`),
    after: entity(
      "Counted",
      "",
      `@Sequence({ name: "tickets", start: 5, increment: 3, maxValue: 900 }) @Entity()`,
    ),
  },
  "a clustered key and a filled page": {
    before: entity("Heaped", `@Column("int") a!: number;`),
    after: entity(
      "Heaped",
      `@Column("int") a!: number;`,
      `@Entity({ primaryKey: { mssql: { clustered: false } } }) @Index("cx_heaped", ["a"], { mssql: { clustered: true, storage: { fillfactor: 80 } }, postgres: false })`,
    ),
    on: ["mssql"],
  },
  "what is sparse, and the name of a default": {
    before: entity(
      "Rare",
      `@Column("int", { nullable: true }) a!: number | null; @Column("int", { default: 1 }) b!: number;`,
    ),
    after: entity(
      "Rare",
      `@Column("int", { nullable: true, mssql: { sparse: true } }) a!: number | null; @Column("int", { default: 1, mssql: { defaultName: "df_rare" } }) b!: number;`,
    ),
    on: ["mssql"],
  },
  "a history": {
    before: entity("Lasting", `@Column("int") a!: number;`),
    after: entity(
      "Lasting",
      `@Column("int") a!: number;`,
      `@Entity({ mssql: { temporal: { retention: "6 MONTHS" } } })`,
    ),
    rows: "insert into lasting (id, a) values (1, 2)",
    on: ["mssql"],
  },
  "a view": {
    before: `${entity("Seen", `@Column("int") a!: number;`)}
      @View({ as: sql\`SELECT id FROM seen\` }) export class Seeing { @Column("int", { nullable: true }) id!: number | null }`,
    after: `${entity("Seen", `@Column("int") a!: number;`)}
      @View({ as: sql\`SELECT id, a FROM seen WHERE a > 0\` }) export class Seeing { @Column("int", { nullable: true }) id!: number | null; @Column("int", { nullable: true }) a!: number | null }`,
  },
  "what SQL Server declares": {
    before: `export const kind = defineObject(sql\`SELECT 1\`, { postgres: false, mssql: sql\`CREATE TYPE phone_of FROM varchar(20) NOT NULL\` });
      export const tidy = defineObject(sql\`SELECT 1\`, { postgres: false, mssql: sql\`CREATE PROCEDURE tidy_up @days int AS SELECT @days AS a\` });`,
    after: `export const kind = defineObject(sql\`SELECT 1\`, { postgres: false, mssql: sql\`CREATE TYPE phone_of FROM varchar(30)\` });
      export const tidy = defineObject(sql\`SELECT 1\`, { postgres: false, mssql: sql\`CREATE PROCEDURE tidy_up @days int = 3 AS SELECT @days AS a, 1 AS b\` });
      export const twice = defineObject(sql\`SELECT 1\`, { postgres: false, mssql: sql\`CREATE FUNCTION twice_of (@n int) RETURNS int AS BEGIN RETURN @n * 2 END\` });`,
    on: ["mssql"],
  },
};
