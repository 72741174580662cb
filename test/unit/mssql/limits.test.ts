import { expect } from "chai";
import { refuseLimits } from "../../../src/api/comparison/refused-limits.js";
import type { Unmodelled } from "../../../src/dialects/dialect.js";
import { mssqlDialect } from "../../../src/dialects/mssql/dialect.js";
import { longKeys } from "../../../src/dialects/mssql/limits/key-limits.js";
import { check } from "../../../src/dialects/mssql/limits/limits.js";
import { isSchemixError } from "../../../src/errors/schemix-error.js";
import { hazardsOf } from "../../../src/lint/hazards.js";
import type { AnyOperation } from "../../../src/objects/any.js";
import type { ForeignKeyAttributes } from "../../../src/objects/foreign-key/shape.js";
import { Schema } from "../../../src/schema/schema.js";
import { type Facts, flatten, type TableSpec, table } from "../../support/facts.js";
import { model } from "../entities/evaluate.js";
import { mssqlParts } from "./parts.js";

const nothing = new Schema([]);

function schemaOf(...facts: Facts): Schema {
  return new Schema(flatten(facts));
}

function found(...facts: Facts): readonly string[] {
  return check(schemaOf(...facts), nothing).map(({ code, message }) => `${code}: ${message}`);
}

type Reference = readonly [target: string, actions: Pick<ForeignKeyAttributes, "onDelete" | "onUpdate">];

/** A table that refers to others. */
function heir(name: string, ...to: readonly Reference[]): Facts {
  const columns = Object.fromEntries(to.map((_, index) => [`c${index}`, "int"] as const));
  const foreignKey = Object.fromEntries(
    to.map(
      ([target, actions], index) =>
        [
          `fk_${name}_${index}`,
          { columns: [`c${index}`], references: [target, ["id"]], ...actions },
        ] as const,
    ),
  );
  return table(name, { columns: { id: "int!", ...columns }, primaryKey: "id", foreignKey } as TableSpec);
}

const cascade = { onDelete: "cascade" } as const;

