import { expect } from "chai";
import { isSchemixError } from "../../../src/errors/schemix-error.js";
import { faults, model, modes, rawFaults } from "./evaluate.js";

const on = (decorator: string, mode: "legacy" | "standard" = "standard", type = "any"): string[] =>
  faults(`@Entity() export class A { @PrimaryColumn("int") id!: number; ${decorator} it!: ${type} }`, {
    mode,
  });
const headed = (head: string, body = ""): string[] =>
  faults(`@Entity() ${head} export class A { @PrimaryColumn("int") id!: number; ${body} }`);
const long = "n".repeat(64);

describe("contradictions of columns", () => {
  const cases: readonly (readonly [decorator: string, message: string])[] = [
    ["@Column('int', { length: 3 })", "int takes no length"],
    ["@Column('uuid', { precision: 3 })", "uuid takes no precision"],
    ["@Column('int', { collation: 'C' })", "int takes no collation"],
    ["@Column('text', { length: 3 })", "text takes no length"],
    ["@Column('decimal', { scale: 2 })", "Type decimal has a scale of 2 but no precision"],
    ["@Column('varchar', { length: 0 })", "length is 0"],
    ["@Column('varchar', { length: 1.5 })", "length is 1.5"],
    ["@Column('')", `the type is ""`],
    ["@Column('serial')", "serial is not a type but shorthand for a column with a sequence"],
    ["@Column('text', { identity: true })", "it numbers itself and is of type text"],
    ["@Column('int', { identity: true, array: true })", "it numbers itself and is of type integer[]"],
    ["@Column('int', { identity: true, nullable: true })", "it numbers itself and is nullable"],
    ["@Column('int', { identity: 'sometimes' })", `identity is "sometimes"`],
    ["@Column('int', { identity: { start: 1.5 } })", "identity's start is 1.5, not a whole number"],
    ["@Column('int', { identity: { begin: 1 } })", `identity has no option "begin"`],
    ["@Column('int', { name: 5n })", "name of Column was given 5 where a text is expected"],
    [
      "@Column('int', { nullable: 'no' })",
      `nullable of Column was given "no" where true or false is expected`,
    ],
    ["@Column('int', { using: null })", "using of Column was given null"],
    ["@Column('int', { renamedFrom: 5n })", "renamedFrom of Column was given 5 where a text is expected"],
    ["@Index({ method: 5 }) @Column('int')", "method of Index was given 5 where a text is expected"],
    [
      "@Column('text', { postgres: { collation: 5 } })",
      "collation of postgres of Column was given 5 where a name is expected",
    ],
    [
      "@Column('int', { default: 1, generated: 'id' })",
      "it has a default and a generating expression at once",
    ],
    ["@Column('int', { default: 1, identity: true })", "it has a default and an identity at once"],
    [
      "@Column('int', { identity: true, generated: 'id' })",
      "it has an identity and a generating expression at once",
    ],
    [
      "@Column('int', { virtual: true })",
      "stored and virtual say how generated values are kept, but it is not generated",
    ],
    [
      "@Column('int', { generated: 'id', stored: true, virtual: true })",
      "it is stored and virtual at once, or neither",
    ],
    ["@Column('int', { generated: 3 })", "the generating expression is 3, not SQL"],
    ["@Column('int', { generated: ' ' })", `the generating expression is " ", not SQL`],
    [
      "@Column('int', { generated: sql`id + ${1}` })",
      "the generating expression cannot be written: An SQL expression has an interpolated value where nothing can be bound",
    ],
    ["@Column('int', { primary: true, nullable: true })", "it is part of the primary key and nullable"],
    [
      "@Column('int', { default: () => 'now()' })",
      "the default is function default, which cannot be written into a database",
    ],
    ["@Column('int', { default: NaN })", "the default is NaN, which cannot be written into a database"],
    [
      "@Column('int', { default: Infinity })",
      "the default is Infinity, which cannot be written into a database",
    ],
    [
      "@Column('text', { default: Symbol('x') })",
      "the default is the symbol Symbol(x), which cannot be written into a database",
    ],
    [
      "@Column('json', { default: { a: new Map() } })",
      "the default is an instance of Map, which cannot be written into a database",
    ],
    [
      "@Column('json', { default: { a: [() => 1] } })",
      "the default is a function, which cannot be written into a database",
    ],
    [
      "@Column('json', { default: (() => { const a: any = {}; a.a = a; return a })() })",
      "the default is a value that contains itself, which cannot be written into a database",
    ],
    [
      "@Column('timestamptz', { default: new Date('x') })",
      "the default is an invalid date, which cannot be written into a database",
    ],
    [
      "@Column('text', { default: 'a\\0b' })",
      "the default cannot be written: A text value contains a NUL character",
    ],
    ["@Column('int', { lenght: 3 })", `Column has no option "lenght"`],
    ["@Column('int', { unique: 'uq_a' })", `@Unique was given "uq_a" where options are expected`],
    ["@Column('int', { unique: { nam: 'uq_a' } })", `Unique has no option "nam"`],
    [`@Column("int", { name: "${long}" })`, `the name "${long}" is 64 bytes long, the database takes 63`],
    [`@Column("int", { name: "" })`, `"" is not a name`],
    ["@Column('int', { renamedFrom: 'id' })", "renamedFrom names id, which is still the column of id"],
    ["@Column('int', { name: 'id' })", "its column id is also that of A.id"],
    ["@Index()", "it has decorators but stands for no column"],
    ["@Column('int') @JoinColumn()", "@JoinColumn stands on what has no join column"],
    ["@Column('int') @JoinTable()", "@JoinTable stands on what has no table"],
    ["@Column('int') @Index(['id'])", "@Index on a property lists properties"],
    ["@Column('int') @Unique(['id'])", "@Unique on a property lists properties"],
    ["@Column('int') @Entity()", "@Entity stands on a property"],
    ["@PrimaryGeneratedColumn('rowid')", `@PrimaryGeneratedColumn does not know "rowid"`],
  ];
  for (const [decorator, message] of cases) {
    it(decorator.replaceAll(long, "n…"), () => expect(on(decorator)).to.deep.equal([`A.it: ${message}`]));
  }

  /** What plain JavaScript, or a cast, hands to decorators. */
  const misused = [
    "@Entity(null) class A",
    "@Entity('a', 5) class A",
    "@Entity({ primaryKey: 'pk' }) class A",
    "@Entity() @Index([null]) class A",
    "@Entity() @Index({ properties: 5 }) class A",
    "@Entity() @Sequence() class A",
    "@Entity() @Sequence('no') class A",
    "@Entity() @Exclusion() class A",
    "@Entity() @Trigger() class A",
    "@Entity() @Trigger('tg') class A",
    "@Entity() @Policy(null) class A",
    "@Entity() @Rule(5) class A",
    "@Entity() @Statistics() class A",
    "@Entity() @Partition('p') class A",
    "@Entity() @ReplicaIdentity(null) class A",
    "@Entity() @ReplicaIdentity({ properties: 5 }) class A",
    "@Entity() @ClusterOn() class A",
    "@View() class A",
    "@MaterializedView('SELECT 1') class A",
  ];
  for (const declared of misused)
    it(`${declared} is a fault, and not an error of JavaScript`, () => {
      const source = `export ${declared} { @PrimaryColumn("int") id!: number }`;
      expect(rawFaults(source)).to.not.be.empty;
    });

  const misusedOnProperties = [
    "@Embedded(() => A, 5)",
    "@ManyToOne(() => A) @JoinColumn(null)",
    "@ManyToMany(() => A) @JoinTable(null)",
    "@ManyToMany(() => A) @JoinTable({ joinColumns: 5 })",
    "@ManyToMany(() => A) @JoinTable({ joinColumns: [null] })",
    "@PrimaryGeneratedColumn(5n)",
  ];
  for (const decorator of misusedOnProperties)
    it(`${decorator} is a fault, and not an error of JavaScript`, () => {
      const source = `@Entity() export class A { @PrimaryColumn("int") id!: number; ${decorator} it!: never }`;
      expect(rawFaults(source)).to.not.be.empty;
    });

  it("an embedded value as TypeORM says it is told how it is said here", () => {
    const [fault] = rawFaults("class B {} @Entity() export class A { @Column((() => B) as never) id!: B }");
    expect(fault?.message).to.equal("@Column was given a function where options are expected");
    expect(fault?.fix).to.contain("@Embedded(() => Address)");
  });

  it("a missing type says how to give one", () => {
    const [fault] = rawFaults("@Entity() export class A { @PrimaryColumn() id!: number }");
    expect(fault?.message).to.equal("it has no type");
    expect(fault?.fix).to.contain('@Column("text")').and.to.contain("emitDecoratorMetadata");
    expect(on("@Column()", "legacy", "string | number")[0]).to.contain("only an Object");
    expect(on("@Column()", "legacy", "string[]")[0]).to.contain("a list does not say of what");
    expect(on("@Column()", "legacy", "A")[0]).to.contain("A stands for no column type");
    expect(on("@Column({ identity: true })", "legacy", "string")).to.deep.equal([
      "A.it: it numbers itself and is of type text",
    ]);
  });

  for (const mode of modes) {
    it(`refuses decorators on static and private members and symbols (${mode})`, () => {
      expect(
        faults(
          `@Entity() export class A { @PrimaryColumn("int") id!: number; @Column("int") static it: number }`,
          { mode },
        ),
      ).to.deep.equal(["A.it: @Column stands on a static member"]);
      expect(
        faults(
          `const key = Symbol("k"); @Entity() export class A { @PrimaryColumn("int") id!: number; @Column("int") [key]!: number }`,
          { mode },
        ),
      ).to.deep.equal(["A.Symbol(k): @Column stands on a property named by a symbol"]);
    });
  }
});

