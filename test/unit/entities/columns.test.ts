import { expect } from "chai";
import { keyOf } from "../../../src/schema/object.js";
import { columns, model, modes, objects, rawFaults } from "./evaluate.js";

const entity = (body: string, head = "@Entity()"): string =>
  `${head} export class Thing { @PrimaryColumn("int") id!: number; ${body} }`;
const column = (text: string): string | undefined => columns(model(entity(`${text} it!: any;`)), "thing")[1];

describe("columns", () => {
  const cases: readonly (readonly [decorator: string, line: string])[] = [
    [`@Column("string")`, "it text"],
    [`@Column("string", { length: 3 })`, "it varchar(3)"],
    [`@Column("varchar", { length: 3, collation: "C" })`, "it varchar(3) collate C"],
    [`@Column("citext")`, "it citext"],
    [`@Column("vector(3)")`, "it vector(3)"],
    [`@Column("json", { default: { a: [1, "x'y"] } })`, `it jsonb default '{"a":[1,"x''y"]}'`],
    [`@Column("jsonb", { default: [] })`, "it jsonb default '[]'"],
    [`@Column("bytes", { default: new Uint8Array([1, 255]) })`, "it bytea default E'\\\\x01ff'"],
    [`@Column("bigint", { default: 12345678901234567890n })`, "it bigint default 12345678901234567890"],
    [`@Column("text", { default: "it's" })`, "it text default 'it''s'"],
    [`@Column("text", { default: null, nullable: true })`, "it text null"],
    [`@Column("boolean", { default: true })`, "it boolean default true"],
    [`@Column("timestamptz", { default: new Date(0) })`, "it timestamptz default '1970-01-01T00:00:00.000Z'"],
    [`@Column("timestamptz", { precision: 0 })`, "it timestamptz(0)"],
    [
      `@Column("text", { default: sql\`\${sql.identifier("f")}(\${sql.literal("a'b")})\` })`,
      `it text default "f"('a''b')`,
    ],
    [`@Column("int", { array: 2, default: [[1], [2]] })`, `it integer[][] default '{{"1"},{"2"}}'`],
    [`@Column("int", { generated: "id * 2" })`, "it integer as (id * 2) stored"],
    [`@Column("int", { generated: sql\`id * 2\`, virtual: true })`, "it integer as (id * 2) virtual"],
    [`@Column("int", { generated: sql\`id * 2\`, stored: false })`, "it integer as (id * 2) virtual"],
    [`@Column("smallint", { identity: "byDefault" })`, "it smallint identity byDefault"],
    [`@Column("int", { name: "Other Name" })`, "Other Name integer"],
  ];
  for (const [decorator, line] of cases) {
    it(`${decorator} → ${line}`, () => expect(column(decorator)).to.equal(line));
  }

  it("keeps the options of an identity as decimal text", () => {
    const found = model(
      entity(
        `@Column("bigint", { identity: { start: 9007199254740993n, increment: -1, minValue: "-5", maxValue: 9, cache: 2, cycle: true } }) n!: bigint;`,
      ),
    );
    expect(objects(found, "column").find(({ name }) => name === "n")?.identity).to.deep.equal({
      mode: "always",
      start: "9007199254740993",
      increment: "-1",
      minValue: "-5",
      maxValue: "9",
      cache: "2",
      cycle: true,
    });
  });

  it("takes the order of a key from the class, or as it is said", () => {
    const found = model(`
      @Entity({ primaryKey: { columns: ["c", "a"] } })
      export class K { @PrimaryColumn("int") a!: number; @Column("int") b!: number; @PrimaryColumn("int") c!: number }
      @Entity() export class L { @PrimaryColumn("int") id!: number; @ManyToOne(() => K) k!: K }`);
    expect(objects(found, "primaryKey").map(({ columns: names }) => names)).to.deep.equal([
      ["c", "a"],
      ["id"],
    ]);
    expect(objects(found, "foreignKey")[0]).to.deep.include({ columns: ["k_c", "k_a"] });
    expect(columns(found, "k")).to.deep.equal(["a integer", "b integer", "c integer"]);
  });

  it("makes keys: identity, uuid, composite, named", () => {
    const found = model(`
      @Entity() export class A { @PrimaryGeneratedColumn() id!: number }
      @Entity() export class B { @PrimaryGeneratedColumn("uuid") id!: string }
      @Entity() export class C { @PrimaryGeneratedColumn("identity", { type: "int", identity: "byDefault" }) id!: number }
      @Entity({ primaryKey: { name: "the_key", include: ["note"], deferrable: true, comment: "k", storage: { fillfactor: 70 } } })
      export class D { @PrimaryColumn("int") x!: number; @Column("text") note!: string; @Column("int", { primary: true }) y!: number }
      @Entity() export class E { @Column("int") loose!: number }`);
    expect(["a", "b", "c", "d", "e"].map((table) => columns(found, table)[0])).to.deep.equal([
      "id bigint identity always",
      "id uuid default gen_random_uuid()",
      "id integer identity byDefault",
      "x integer",
      "loose integer",
    ]);
    expect(objects(found, "primaryKey")).to.deep.equal([
      { table: "a", name: "pk_a", columns: ["id"] },
      { table: "b", name: "pk_b", columns: ["id"] },
      { table: "c", name: "pk_c", columns: ["id"] },
      {
        table: "d",
        name: "the_key",
        columns: ["x", "y"],
        deferrable: true,
        include: ["note"],
        storage: { fillfactor: "70" },
      },
    ]);
    expect(objects(found, "comment").map(({ name }) => name)).to.deep.equal(["primaryKey the_key"]);
  });

  it("keeps storage, compression, statistics and comments", () => {
    const found = model(
      entity(
        `@Column("text", { storage: "external", compression: "lz4", statistics: 500, comment: "c" }) t!: string;`,
      ),
    );
    expect(objects(found, "column").find(({ name }) => name === "t")).to.deep.include({
      storage: "external",
      compression: "lz4",
      statistics: 500,
    });
    expect(objects(found, "comment")[0]).to.deep.include({ table: "thing", name: "column t", text: "c" });
  });

  it("keeps options of the table", () => {
    const found = model(
      entity(
        "",
        `@Entity({ name: "T", namespace: "app", comment: "c", unlogged: true, storage: { fillfactor: 70 }, tablespace: "fast", accessMethod: "columnar", partitionBy: sql\`RANGE (id)\`, renamedFrom: "old" })`,
      ),
    );
    expect(objects(found, "table")).to.deep.equal([
      {
        namespace: "app",
        name: "T",
        unlogged: true,
        storage: { fillfactor: "70" },
        tablespace: "fast",
        accessMethod: "columnar",
        partitionBy: "RANGE (id)",
      },
    ]);
    expect(found.schema.ofKind("namespace").map(({ name }) => name)).to.deep.equal(["app"]);
    expect(found.renames).to.deep.equal([{ kind: "table", namespace: "app", from: "old", to: "T" }]);
  });

  for (const mode of modes)
    it(`ignores what @Ignore stands on, with ${mode} decorators`, () => {
      const source = `
        class Base { @Column("text") note!: string }
        @Entity() export class Thing extends Base {
          @PrimaryColumn("int") id!: number;
          @Ignore() @Column("text") before!: string;
          @Column("text") @Ignore() after!: string;
          @Ignore() @ManyToOne(() => Other) other!: unknown;
          @Ignore() note!: string;
        }
        @Ignore() @Entity() export class Other { @PrimaryColumn("uuid") id!: string }`;
      const found = model(source, { mode });
      expect(columns(found, "thing")).to.deep.equal(["id integer"]);
      expect(objects(found, "table")).to.deep.equal([{ name: "thing" }]);
      expect(found.ignored.map(({ kind, name }) => `${kind} ${name}`)).to.have.members([
        "table other",
        "column note",
        "column before",
        "column after",
        "column other_id",
      ]);
    });

  it("refuses @Ignore where there is no column to ignore", () => {
    const faults = rawFaults(`class Part { @Column("int") x!: number }
      @Entity() export class Thing { @PrimaryColumn("int") id!: number; @Ignore() @Embedded(() => Part) part!: Part }`);
    expect(faults.map(({ property, message }) => `${property}: ${message}`)).to.deep.equal([
      "part: @Ignore stands on what has no column of its own",
    ]);
  });

  it("hands over casts, renames and what is ignored", () => {
    const found = model(`
      @Entity() export class Thing {
        @PrimaryColumn("int") id!: number;
        @Column("int", { using: sql\`length(size)\`, renamedFrom: "sz" }) size!: number;
        @Column("text", { ignore: true }) legacy!: string;
        @ManyToOne(() => Other, { ignore: true }) other!: Other;
        @ManyToOne(() => Other) kept!: Other;
      }
      @Entity({ ignore: true, namespace: "ext" }) export class Other { @PrimaryColumn("uuid") id!: string; @Column() unread!: object }`);
    const reference = { kind: "column", namespace: "public", table: "thing", name: "size" };
    expect([...found.using]).to.deep.equal([[keyOf(reference), { up: "length(size)", down: undefined }]]);
    expect(found.renames).to.deep.equal([
      { kind: "column", namespace: "public", table: "thing", from: "sz", to: "size" },
    ]);
    expect(columns(found, "thing")).to.deep.equal(["id integer", "size integer", "kept_id uuid"]);
    expect(found.ignored).to.deep.equal([
      { kind: "table", namespace: "ext", name: "other" },
      { kind: "column", namespace: "public", table: "thing", name: "legacy" },
      { kind: "column", namespace: "public", table: "thing", name: "other_id" },
    ]);
    expect(objects(found, "table")).to.deep.equal([{ name: "thing" }]);
    expect(objects(found, "foreignKey")[0]).to.deep.include({
      name: "fk_thing_kept_id",
      references: { namespace: "ext", table: "other", columns: ["id"] },
    });
  });

  it("keeps sequences", () => {
    const found = model(
      entity(
        `@Column("int") n!: number;`,
        `@Entity({ namespace: "app" }) @Sequence({ name: "seq", type: "integer", start: 5, increment: 5, ownedBy: "n", comment: "c" })`,
      ),
    );
    expect(objects(found, "sequence")).to.deep.equal([
      {
        namespace: "app",
        name: "seq",
        type: "integer",
        start: "5",
        increment: "5",
        ownedBy: { table: "thing", column: "n" },
      },
    ]);
  });
});
