import { expect } from "chai";
import { postgresDialect } from "../../../src/dialects/postgres/dialect.js";
import { isSchemixError, type SchemixError } from "../../../src/errors/schemix-error.js";
import type { AnyOperation } from "../../../src/objects/any.js";
import type { Operations } from "../../../src/objects/operations.js";
import { record } from "../../../src/objects/record.js";
import { sql } from "../../../src/schema/sql.js";

const recorded = (body: (op: Operations) => void | Promise<void>): Promise<readonly AnyOperation[]> =>
  record(body, postgresDialect);

async function refused(body: (op: Operations) => void | Promise<void>): Promise<SchemixError> {
  const error = await recorded(body).catch((thrown: unknown) => thrown);
  if (isSchemixError(error, "OPERATION_INVALID")) return error;
  throw error ?? new Error("nothing was refused");
}

/** What JavaScript lets through and a type does not. */
const loose = (options: object): never => options as never;

describe("Recording operations", () => {
  it("gives frozen data in order, and runs nothing", async () => {
    const operations = await recorded((op) => {
      op.createEnum("mood", ["a"]);
      op.dropTable("t", { ifExists: true });
    });
    expect(operations).to.deep.equal([
      { kind: "createEnum", name: "mood", values: ["a"] },
      { kind: "dropTable", table: "t", ifExists: true },
    ]);
    expect(operations.every(Object.isFrozen)).to.equal(true);
  });

  it("refuses what is no name where one is expected, with its place", async () => {
    const wrong: readonly (readonly [(op: Operations) => void, string])[] = [
      [
        (op) => op.addColumn("t", loose(5 as never), "int"),
        "op.addColumn was given 5, a number, where a name is expected (column.name)",
      ],
      [
        (op) => op.dropTable(undefined as never),
        "op.dropTable was given nothing where a name is expected (table)",
      ],
      [
        (op) => op.dropTable("t", loose({ namespace: true })),
        "op.dropTable was given true, a boolean, where a name is expected (namespace)",
      ],
    ];
    for (const [body, message] of wrong) expect((await refused(body)).message).to.equal(message);
  });

  it("leaves out what is not said", async () => {
    const [operation] = await recorded((op) =>
      op.createIndex("ix", "t", ["a"], { unique: undefined, where: undefined }),
    );
    expect(operation).to.deep.equal({ kind: "createIndex", table: "t", name: "ix", keys: [{ column: "a" }] });
    expect(Object.keys(operation ?? {})).to.deep.equal(["kind", "table", "name", "keys"]);
  });

  it("makes literals of plain defaults and takes SQL as it is", async () => {
    const defaults: readonly (readonly [string, unknown, string | undefined])[] = [
      ["int", 5, "5"],
      ["bigint", 9_007_199_254_740_993n, "9007199254740993"],
      ["text", "it's", "'it''s'"],
      ["text", "now()", "'now()'"],
      ["timestamptz", sql`now()`, "now()"],
      ["boolean", false, "false"],
      ["text", "", "''"],
      ["jsonb", { a: [1] }, `'{"a":[1]}'`],
      ["jsonb", [], "'[]'"],
      ["text[]", ["a", 'b"'], `E'{"a","b\\\\""}'`],
      ["int", null, undefined],
      ["text", sql`lower(${sql.literal("X")})`, "lower('X')"],
    ];
    const [operation] = await recorded((op) =>
      op.createTable("t", (t) => {
        defaults.forEach(
          ([type, value], index) => void t.column(`c${index}`, type, loose({ default: value })),
        );
      }),
    );
    const columns = operation?.kind === "createTable" ? operation.columns : [];
    expect(columns.map((column) => column.default)).to.deep.equal(defaults.map(([, , text]) => text));
  });

  it("binds what is interpolated into a statement", async () => {
    const [operation] = await recorded((op) =>
      op.execute(
        sql`update ${sql.identifier("app", "user")} set a = ${5}, b = ${sql.literal("x")} where c = ${null}`,
      ),
    );
    expect(operation).to.deep.equal({
      kind: "execute",
      sql: `update "app"."user" set a = $1, b = 'x' where c = $2`,
      parameters: [5, null],
    });
  });

  it("renames only what has a name of its own", async () => {
    const kinds = [
      "extension",
      "operator",
      "cast",
      "userMapping",
      "rowSecurity",
      "owner",
      "privilege",
    ] as const;
    for (const kind of kinds) {
      const error = await refused((op) => op.renameObject(kind, "a", "b"));
      expect(error.fix, kind).to.equal("Drop the one and create the other.");
    }
  });

  it("refuses values where nothing can be bound", async () => {
    const error = await refused((op) => op.createCheckConstraint("ck", "t", sql`a > ${5}`));
    expect(error.fix).to.contain("sql.literal");
  });

  const unknown: readonly (readonly [string, (op: Operations) => void, string])[] = [
    ["createTable", (op) => op.createTable("t", () => undefined, loose({ unloged: true })), "unlogged"],
    [
      "createTable: t.column",
      (op) => op.createTable("t", (t) => t.column("a", "int", loose({ nulable: true }))),
      "nullable",
    ],
    [
      "createTable: t.unique",
      (op) => op.createTable("t", (t) => t.unique("u", ["a"], loose({ nullNotDistinct: true }))),
      "nullsNotDistinct",
    ],
    ["dropTable", (op) => op.dropTable("t", loose({ ifExist: true })), "ifExists"],
    ["renameTable", (op) => op.renameTable("t", "u", loose({ namespce: "x" })), "namespace"],
    ["alterTable", (op) => op.alterTable("t", loose({ storag: {} })), "storage"],
    ["addColumn", (op) => op.addColumn("t", "a", "int", loose({ defalt: 1 })), "default"],
    ["dropColumn", (op) => op.dropColumn("t", "a", loose({ namespac: "x" })), "namespace"],
    ["alterColumn", (op) => op.alterColumn("t", "a", loose({ nulable: true })), "nullable"],
    ["renameColumn", (op) => op.renameColumn("t", "a", "b", loose({ Namespace: "x" })), "namespace"],
    ["createPrimaryKey", (op) => op.createPrimaryKey("k", "t", ["a"], loose({ includes: [] })), "include"],
    [
      "createCheckConstraint",
      (op) => op.createCheckConstraint("k", "t", "a > 0", loose({ notvalid: true })),
      "notValid",
    ],
    [
      "createForeignKey",
      (op) => op.createForeignKey("k", "t", ["a"], loose({ references: ["u", ["id"]], ondelete: "cascade" })),
      "onDelete",
    ],
    ["alterForeignKey", (op) => op.alterForeignKey("k", "t", loose({ deferable: true })), "deferrable"],
    ["dropConstraint", (op) => op.dropConstraint("k", "t", "check", loose({ ifExist: true })), "ifExists"],
    ["renameConstraint", (op) => op.renameConstraint("t", "a", "b", loose({ namspace: "x" })), "namespace"],
    ["validateConstraint", (op) => op.validateConstraint("k", "t", loose({ nameSpace: "x" })), "namespace"],
    ["createIndex", (op) => op.createIndex("i", "t", ["a"], loose({ wher: "x" })), "where"],
    ["dropIndex", (op) => op.dropIndex("i", "t", loose({ concurently: true })), "concurrently"],
    ["renameIndex", (op) => op.renameIndex("t", "a", "b", loose({ namespaces: "x" })), "namespace"],
    ["alterIndex", (op) => op.alterIndex("i", "t", loose({ storages: {} })), "storage"],
    ["createEnum", (op) => op.createEnum("e", ["a"], loose({ namespase: "x" })), "namespace"],
    ["dropEnum", (op) => op.dropEnum("e", loose({ namespase: "x" })), "namespace"],
    ["renameEnum", (op) => op.renameEnum("e", "f", loose({ namespase: "x" })), "namespace"],
    ["addEnumValue", (op) => op.addEnumValue("e", "a", loose({ befor: "b" })), "before"],
    ["renameEnumValue", (op) => op.renameEnumValue("e", "a", "b", loose({ namespase: "x" })), "namespace"],
    ["alterEnum", (op) => op.alterEnum("e", ["a"], loose({ columns: [], replce: {} })), "replace"],
    ["createSequence", (op) => op.createSequence("s", loose({ incremnt: 1 })), "increment"],
    ["alterSequence", (op) => op.alterSequence("s", loose({ maxvalue: 1 })), "maxValue"],
    ["dropSequence", (op) => op.dropSequence("s", loose({ namespase: "x" })), "namespace"],
    ["renameSequence", (op) => op.renameSequence("a", "b", loose({ namespase: "x" })), "namespace"],
    ["renameObject", (op) => op.renameObject("view", "a", "b", loose({ namespase: "x" })), "namespace"],
    ["execute", (op) => op.execute("x", loose({ revers: "y" })), "reverse"],
    ["bulkInsert", (op) => op.bulkInsert("t", [{ a: 1 }], loose({ namespase: "x" })), "namespace"],
  ];
  for (const [call, body, near] of unknown) {
    it(`op.${call} knows its options`, async () => {
      const error = await refused(body);
      expect(error.message).to.contain(`op.${call} has no option`);
      expect(error.fix).to.equal(`Did you mean "${near}"?`);
    });
  }

  it("lists what it takes when nothing is near", async () => {
    const error = await refused((op) => op.addEnumValue("e", "a", loose({ zzz: 1 })));
    expect(error.fix).to.equal("It takes before, after, namespace.");
  });

  it("refuses calls that come after the end", async () => {
    let late: Operations | undefined;
    await recorded((op) => {
      late = op;
    });
    expect(() => late?.dropTable("t")).to.throw("after up() or down() had ended");
  });

  it("waits for a body that is asynchronous", async () => {
    const operations = await recorded(async (op) => {
      await Promise.resolve();
      op.dropEnum("e");
    });
    expect(operations).to.have.length(1);
  });

  it("lets through what the body throws, and closes all the same", async () => {
    let late: Operations | undefined;
    const thrown = await recorded((op) => {
      late = op;
      throw new RangeError("mine");
    }).catch((error: unknown) => error);
    expect(thrown).to.be.instanceOf(RangeError);
    expect(() => late?.dropEnum("e")).to.throw("ended");
  });

  it("takes the numbers of a sequence in any form, and only whole ones", async () => {
    const [operation] = await recorded((op) =>
      op.createSequence("s", { start: 5, increment: -2n, maxValue: "9223372036854775807" }),
    );
    expect(operation).to.include({ start: "5", increment: "-2", maxValue: "9223372036854775807" });
    for (const start of [1.5, Number.NaN, "x", "", 1e21]) {
      const error = await refused((op) => op.createSequence("s", { start }));
      expect(error.message).to.contain("is not a whole number");
    }
  });

  it("wants rows of one form", async () => {
    const error = await refused((op) => op.bulkInsert("t", [{ a: 1 }, { b: 1 }]));
    expect(error.message).to.contain("row 2");
    expect(await recorded((op) => op.bulkInsert("t", []))).to.deep.equal([]);
  });
});