describe("contradictions of classes", () => {
  const cases: readonly (readonly [head: string, message: string])[] = [
    ["@Index(['nope'])", `@Index names "nope", which is not a property with a column`],
    ["@Index(['id'], { include: ['nope'] })", `include names "nope", which is not a property with a column`],
    ["@Index()", "@Index on a class names no properties"],
    ["@Index([{ property: 'id', ordre: 'desc' }])", `indexKey has no option "ordre"`],
    ["@Index({ properties: ['id'], expression: 'id + 1' })", "@Index has properties and an expression"],
    ["@Unique(['nope'])", `@Unique names "nope", which is not a property with a column`],
    ["@Unique([])", "@Unique names no properties"],
    ["@Check(3)", "the check is 3, not SQL"],
    [`@Check("id > 0", { name: "${long}" })`, `the name "${long}" is 64 bytes long, the database takes 63`],
    [
      "@Sequence({ name: 's', ownedBy: 'nope' })",
      `ownedBy names "nope", which is not a property with a column`,
    ],
    ["@Sequence({ name: 's', type: 'text' })", `the sequence's type is "text"`],
    ["@Sequence({ name: 'a' })", "the name a of its sequence is taken by A"],
    ["@Index(['id']) @Index(['id'])", "the index ix_a_id is declared twice"],
    ["@Unique(['id']) @Unique(['id'])", "the unique constraint uq_a_id is declared twice"],
    ["@Check('id > 0') @Check('id > 0')", "the check ck_a_id is declared twice"],
    [
      "@Check('id > 0', { name: 'c' }) @Check('id > 1', { name: 'c' })",
      "the name c of its check is taken by A",
    ],
    ["@Column('int')", "@Column stands on a class"],
    [
      "@Policy({ to: [5] })",
      "to of Policy was given a list of 5 where a name or a list of names is expected",
    ],
    ["@Policy({ name: 5n })", "name of Policy was given 5 where a text is expected"],
  ];
  for (const [head, message] of cases) {
    it(head.replaceAll(long, "n…"), () => expect(headed(head)).to.deep.equal([`A: ${message}`]));
  }

  it("options of the entity", () => {
    const of = (options: string, body = "@PrimaryColumn('int') id!: number"): string[] =>
      faults(`@Entity(${options}) export class A { ${body} }`);
    expect(of("{ schema: 'x' }")).to.deep.equal([`A: Entity has no option "schema"`]);
    expect(of("{ name: '' }")).to.deep.equal([`A: "" is not a name`]);
    expect(of(`{ namespace: "${long}" }`)).to.have.length(1);
    expect(of("{ primaryKey: { nam: 'x' } }")).to.deep.equal([`A: primaryKey has no option "nam"`]);
    expect(of("{ primaryKey: { include: ['x'] } }")).to.deep.equal([
      `A: include names "x", which is not a property with a column`,
    ]);
    expect(of("{ primaryKey: { columns: ['id', 'id'] } }")).to.deep.equal([
      "A: primaryKey.columns names other properties than the key has",
    ]);
    expect(of("{ primaryKey: { name: 'x' } }", "@Column('int') id!: number")).to.deep.equal([
      "A: primaryKey is given, but no property is part of it",
    ]);
    expect(of("", "")).to.deep.equal(["A: it has no columns"]);
    expect(faults("@Entity() class A {} export { A as default }")).to.deep.equal(["A: it has no columns"]);
    expect(of("{ withoutColumns: true }", "")).to.deep.equal([]);
    expect(of("{ withoutColumns: true }")).to.deep.equal([
      "A: it has columns, though withoutColumns says it has none",
    ]);
  });

  it("two entities on one table, names across kinds", () => {
    expect(
      faults({
        a: "@Entity('t') export class A { @PrimaryColumn('int') id!: number }",
        b: "@Entity('t') export class B { @PrimaryColumn('int') id!: number }",
      }),
    ).to.deep.equal(["B: its table public.t is also that of A (a.ts)"]);
    expect(
      faults(`@Entity("ab") export class A { @PrimaryColumn("int") id!: number; @Index("ab") @Column("int") x!: number;
        @Column({ enum: ["a"], enumName: "ab" }) e!: string }`),
    ).to.deep.equal([
      "A: the name ab of its table is taken by A.e",
      "A.x: the name ab of its index is taken by A",
    ]);
  });

  it("explicit names in base classes clash in their tables' namespace", () => {
    expect(
      faults(`abstract class R { @PrimaryColumn("int") @Index("by_id") id!: number }
        @Entity() export class A extends R {}  @Entity() export class B extends R {}`),
    ).to.deep.equal(["B.id: the name by_id of its index is taken by A.id"]);
  });
});

