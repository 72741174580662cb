import { expect } from "chai";
import { columns, faults, model, objects } from "./evaluate.js";

const prelude = `export enum Mood { Sad = "sad", Happy = "it's happy" }\n`;

describe("enum columns", () => {
  it("have a type of their own, named after table and column", () => {
    const found = model(`${prelude}
      @Entity() export class User { @PrimaryColumn("int") id!: number;
        @Column({ enum: Mood, default: Mood.Happy }) mood!: Mood;
        @Column("enum", { enum: ["a", "b"], array: true, default: ["a"], nullable: true }) kinds?: string[];
        @Column({ type: "enum", enum: { X: "x" } }) other!: string }`);
    expect(objects(found, "enum")).to.deep.equal([
      { name: "user_kinds_enum", values: ["a", "b"] },
      { name: "user_mood_enum", values: ["sad", "it's happy"] },
      { name: "user_other_enum", values: ["x"] },
    ]);
    expect(columns(found, "user").slice(1)).to.deep.equal([
      "mood user_mood_enum default 'it''s happy'",
      `kinds user_kinds_enum[] null default '{"a"}'`,
      "other user_other_enum",
    ]);
  });

  it("share a type by its name, or by the enum when one of them names it", () => {
    const found = model(`${prelude}
      @Entity() export class A { @PrimaryColumn("int") id!: number; @Column({ enum: Mood }) mood!: Mood }
      @Entity() export class B { @PrimaryColumn("int") id!: number; @Column({ enum: Mood, enumName: "mood" }) m!: Mood }
      @Entity() export class C { @PrimaryColumn("int") id!: number; @Column({ enum: ["sad", "it's happy"], enumName: "mood" }) m!: string }`);
    expect(objects(found, "enum")).to.deep.equal([{ name: "mood", values: ["sad", "it's happy"] }]);
    expect(["a", "b", "c"].map((table) => columns(found, table)[1])).to.deep.equal([
      "mood mood",
      "m mood",
      "m mood",
    ]);
  });

  it("are spelled with their namespace and with quotes where needed", () => {
    const found = model(
      `@Entity({ namespace: "app" }) export class A { @PrimaryColumn("int") id!: number;
        @Column({ enum: ["a"], enumName: "kind" }) a!: string;
        @Column({ enum: ["a"], enumName: "Kind", enumNamespace: "My" }) b!: string;
        @Column({ enum: ["a"], enumName: "text", enumNamespace: "public" }) c!: string;
        @Column({ enum: ["a"], enumName: "order", enumNamespace: "public" }) d!: string }`,
    );
    expect(columns(found, "a").slice(1)).to.deep.equal([
      "a app.kind",
      'b "My"."Kind"',
      'c public."text"',
      'd "order"',
    ]);
    expect(found.schema.ofKind("namespace").map(({ name }) => name)).to.deep.equal(["My", "app"]);
  });

  it("hand over renames of the type and of values", () => {
    const found = model(`
      @Entity() export class A { @PrimaryColumn("int") id!: number;
        @Column({ enum: ["new", "b"], enumName: "kind", enumRenamedFrom: "sort", renamedValues: { old: "new" } }) a!: string }`);
    expect(found.renames).to.deep.equal([
      { kind: "enum", namespace: "public", from: "sort", to: "kind" },
      { kind: "enumValue", namespace: "public", enum: "kind", from: "old", to: "new" },
    ]);
  });

  it("go with the table and the column that their name is made of", () => {
    const { renames } = model(`@Entity({ renamedFrom: "client" }) export class Customer {
      @PrimaryColumn("int") id!: number;
      @Column({ enum: ["a"] }) state!: string;
      @Column({ enum: ["b"], renamedFrom: "sort" }) kind!: string;
      @Column({ enum: ["c"], enumName: "c" }) other!: string;
    }`);
    const found = renames.filter(({ kind }) => kind === "enum").map(({ from, to }) => `${from} → ${to}`);
    expect(found.sort()).to.deep.equal([
      "client_sort_enum → customer_kind_enum",
      "client_state_enum → customer_state_enum",
    ]);
  });

  const one = (decorator: string, before = ""): string[] =>
    faults(`${before} @Entity() export class A { @PrimaryColumn("int") id!: number; ${decorator} it!: any }`);
  const refused: readonly (readonly [decorator: string, message: string, before?: string])[] = [
    ["@Column({ enum: N })", "its enum has numbers, which say nothing in a database", "enum N { A, B }"],
    [
      "@Column({ enum: M })",
      "its enum has numbers, which say nothing in a database",
      "enum M { A = 1, B = 'b' }",
    ],
    ["@Column({ enum: [] })", "its enum has no values"],
    ["@Column('enum')", "its enum has no values"],
    ["@Column({ enum: undefined })", "its enum is undefined"],
    ["@Column({ enum: ['a', 'a'] })", `its enum has "a" twice`],
    ["@Column({ enum: ['a', ''] })", `its enum has "" among its values`],
    ["@Column({ enum: ['a', 3] })", `its enum has 3 among its values`],
    ["@Column({ enum: 'a' })", `its enum is "a"`],
    ["@Column({ enum: ['a'], default: 'b' })", `the default "b" is not a value of the enum`],
    [
      "@Column({ enum: ['a'], array: true, default: ['a', 'b'] })",
      `the default "b" is not a value of the enum`,
    ],
    ["@Column('int', { enum: ['a'] })", "it is an enum and of type int at once"],
    ["@Column({ enum: ['a'], length: 3 })", "an enum takes no length"],
    ["@Column('text', { enumName: 'a' })", "enumName is given without an enum"],
    [
      "@Column({ enum: ['a'], renamedValues: { b: 'c' } })",
      `renamedValues makes "c", which the enum a_it_enum does not have`,
    ],
    [
      "@Column({ enum: ['a', 'b'], renamedValues: { b: 'a' } })",
      `renamedValues takes "b" away, which the enum a_it_enum still has`,
    ],
  ];
  for (const [decorator, message, before] of refused) {
    it(`refuse ${decorator} ${before ?? ""}`, () =>
      expect(one(decorator, before)).to.deep.equal([`A.it: ${message}`]));
  }

  it("refuse other values under one name, and one enum under no name", () => {
    expect(
      faults(`const Size = ["s", "m"];
      @Entity() export class A { @PrimaryColumn("int") id!: number; @Column({ enum: ["x"], enumName: "k" }) k!: string; @Column({ enum: Size }) size!: string }
      @Entity() export class B { @PrimaryColumn("int") id!: number; @Column({ enum: ["y"], enumName: "k" }) k!: string; @Column({ enum: Size }) size!: string }`),
    ).to.deep.equal([
      "A.size: its enum is that of several columns (A.size, B.size) and has no name",
      "B.k: its enum k has other values than that of A.k",
      "B.size: its enum is that of several columns (A.size, B.size) and has no name",
    ]);
  });
});