describe("Limits of SQL Server", () => {
  it("let through what is a tree", () => {
    expect(
      found(
        heir("a"),
        heir("b", ["a", cascade]),
        heir("c", ["b", cascade]),
        heir("d", ["b", { onDelete: "setNull" }]),
      ),
    ).to.deep.equal([]);
    expect(found(heir("a"), heir("b", ["a", cascade], ["a", {}]))).to.deep.equal([]);
    expect(found(heir("a"), heir("b", ["a", cascade], ["a", { onUpdate: "cascade" }]))).to.deep.equal([]);
  });

  it("find two paths to a table", () => {
    expect(
      found(heir("a"), heir("b", ["a", cascade]), heir("c", ["a", cascade], ["b", cascade])),
    ).to.deep.equal([
      "CASCADE_PATHS: when a row of public.a goes, public.c is reached on two paths: " +
        "public.a → public.b (fk_b_0) → public.c (fk_c_1), and public.a → public.c (fk_c_0)",
    ]);
    expect(found(heir("a"), heir("b", ["a", cascade], ["a", { onDelete: "setNull" }]))).to.deep.equal([
      "CASCADE_PATHS: when a row of public.a goes, public.b is reached on two paths: " +
        "public.a → public.b (fk_b_0), and public.a → public.b (fk_b_1)",
    ]);
  });

  it("tell a diamond once, where its paths part", () => {
    const diamond = [
      heir("b", ["a", cascade]),
      heir("c", ["a", cascade]),
      heir("d", ["b", cascade], ["c", cascade]),
    ];
    expect(found(heir("root"), heir("a", ["root", cascade]), ...diamond)).to.have.length(1);
  });

  it("find circles, each once", () => {
    expect(found(heir("a", ["a", { onDelete: "setNull" }]))).to.deep.equal([
      "CASCADE_PATHS: what happens when a row of public.a goes comes back to it: public.a → public.a (fk_a_0)",
    ]);
    expect(found(heir("a", ["b", cascade]), heir("b", ["a", cascade]))).to.have.length(1);
    expect(
      found(heir("a", ["b", { onUpdate: "cascade" }]), heir("b", ["a", { onUpdate: "cascade" }])),
    ).to.deep.equal([
      "CASCADE_PATHS: what happens when a row of public.a changes its key comes back to it: " +
        "public.a → public.b (fk_b_0) → public.a (fk_a_0)",
    ]);
  });

  it("take one clustered index", () => {
    const both = { id: "int!", n: "int!" };
    const index = { ix_n: { keys: [{ column: "n" }], clustered: true } };
    expect(found(table("t", { columns: both, primaryKey: "id", index }))).to.deep.equal([
      "CLUSTERED_TWICE: the rows of t are to lie in the order of pk_t and of ix_n",
    ]);
    expect(
      found(table("t", { columns: both, primaryKey: { columns: ["id"], clustered: false }, index })),
    ).to.deep.equal([]);
  });

  it("keep keys of indexes short", () => {
    const of = (type: string, spec: TableSpec): readonly string[] =>
      found(table("t", { columns: { id: "int!", n: `${type}!` }, ...spec }));
    const index: TableSpec = { index: { ix_n: ["n"] } };
    expect(of("nchar(850)", index)).to.deep.equal([]);
    expect(of("nchar(851)", index)).to.deep.equal([
      "INDEX_KEY_TOO_LONG: the key of ix_n takes 1702 bytes or more",
    ]);
    expect(of("nvarchar(4000)", index)).to.deep.equal([]);
    expect(of("nvarchar(max)", index)).to.deep.equal([
      "INDEX_KEY_TOO_LONG: ix_n has n of type nvarchar(max) for its key",
    ]);
    expect(of("nchar(450)", { primaryKey: "n" })).to.deep.equal([]);
    expect(of("nchar(451)", { primaryKey: "n" })).to.deep.equal([
      "INDEX_KEY_TOO_LONG: the key of pk_t takes 902 bytes or more",
    ]);
    expect(of("nchar(451)", { primaryKey: { columns: ["n"], clustered: false } })).to.deep.equal([]);
    expect(
      of("nvarchar(max)", { index: { ix_id: { keys: [{ column: "id" }], include: ["n"] } } }),
    ).to.deep.equal([]);
    expect(of("dbo.Phone", index)).to.deep.equal([]);
  });

  it("warn of keys that the server makes and whose longest rows it refuses", () => {
    const logins = schemaOf(
      table("logins", {
        columns: { provider: "nvarchar(450)!", key: "nvarchar(450)!", name: "nvarchar(850)!", id: "int!" },
        primaryKey: ["provider", "key"],
        index: { ix_name: ["name"], ix_both: ["name", "id"] },
      }),
    );
    expect(check(logins, nothing)).to.deep.equal([]);
    expect(longKeys(logins, nothing)).to.deep.equal([
      "rows of public.logins are refused whose key in pk_logins takes more than 900 bytes (1700 where it is not clustered); its columns have room for 1800",
      "rows of public.logins are refused whose key in ix_both takes more than 1700 bytes; its columns have room for 1704",
    ]);
    expect(longKeys(logins, logins)).to.deep.equal([]);
    const shorter = schemaOf(
      table("logins", {
        columns: { provider: "nvarchar(450)!", key: "nvarchar(450)!", name: "nvarchar(100)!", id: "int!" },
        primaryKey: ["provider", "key"],
        index: { ix_name: ["name"], ix_both: ["name", "id"] },
      }),
    );
    expect(longKeys(logins, shorter)).to.have.length(1);
    const create: AnyOperation = { kind: "createNamespace", name: "x" };
    const known = { dialect: mssqlDialect, goal: logins, former: shorter };
    expect(hazardsOf([create], known)).to.deep.equal([
      { kind: "mayFail", message: longKeys(logins, shorter)[0] },
    ]);
    expect(hazardsOf([], known)).to.deep.equal([]);
  });

  it("leave what is there", () => {
    const there = schemaOf(table("t", { columns: { n: "nchar(1000)!" }, index: { ix_n: ["n"] } }));
    expect(check(there, there)).to.deep.equal([]);
    expect(check(there, nothing)).to.have.length(1);
  });

  it("keep rows in a page", () => {
    const row = (a: string, b: string): readonly string[] => found(table("t", { columns: { a, b } }));
    expect(row("char(8000)", "char(53)")).to.deep.equal([]);
    expect(row("char(8000)", "char(54)")).to.deep.equal([
      "ROW_TOO_LONG: every row of t takes 8061 bytes or more",
    ]);
    expect(row("varchar(8000)", "nvarchar(4000)")).to.deep.equal([]);
  });

  const impossible: readonly (readonly [columns: TableSpec["columns"], message: string])[] = [
    [
      { a: { type: "int", identity: { mode: "always" } }, b: { type: "int", identity: { mode: "always" } } },
      "t.b is the second column that numbers itself",
    ],
    [{ a: { type: "int", rowGuid: true } }, "t.a is ROWGUIDCOL and no uniqueidentifier"],
    [{ a: "rowversion!", b: "rowversion!" }, "t.b is the second rowversion"],
    [{ a: { type: "int", sparse: true } }, "t.a is sparse"],
    [{ a: { type: "int", nullable: true, sparse: true, default: "1" } }, "t.a is sparse"],
    [{ a: { type: "datetimeoffset", period: "start" } }, "t.a bounds a period and is no datetime2"],
  ];
  for (const [columns, message] of impossible) {
    it(`refuse what does not go together: ${message}`, () => {
      const [first, ...others] = found(table("t", columns === undefined ? {} : { columns }));
      expect(first).to.contain(`TABLE_IMPOSSIBLE: ${message}`);
      expect(others).to.deep.equal([]);
    });
  }

  const together: readonly (readonly [spec: TableSpec, message: string])[] = [
    [
      { index: { ix: { keys: [{ column: "a" }], storage: { ignore_dup_key: "on" } } } },
      "t.ix ignores duplicates and is not unique",
    ],
    [
      {
        index: {
          ix: { keys: [{ column: "a" }], unique: true, where: "[a]>(0)", storage: { ignore_dup_key: "on" } },
        },
      },
      "t.ix ignores duplicates and has a filter",
    ],
    [
      { index: { ix: { keys: [{ column: "a" }], clustered: true, where: "[a]>(0)" } } },
      "t.ix is clustered and has a filter",
    ],
    [
      { index: { ix: { keys: [{ column: "a" }], clustered: true, include: ["b"] } } },
      "t.ix is clustered and includes columns",
    ],
    [{ index: { ix: { keys: [{ column: "a" }], include: ["a"] } } }, "t.ix names a column twice"],
    [
      {
        foreignKey: { fk: { columns: ["b"], references: ["u", ["id"], "public"], onDelete: "setNull" } },
      },
      "t.fk is to set NULL where its columns take none",
    ],
    [
      {
        foreignKey: { fk: { columns: ["b"], references: ["u", ["id"], "public"], onUpdate: "setDefault" } },
      },
      "t.fk is to set a default where its columns have none",
    ],
    [
      { columns: { a: { type: "int", nullable: true, identity: { mode: "always" } } } },
      "t.a numbers itself and takes NULL",
    ],
    [
      { columns: { a: { type: "int", default: "1", identity: { mode: "always" } } } },
      "t.a numbers itself and has a default",
    ],
    [
      { columns: { a: { type: "decimal(10,2)", identity: { mode: "always" } } } },
      "t.a numbers itself and is of a type that has no whole numbers",
    ],
  ];
  for (const [spec, message] of together)
    it(`refuse what one part says and does not go together: ${message}`, () => {
      expect(found(table("t", { columns: { a: "int", b: "int!" }, ...spec }))[0]).to.contain(
        `TABLE_IMPOSSIBLE: ${message}`,
      );
    });

  it("take what goes together", () => {
    expect(
      found(
        table("t", {
          columns: {
            id: { type: "decimal(10)", identity: { mode: "always" } },
            a: "int",
            b: { type: "int", default: "0" },
          },
          index: {
            ix_a: { keys: [{ column: "a" }], unique: true, storage: { ignore_dup_key: "on" } },
            ix_b: { keys: [{ column: "b" }], include: ["a"], where: "[b]>(0)" },
          },
          foreignKey: {
            fk_a: { columns: ["a"], references: ["u", ["id"], "public"], onDelete: "setNull" },
            fk_b: { columns: ["b"], references: ["v", ["id"], "public"], onDelete: "setDefault" },
          },
        }),
      ),
    ).to.deep.equal([]);
  });

  it("refuse a table that is made anew and has what nobody would make again", () => {
    const counting = (more: object, own: object = {}): Schema =>
      new Schema(
        flatten([
          table("t", {
            columns: { id: { type: "int", ...more }, note: { type: "int", nullable: true, ...own } },
          }),
        ]),
      );
    const [plain, counted] = [counting({}), counting({ identity: { mode: "always" } })];
    const there = (what: string, where: string) => [{ what, where }];
    const refused = (from: Schema, to: Schema, unmodelled: readonly Unmodelled[]) =>
      check(to, from, unmodelled).map(({ code, message }) => `${code}: ${message}`);
    const lost = there("spatial index", "public.t.ix_place");
    const message =
      "REBUILD_IMPOSSIBLE: t would be made anew, because id counts otherwise, and would lose spatial index public.t.ix_place";
    expect(refused(plain, counted, lost)).to.deep.equal([message]);
    expect(refused(counted, plain, lost)).to.deep.equal([message]);
    expect(refused(counted, counted, lost)).to.deep.equal([]);
    expect(refused(plain, counted, there("privileges", "public.t"))).to.deep.equal([]);
    expect(refused(plain, counted, there("masked column", "public.tt.a"))).to.deep.equal([]);
    const history = there("columnstore index of a history", "public.t");
    expect(refused(plain, counted, history)).to.deep.equal([]);
    expect(refused(plain, counting({}, { sparse: true }), history)).to.deep.equal([
      "REBUILD_IMPOSSIBLE: note cannot be sparse: the history of t has a columnstore index",
    ]);
    expect(refused(plain, counting({}, { sparse: true }), lost)).to.deep.equal([]);
  });

  it("refuse another type for what bounds a period", () => {
    const priced = (type: string): Schema =>
      new Schema(
        flatten([
          table("price", {
            columns: {
              id: "int!",
              since: { type, nullable: false, period: "start" },
              until: { type, nullable: false, period: "end" },
            },
            primaryKey: "id",
            temporal: { start: "since", end: "until", history: { namespace: "public", table: "former" } },
          }),
        ]),
      );
    expect(check(priced("datetime2"), priced("datetime2"))).to.deep.equal([]);
    expect(check(priced("datetime2(3)"), priced("datetime2")).map(({ message }) => message)).to.deep.equal([
      "price.since bounds a period and cannot become datetime2(3): it is datetime2",
      "price.until bounds a period and cannot become datetime2(3): it is datetime2",
    ]);
  });

  it("are told with the classes that they are about", () => {
    const entities = model(
      `@Entity() export class Team { @PrimaryColumn("int") id!: number }
       @Entity() export class User { @PrimaryColumn("nchar", { length: 900 }) id!: string;
         @ManyToOne(() => Team, { onDelete: "cascade" }) team!: object;
         @ManyToOne(() => Team, { onDelete: "cascade" }) formerTeam!: object }`,
      { dialect: mssqlParts, namespace: "dbo" },
    );
    try {
      refuseLimits(check(entities.schema, nothing), entities);
      expect.fail("nothing was refused");
    } catch (error) {
      if (!isSchemixError(error, "CASCADE_PATHS")) throw error;
      expect(error.where).to.match(/^User\.(team|formerTeam) in app\.ts$/);
      expect(error.message).to.contain("; and 1 more that the database would refuse");
      expect(error.why).to.contain(
        "INDEX_KEY_TOO_LONG: the key of pk_user takes 1800 bytes or more (User in app.ts)",
      );
      expect(error.data.refusals).to.have.length(2);
    }
  });
});
