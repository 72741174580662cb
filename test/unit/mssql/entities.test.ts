import { expect } from "chai";
import { longKeys } from "../../../src/dialects/mssql/limits/key-limits.js";
import { check } from "../../../src/dialects/mssql/limits/limits.js";
import type { EntityModel } from "../../../src/entities/to-schema.js";
import type { AnyObject } from "../../../src/objects/any.js";
import { Schema } from "../../../src/schema/schema.js";
import { faults, model, objects, rawFaults } from "../entities/evaluate.js";
import { mssqlParts } from "./parts.js";

const options = { dialect: mssqlParts, namespace: "dbo" };
const onMssql = (source: string): EntityModel => model(source, options);
const onPostgres = (source: string): EntityModel => model(source);
const faultsOf = (source: string): readonly string[] => faults(source, options);

function one<K extends AnyObject["kind"]>(from: EntityModel, kind: K, name: string): unknown {
  const {
    kind: _,
    namespace: _namespace,
    ...rest
  } = (objects(from, kind).find((object) => object.name === name) ?? {}) as Record<string, unknown>;
  return rest;
}

function columns(from: EntityModel, table: string): readonly unknown[] {
  const found = (from.schema.ofKind("column") as Extract<AnyObject, { kind: "column" }>[]).filter(
    (column) => column.table === table,
  );
  found.sort((a, b) => a.position - b.position);
  return found.map(({ kind: _, namespace: _n, table: _t, position: _p, ...rest }) => rest);
}

const entity = (body: string, head = "@Entity()"): string =>
  `${head} export class Thing { @PrimaryColumn("int") id!: number; ${body} }`;