describe("contradictions of relations", () => {
  const other =
    "@Entity() export class B { @PrimaryColumn('int') x!: number; @PrimaryColumn('int') y!: number; @Column('text') t!: string }";
  const to = (decorator: string, before = other): string[] =>
    faults(`${before} @Entity() export class A { @PrimaryColumn("int") id!: number; ${decorator} it!: any }`);
  const cases: readonly (readonly [decorator: string, message: string, before?: string])[] = [
    ["@ManyToOne(() => C)", "@ManyToOne refers to C, which is not an entity", "class C {}"],
    [
      "@ManyToOne(() => C)",
      "@ManyToOne refers to C, which is abstract and has no table",
      "@Entity({ abstract: true }) export class C { @PrimaryColumn('int') id!: number }",
    ],
    [
      "@ManyToOne(() => C)",
      "@ManyToOne refers to C, which is not among the entities that were loaded",
      "@Entity() class C { @PrimaryColumn('int') id!: number }",
    ],
    ["@ManyToOne(() => undefined as any)", "the function of @ManyToOne names a class that is not there"],
    ["@ManyToOne(() => 3 as any)", "the function of @ManyToOne returns something that is not a class"],
    ["@ManyToOne(() => { throw new TypeError('boom') })", "the function of @ManyToOne threw: boom"],
    [
      "@ManyToOne(() => C)",
      "C has no primary key to refer to",
      "@Entity() export class C { @Column('int') n!: number }",
    ],
    [
      "@ManyToOne(() => B) @JoinColumn({ name: 'b' })",
      "it has 1 join column, the primary key of B has 2 (x, y)",
    ],
    [
      "@ManyToOne(() => B) @JoinColumn({ referencedColumn: 'nope' })",
      `referencedColumn "nope" is not a property of B`,
    ],
    [
      "@ManyToOne(() => B) @JoinColumn({ referencedColumnName: 'x' })",
      `JoinColumn has no option "referencedColumnName"`,
    ],
    [
      "@ManyToOne(() => B) @JoinColumn({ referencedColumn: 't' })",
      "it refers to t of b, which nothing makes unique",
    ],
    [
      "@ManyToOne(() => A, { onDelete: 'setNull' })",
      "the action setNull cannot happen: column it_id is not nullable",
    ],
    ["@ManyToOne(() => A, { onDelete: 'explode' })", `"explode" is not something that can happen to a row`],
    ["@ManyToOne(() => A, { match: 'partial' })", `match is "partial"`],
    ["@ManyToOne(() => A, { eager: true })", `ManyToOne has no option "eager"`],
    ["@ManyToOne(() => A, { primary: true })", "the primary key refers to itself in a circle"],
    [
      "@ManyToOne(() => B, { primary: true, nullable: true }) @JoinColumn({ referencedColumn: 'x' })",
      "it is part of the primary key and nullable",
    ],
    [
      "@Column('text') itX!: string; @ManyToOne(() => B)",
      "its column it_x is that of itX of type text, but refers to B.x of type integer",
    ],
    ["@ManyToOne(() => A, 'nope')", "its other side A.nope is not a mapped property"],
    ["@ManyToOne(() => B, (b) => b.t)", "its other side B.t is a column"],
    ["@OneToMany(() => A)", "@OneToMany does not say which property refers back"],
    ["@OneToMany(() => A, 'it')", "its other side A.it is a @OneToMany"],
    ["@ManyToMany(() => B)", "no side of this @ManyToMany has @JoinTable"],
    ["@OneToOne(() => A, 'it')", "neither it nor A.it has @JoinColumn"],
    ["@OneToOne(() => A, 'it') @JoinColumn()", "both it and A.it have the column"],
    [
      "@OneToMany(() => C, 'a')",
      "its other side C.a refers to another class",
      "@Entity() export class C { @PrimaryColumn('int') id!: number; @ManyToOne(() => C) a!: C }",
    ],
    [
      "@ManyToMany(() => A, { onDelete: 'x' }) @JoinTable('j')",
      `"x" is not something that can happen to a row`,
    ],
    ["@ManyToMany(() => A) @JoinTable('a')", "the name a of its table is taken by A"],
  ];
  for (const [decorator, message, before] of cases) {
    it(`${decorator} ${before ?? ""}`, () => expect(to(decorator, before)).to.include(`A.it: ${message}`));
  }

  it("a class given in the place of a function", () => {
    expect(
      faults(`@Entity() export class B { @PrimaryColumn("int") id!: number }
        @Entity() export class A { @PrimaryColumn("int") id!: number; @ManyToOne(B as any) it!: any }`),
    ).to.include("A.it: @ManyToOne was not given a function that names the other entity");
  });

  it("both sides with a join table", () => {
    expect(
      faults(`@Entity() export class A { @PrimaryColumn("int") id!: number; @ManyToMany(() => B, "as") @JoinTable() bs!: object[] }
        @Entity() export class B { @PrimaryColumn("int") id!: number; @ManyToMany(() => A, "bs") @JoinTable() as!: object[] }`),
    ).to.deep.equal(["A.bs: both it and B.as have @JoinTable", "B.as: both it and A.bs have @JoinTable"]);
  });
});

describe("the error", () => {
  it("says what many columns have in common once, with all their places", () => {
    try {
      model({
        "src/a": `@Entity() export class A { @PrimaryColumn() id!: number; @Column() n!: number }`,
        "src/b": `@Entity() export class B { @PrimaryColumn() id!: number }`,
      });
      expect.fail("nothing was reported");
    } catch (error) {
      if (!isSchemixError(error, "ENTITIES_INVALID")) throw error;
      const [head, line, ...others] = error.message.split("\n");
      expect(head).to.equal("The entities have 3 contradictions:");
      expect(line).to.match(
        /^ {2}A\.id, A\.n \(src\/a\.ts\); B\.id \(src\/b\.ts\): it has no type\. Write one/,
      );
      expect(others).to.deep.equal([]);
      expect(error.data.faults).to.have.length(3);
    }
  });

  it("reports everything at once, with class, property and file", () => {
    try {
      model({
        "src/a": `@Entity() export class A { @PrimaryColumn() id!: number; @Column("int", { length: 3 }) n!: number }`,
        "src/b": `@Entity() @Index(["x"]) export class B { @PrimaryColumn("int") id!: number }`,
      });
      expect.fail("nothing was reported");
    } catch (error) {
      if (!isSchemixError(error, "ENTITIES_INVALID")) throw error;
      expect(error.message.split("\n")).to.have.length(4);
      expect(error.message).to.match(
        /^The entities have 3 contradictions:\n {2}A\.id \(src\/a\.ts\): it has no type\. Write one/,
      );
      expect(error.data.faults).to.deep.include({
        class: "B",
        file: "src/b.ts",
        message: '@Index names "x", which is not a property with a column',
        fix: "It has: id.",
      });
    }
  });

  it("reports a wrong naming function once for each place", () => {
    const source = `@Entity() export class A { @PrimaryColumn("int") id!: number }`;
    const column = (): string => {
      throw new Error("boom");
    };
    expect(faults(source, { naming: { column } })).to.deep.equal([
      "A.id: the naming function threw: Error: boom",
    ]);
    expect(faults(source, { naming: { table: () => "" } })).to.deep.equal([
      `A: the naming function made "" instead of a name`,
    ]);
  });
});