describe("Entities on SQL Server", () => {
  it("have its types, ascii ones where that is said", () => {
    const found = columns(
      onMssql(
        entity(`@Column("string", { length: 320 }) a!: string; @Column("text", { nullable: true, ascii: true }) b!: string;
        @Column("string", { length: 2, ascii: true, default: "de" }) c!: string; @Column("boolean", { default: true }) d!: boolean;
        @Column("timestamptz", { precision: 3 }) e!: Date; @Column("varbinary", { length: 16 }) f!: Uint8Array;
        @Column("nvarchar(max)") g!: string; @Column("rowversion") h!: Uint8Array; @PrimaryGeneratedColumn("uuid") i!: string`),
      ),
      "thing",
    );
    expect(found.slice(1)).to.deep.equal([
      { name: "a", type: "nvarchar(320)", nullable: false },
      { name: "b", type: "varchar(max)", nullable: true },
      { name: "c", type: "varchar(2)", nullable: false, default: "'de'" },
      { name: "d", type: "bit", nullable: false, default: "1" },
      { name: "e", type: "datetimeoffset(3)", nullable: false },
      { name: "f", type: "varbinary(16)", nullable: false },
      { name: "g", type: "nvarchar(max)", nullable: false },
      { name: "h", type: "rowversion", nullable: false },
      { name: "i", type: "uniqueidentifier", nullable: false, default: "newid()" },
    ]);
  });

  const both = entity(
    `
    @Column("timestamptz", { default: sql\`now()\`, mssql: { default: sql\`sysdatetimeoffset()\`, defaultName: "df_made" } }) madeAt!: Date;
    @Column("json", { nullable: true, mssql: { type: "xml", sparse: true } }) extra!: unknown;
    @Column("string", { length: 40, mssql: { type: "sysname" } }) owner!: string;
    @Column("uuid", { mssql: { rowGuid: true } }) row!: string;
    @Index({ where: sql\`owner <> ''\`, mssql: { clustered: false, where: sql\`[owner] <> N''\`, include: ["row"], storage: { fillfactor: 80 } } }) @Column("int") a!: number;
    @Index({ method: "gin", mssql: false }) @Column("int") b!: number;
    @Index({ postgres: false, mssql: { clustered: true, filegroup: "FAST" } }) @Column("int") c!: number;
    @Check(sql\`d ~ 'x'\`, { mssql: { expression: sql\`[d] LIKE N'%x%'\` } }) @Column("string", { length: 5 }) d!: string;
    @Column("int", { unique: { mssql: { descending: ["e"] } } }) e!: number;
    @Column("int", { nullable: true, unique: { mssql: false } }) f!: number;`,
    `@Entity({ primaryKey: { mssql: { clustered: false } }, unlogged: true, postgres: { storage: { fillfactor: 70 } },
      mssql: { storage: { data_compression: "page" } } })`,
  ).replace("unlogged: true, postgres: {", "postgres: { unlogged: true,");

  it("say what is otherwise on one database under its name", () => {
    const found = onMssql(both);
    expect(one(found, "table", "thing")).to.deep.equal({
      name: "thing",
      storage: { data_compression: "page" },
    });
    expect(columns(found, "thing").slice(1, 5)).to.deep.equal([
      {
        name: "made_at",
        type: "datetimeoffset",
        nullable: false,
        default: "sysdatetimeoffset()",
        defaultName: "df_made",
      },
      { name: "extra", type: "xml", nullable: true, sparse: true },
      { name: "owner", type: "sysname", nullable: false },
      { name: "row", type: "uniqueidentifier", nullable: false, rowGuid: true },
    ]);
    expect(one(found, "primaryKey", "pk_thing")).to.deep.include({ columns: ["id"], clustered: false });
    expect(objects(found, "index").map(({ namespace: _, ...index }) => index)).to.deep.equal([
      {
        table: "thing",
        name: "ix_thing_a",
        keys: [{ column: "a" }],
        include: ["row"],
        where: "[owner] <> N''",
        storage: { fillfactor: "80" },
      },
      { table: "thing", name: "ix_thing_c", keys: [{ column: "c" }], tablespace: "FAST", clustered: true },
    ]);
    expect(one(found, "check", "ck_thing_d")).to.deep.include({ expression: "[d] LIKE N'%x%'" });
    expect(
      objects(found, "unique").map(({ columns: names, descending }) => [names, descending]),
    ).to.deep.equal([[["e"], ["e"]]]);
  });

  it("serve PostgreSQL all the same", () => {
    const found = onPostgres(both);
    expect(one(found, "table", "thing")).to.deep.equal({
      name: "thing",
      unlogged: true,
      storage: { fillfactor: "70" },
    });
    expect(columns(found, "thing").slice(1, 4)).to.deep.equal([
      { name: "made_at", type: "timestamptz", nullable: false, default: "now()" },
      { name: "extra", type: "jsonb", nullable: true },
      { name: "owner", type: "varchar(40)", nullable: false },
    ]);
    expect(objects(found, "index").map(({ name, method, where }) => [name, method, where])).to.deep.equal([
      ["ix_thing_a", undefined, "owner <> ''"],
      ["ix_thing_b", "gin", undefined],
    ]);
    expect(objects(found, "unique").map(({ name }) => name)).to.deep.equal(["uq_thing_e", "uq_thing_f"]);
    expect(one(found, "check", "ck_thing_d")).to.deep.include({ expression: "d ~ 'x'" });
  });

  it("keep by the check what became of values of an enum", () => {
    const { renamedValues } = onMssql(
      entity(
        `@Column({ enum: ["admin", "user"], renamedValues: { administrator: "admin" } }) role!: string;`,
      ),
    );
    expect([...(renamedValues ?? [])].map(([, renamed]) => renamed)).to.deep.equal([
      { column: "role", values: [["administrator", "admin"]] },
    ]);
  });

  it("keep an enum as text and a check", () => {
    const source = `enum Mood { Sad = "sad", Happy = "it's fine" }
      ${entity(`@Column({ enum: Mood, default: Mood.Sad }) mood!: Mood; @Column({ enum: ["a"], nullable: true, ascii: true }) grade!: string;`)}`;
    const found = onMssql(source);
    expect(found.schema.ofKind("enum")).to.deep.equal([]);
    expect(columns(found, "thing").slice(1)).to.deep.equal([
      { name: "mood", type: "nvarchar(9)", nullable: false, default: "N'sad'" },
      { name: "grade", type: "varchar(1)", nullable: true },
    ]);
    expect(objects(found, "check").map(({ name, expression }) => [name, expression])).to.deep.equal([
      ["ck_thing_grade", "[grade] IN ('a')"],
      ["ck_thing_mood", "[mood] IN (N'sad', N'it''s fine')"],
    ]);
    expect(onPostgres(source).schema.ofKind("enum")).to.have.length(2);
  });

  it("keep the history of a table, in columns that are declared or made", () => {
    const made = onMssql(entity("", "@Entity({ mssql: { temporal: true } })"));
    expect(one(made, "table", "thing")).to.deep.equal({
      name: "thing",
      temporal: {
        start: "valid_from",
        end: "valid_to",
        history: { namespace: "dbo", table: "thing_history" },
      },
    });
    expect(columns(made, "thing").slice(1)).to.deep.equal([
      { name: "valid_from", type: "datetime2", nullable: false, hidden: true, period: "start" },
      { name: "valid_to", type: "datetime2", nullable: false, hidden: true, period: "end" },
    ]);
    const declared = onMssql(
      entity(
        `@Column("timestamp", { precision: 3 }) since!: Date; @Column("timestamp", { precision: 3, mssql: { hidden: true } }) until!: Date; @Column("int") n!: number`,
        `@Entity({ mssql: { temporal: { start: "since", end: "until", history: { name: "past", namespace: "audit" }, retention: "6 MONTHS" } } })`,
      ),
    );
    expect((one(declared, "table", "thing") as { temporal: unknown }).temporal).to.deep.equal({
      start: "since",
      end: "until",
      history: { namespace: "audit", table: "past" },
      retention: "6 MONTHS",
    });
    expect(columns(declared, "thing").slice(1)).to.deep.equal([
      { name: "since", type: "datetime2(3)", nullable: false, period: "start" },
      { name: "until", type: "datetime2(3)", nullable: false, hidden: true, period: "end" },
      { name: "n", type: "int", nullable: false },
    ]);
  });

  it("choose other actions of a relation", () => {
    const source = `${entity("")} @Entity() export class Part { @PrimaryColumn("int") id!: number;
      @ManyToOne(() => Thing, { onDelete: "cascade", deferrable: true, mssql: { onDelete: "noAction", deferrable: false } }) thing!: object;
      @ManyToMany(() => Thing, { mssql: { onDelete: "noAction" } }) @JoinTable() others!: object[] }`;
    const actions = (from: EntityModel): readonly unknown[] =>
      objects(from, "foreignKey").map(({ name, onDelete, deferrable }) => [name, onDelete, deferrable]);
    expect(actions(onMssql(source))).to.deep.equal([
      ["fk_part_thing_id", undefined, undefined],
      ["fk_part_others_part_id", undefined, undefined],
      ["fk_part_others_thing_id", undefined, undefined],
    ]);
    expect(actions(onPostgres(source))).to.deep.equal([
      ["fk_part_thing_id", "cascade", true],
      ["fk_part_others_part_id", "cascade", undefined],
      ["fk_part_others_thing_id", "cascade", undefined],
    ]);
  });

  it("let a junction of two long keys be kept without an order", () => {
    const source = (options: string): string =>
      `@Entity() export class Tag { @PrimaryColumn("string", { length: 255 }) id!: string }
       @Entity() export class Word { @PrimaryColumn("string", { length: 255 }) id!: string;
         @ManyToMany(() => Tag) @JoinTable(${options}) tags!: object[] }`;
    const keys = (from: EntityModel): readonly unknown[] =>
      objects(from, "primaryKey").map(({ name, clustered }) => [name, clustered]);
    const warned = (from: EntityModel): readonly string[] => {
      expect(check(from.schema, new Schema([]))).to.deep.equal([]);
      return longKeys(from.schema, new Schema([]));
    };
    const [long, loose] = [source(""), source("{ mssql: { clustered: false } }")];
    expect(warned(onMssql(long))).to.deep.equal([
      "rows of dbo.word_tags are refused whose key in pk_word_tags takes more than 900 bytes (1700 where it is not clustered); its columns have room for 1020",
    ]);
    expect(warned(onMssql(loose))).to.deep.equal([]);
    expect(keys(onMssql(loose))).to.deep.include(["pk_word_tags", false]);
    expect(keys(onPostgres(loose))).to.deep.include(["pk_word_tags", undefined]);
    expect(faultsOf(source("{ clustered: false }"))[0]).to.contain('no option "clustered"');
  });

  it("have names that differ among the objects of a namespace, and indexes' in their table", () => {
    const twice = `${entity(`@Index("by_a") @Column("int") a!: number`)}
      @Entity() export class Other { @PrimaryColumn("int") id!: number; @Index("by_a") @Column("int") a!: number }`;
    expect(faultsOf(twice)).to.deep.equal([]);
    expect(faults(twice)[0]).to.contain("the name by_a of its index is taken");
    const checks = `${entity(`@Check("positive", sql\`a > 0\`) @Column("int") a!: number`)}
      @Entity() export class Other { @PrimaryColumn("int") id!: number; @Check("positive", sql\`a > 0\`) @Column("int") a!: number }`;
    expect(faults(checks)).to.deep.equal([]);
    expect(faultsOf(checks)[0]).to.contain("the name positive of its check is taken");
  });

  it("have names of 128 characters", () => {
    const name = `n${"ä".repeat(127)}`;
    expect(faultsOf(entity(`@Column("int", { name: "${name}" }) a!: number`))).to.deep.equal([]);
    expect(faultsOf(entity(`@Column("int", { name: "${name}x" }) a!: number`))[0]).to.contain(
      "is 129 characters long, the database takes 128",
    );
  });

  const lacking: readonly (readonly [source: string, message: string])[] = [
    [entity(`@Column("text", { array: true }) a!: string[]`), "SQL Server has no arrays of text"],
    [entity(`@Column({ enum: ["a"], array: true }) a!: string[]`), "SQL Server has no arrays of string"],
    [entity(`@Column("jsonb") a!: unknown`), "SQL Server has no type jsonb"],
    [entity("", "@Entity({ unlogged: true })"), "the database has no unlogged tables"],
    [entity("", "@Entity({ partitionBy: sql`RANGE (id)` })"), "the database has no partitioned tables"],
    [entity(`@Index({ method: "gin" }) @Column("int") a!: number`), "the database has no index methods"],
    [
      entity("", "@Index({ expression: sql`lower(id)` }) @Entity()"),
      "the database has no indexes on expressions",
    ],
    [
      entity("", `@Exclusion({ elements: [{ property: "id", with: "=" }] }) @Entity()`),
      "the database has no exclusion constraint",
    ],
    [entity("", `@Policy({ using: sql\`true\` }) @Entity()`), "the database has no policy"],
    [entity("", "@RowSecurity() @Entity()"), "the database has no row-level security"],
    [entity("", `@ReplicaIdentity("full") @Entity()`), "the database has no replica identity"],
    [
      entity(`@Column("int", { identity: { cache: 5 } }) a!: number`),
      "the database has no limits of identities",
    ],
    [entity(`@Column("int", { statistics: 5 }) a!: number`), "the database has no statistics targets"],
    [
      entity(`@Unique({ deferrable: true }) @Column("int") a!: number`),
      "the database has no deferrable constraints",
    ],
    [
      entity(`@Column("string", { length: 3, mssql: { sprase: true } }) a!: string`),
      'mssql of Column has no option "sprase"',
    ],
    [entity("", "@Entity({ mssql: { memory: true } })"), 'mssql of Entity has no option "memory"'],
    [entity(`@Column("string", { length: 3, mssql: false }) a!: string`), "mssql of Column is false"],
    [entity(`@Index({ mssql: 5 as never }) @Column("int") a!: number`), "mssql of Index is 5"],
  ];
  for (const [source, message] of lacking) {
    it(`refuse what it has no word for: ${message}`, () => {
      const found = faultsOf(source);
      expect(
        found.some((fault) => fault.includes(message)),
        found.join("\n"),
      ).to.equal(true);
    });
  }

  it("declare table types, where the database has such", () => {
    const source = `export const lines = defineTableType({ name: "line", columns: [{ name: "n", type: "int" }], primaryKey: ["m"], uniqe: [] } as never)`;
    expect(faultsOf(source)).to.deep.equal([
      'lines: defineTableType has no option "uniqe"',
      "lines: its key names m, which is no column of it",
    ]);
    const right = source.replace('["m"], uniqe: []', '["n"]');
    expect(faultsOf(right)).to.deep.equal([]);
    expect(faults(right)).to.deep.equal(["lines: the database has no table type"]);
  });

  it("are views that keep their rows by indexes", () => {
    const source = `@View({ as: sql\`SELECT team, COUNT_BIG(*) AS n FROM dbo.[user] GROUP BY team\`, mssql: { schemaBinding: true } })
      export class TeamSize { @Index({ unique: true, mssql: { clustered: true } }) @Column("int") team!: number; @Column("bigint") n!: bigint }`;
    const found = onMssql(source);
    expect(objects(found, "index")).to.deep.equal([
      {
        namespace: "dbo",
        table: "team_size",
        name: "ix_team_size_team",
        keys: [{ column: "team" }],
        unique: true,
        clustered: true,
      },
    ]);
    expect(faults(source)).to.deep.equal(["TeamSize.team: a view has no index"]);
  });

  it("say where an option belongs that only SQL Server has", () => {
    const [fault] = rawFaults(entity(`@Index({ clustered: true }) @Column("int") a!: number`), options);
    expect(fault).to.deep.include({
      message: 'Index has no option "clustered"',
      fix: "Only SQL Server has it: write mssql: { clustered: … }.",
    });
  });

  it("say what to do about that", () => {
    const [fault] = rawFaults(entity("", "@Entity({ unlogged: true })"), options);
    expect(fault).to.deep.include({
      class: "Thing",
      fix: "Leave it out, or say it for the database that has it: postgres: { … } among the options.",
    });
  });

  it("say comments on views and routines apart from the SQL that makes these", () => {
    const found = onMssql(`
      @View({ as: sql\`SELECT 1 AS a\`, comment: "A one" }) export class One { @Column("int") a!: number }
      export const twice = defineFunction({ name: "twice", arguments: [{ name: "n", type: "int" }], returns: "int",
        language: "sql", body: "RETURN @n * 2", comment: "Double" });
      export const two = defineObject(sql\`CREATE VIEW two AS SELECT 2 AS a\`, { comment: "A two" });`);
    expect(found.definitions?.map(({ sql, comment }) => [sql, comment])).to.deep.equal([
      ["CREATE VIEW two AS SELECT 2 AS a", "A two"],
      ["CREATE view one", undefined],
      ["CREATE function twice", undefined],
    ]);
    expect(objects(found, "comment").map(({ on, text }) => [on, text])).to.deep.equal([
      [{ kind: "function", namespace: "dbo", name: "twice" }, "Double"],
      [{ kind: "view", namespace: "dbo", name: "one" }, "A one"],
    ]);
  });

  it("leave out what is for another database", () => {
    const source = `${entity("", `@Policy({ using: sql\`true\`, mssql: false }) @Exclusion({ elements: [{ property: "id", with: "=" }], mssql: false }) @Entity()`)}
      @View({ as: sql\`SELECT now() AS a\`, mssql: { as: sql\`SELECT SYSDATETIME() AS a\` } }) export class Clock { @Column("timestamptz", { nullable: true }) a!: Date }
      @MaterializedView({ as: sql\`SELECT 1 AS a\`, mssql: false }) export class Totals { @Column("int") a!: number }
      export const touch = defineObject(sql\`CREATE FUNCTION touch()…\`, { mssql: false });
      export const today = defineObject(sql\`CREATE VIEW today AS SELECT current_date\`, { mssql: sql\`CREATE VIEW today AS SELECT GETDATE() AS d\` });`;
    expect(onMssql(source).definitions?.map(({ sql }) => sql)).to.deep.equal([
      "CREATE VIEW today AS SELECT GETDATE() AS d",
      "CREATE view clock",
    ]);
    expect(onPostgres(source).definitions).to.have.length(6);
  });
});
