import { expect } from "chai";
import { renderMigration } from "../../../src/codegen/render-migration.js";
import { loadConfig } from "../../../src/config/load.js";
import { definePlugin } from "../../../src/config/plugin.js";
import { postgresDialect } from "../../../src/dialects/postgres/dialect.js";
import { defineObjectKind } from "../../../src/entities/object-kind.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import { conflictsBetween, isOpaque } from "../../../src/lint/conflicts.js";
import { hazardsOf } from "../../../src/lint/hazards.js";
import { defineOperation } from "../../../src/objects/custom/define.js";
import { describeOperation } from "../../../src/objects/describe.js";
import type { Operations } from "../../../src/objects/operations.js";
import { record } from "../../../src/objects/record.js";
import { reverseOperations } from "../../../src/objects/reverse.js";
import { rewriteOperations } from "../../../src/objects/rewrite.js";
import { defineColumnType } from "../../../src/schema/column-type.js";
import { sql } from "../../../src/schema/sql.js";

const from = "acme-schemix";
const grant = defineOperation({
  name: "grant",
  from,
  compile: {
    postgres: (to: string, { table, note }: { readonly table: string; readonly note?: string }) => [
      sql`GRANT SELECT ON ${sql.identifier(table)} TO ${sql.identifier(to)}`,
      sql`INSERT INTO note VALUES (${note ?? "none"})`,
      { sql: "VACUUM", transactional: false },
    ],
  },
  reverse: (to, { table }) => revoke(to, table),
  describe: (to, { table }) => `grant ${table} to ${to}`,
  hazards: () => [{ kind: "mayFail", message: "fails when the role is not there" }],
  touches: (_, { table }) => [{ name: table }],
});
const revoke = defineOperation({
  name: "revoke",
  from,
  compile: { postgres: (to: string, table: string) => `REVOKE SELECT ON ${table} FROM ${to}` },
});
const vector = defineColumnType({
  name: "vector",
  from,
  sql: { postgres: (size: number) => `vector(${size})` },
  literal: (value: readonly number[]) => `'[${value.join(",")}]'`,
});

const recorded = (body: (op: Operations) => void) => record(body, postgresDialect);
const errorOf = async (action: () => unknown): Promise<SchemixError> => {
  try {
    await action();
  } catch (error) {
    return error as SchemixError;
  }
  throw new Error("It did not fail");
};

describe("an operation of somebody else", () => {
  it("is recorded, described, weighed and compiled by what its definition says", async () => {
    const [operation, ...none] = await recorded((op) => op.apply(grant("joe", { table: "user", note: "x" })));
    if (operation === undefined) throw new Error("Nothing was recorded");
    expect(none).to.deep.equal([]);
    expect(describeOperation(operation)).to.equal("grant user to joe");
    expect(hazardsOf([operation], { dialect: postgresDialect })).to.deep.equal([
      { kind: "mayFail", message: "grant user to joe fails when the role is not there" },
    ]);
    expect(postgresDialect.compile(operation)).to.deep.equal([
      { sql: 'GRANT SELECT ON "user" TO "joe"' },
      { sql: "INSERT INTO note VALUES ($1)", parameters: ["x"] },
      { sql: "VACUUM", transactional: false },
    ]);
  });

  it("is reversed, or says why not", async () => {
    const reversed = reverseOperations([grant("joe", { table: "user" })]);
    expect(reversed.map(describeOperation)).to.deep.equal(['revoke("joe", "user")']);
    const error = await errorOf(() => reverseOperations(reversed));
    expect(error.code).to.equal("IRREVERSIBLE");
    expect(error.why).to.equal('revoke("joe", "user"): It is an operation without a reverse.');
  });

  it("is printed as the call that made it, with its import, and records the same again", () => {
    const up = [grant("joe", { table: "user" }), revoke("a", "b")];
    const source = renderMigration({
      className: "A",
      revision: "a1",
      parents: [],
      message: "a",
      up,
      down: [],
    });
    expect(source).to.contain('import { grant, revoke } from "acme-schemix";');
    expect(source).to.contain(
      '    op.apply(grant("joe", { table: "user" }));\n    op.apply(revoke("a", "b"));',
    );
    expect(rewriteOperations(up, { custom: () => [] })).to.deep.equal([]);
  });

  it("tells merge what it touches, and otherwise that nobody knows", () => {
    const [one, other] = [grant("joe", { table: "user" }), revoke("joe", "user")];
    expect([one, other].map(isOpaque)).to.deep.equal([false, true]);
    const drop = { kind: "dropTable", table: "user" } as const;
    expect(conflictsBetween([one], [drop])).to.deep.equal([
      { left: "grant user to joe", right: "drop table user" },
    ]);
    expect(conflictsBetween([one], [{ ...drop, table: "team" }])).to.deep.equal([]);
  });

  it("is refused where it means nothing", async () => {
    const foreign = defineOperation({ name: "x", from, compile: { mssql: () => "X" } });
    const unknown = await errorOf(() => postgresDialect.compile(foreign()));
    expect(unknown.code).to.equal("OPERATION_INVALID");
    expect(unknown.message).to.equal("The operation x has no SQL for postgres");
    const data = await errorOf(() => revoke("a", new Date() as never));
    expect(data.message).to.equal("revoke was called with something that is no plain data");
    const call = await errorOf(() => recorded((op) => op.apply({} as never)));
    expect(call.message).to.equal("op.apply was called with something that is no operation");
    const name = await errorOf(() => defineOperation({ name: "a-b", from, compile: {} }));
    expect(name.code).to.equal("CONFIG_INVALID");
  });
});

describe("a column type of somebody else", () => {
  it("is its native type in what is recorded", async () => {
    const operations = await recorded((op) => {
      op.createTable("a", (t) => t.column("b", vector(2), { default: [1, 2] }));
      op.addColumn("a", "c", vector(3));
      op.alterColumn("a", "c", { type: vector(4), default: sql`'[0]'` });
    });
    expect(operations).to.deep.include({
      kind: "addColumn",
      table: "a",
      column: { name: "c", type: "vector(3)", nullable: false },
    });
    expect(operations).to.deep.include({
      kind: "alterColumn",
      table: "a",
      name: "c",
      type: "vector(4)",
      default: "'[0]'",
    });
    const [created] = operations;
    if (created?.kind !== "createTable") throw new Error("No table was recorded");
    expect(created.columns[0]).to.include({ type: "vector(2)", default: "'[1,2]'" });
  });

  it("is refused by a dialect that does not have it", async () => {
    const other = defineColumnType({ name: "other", from, sql: { mssql: () => "x" } });
    const error = await errorOf(() => recorded((op) => op.addColumn("a", "b", other())));
    expect(error.message).to.equal("The column type other is not known for postgres");
    const empty = defineColumnType({ name: "empty", from, sql: { postgres: () => " " } });
    expect((await errorOf(() => recorded((op) => op.addColumn("a", "b", empty())))).message).to.match(
      /^The column type empty gives no type/,
    );
  });
});

describe("plugins in the configuration", () => {
  const kind = defineObjectKind<{ name: string }>({
    kind: "acme:thing",
    name: "defineThing",
    from,
    dialects: { postgres: { create: () => "", select: () => "", drop: () => "" } },
  });
  const load = (plugins: unknown) =>
    loadConfig({ config: { database: "pglite://memory", entities: "x", plugins } });

  it("are checked, each fault with its path", async () => {
    const { config } = await load([definePlugin({ name: "acme", types: [vector], kinds: [kind] })]);
    expect(config.plugins.map(({ name }) => name)).to.deep.equal(["acme"]);
    expect(config.database.dialect.additions).to.contain("acme:thing");
    expect((await load([definePlugin({ name: "a", types: [vector] })])).config.database.dialect).to.equal(
      postgresDialect,
    );
    const error = await errorOf(() =>
      load([
        { name: "a b" },
        { name: "b", kinds: [kind], types: [1] },
        { name: "b", types: {} },
        "x",
        { names: 1 },
      ]),
    );
    expect(error.code).to.equal("CONFIG_INVALID");
    const { faults } = error.data as { faults: readonly { path: string }[] };
    expect(faults.map(({ path }) => path)).to.deep.equal([
      "plugins[0].name",
      "plugins[1].types[0]",
      "plugins[1].kinds[0]",
      "plugins[2].name",
      "plugins[2].types",
      "plugins[3]",
      "plugins[4].names",
      "plugins[4].name",
    ]);
    expect((await errorOf(() => load({}))).message).to.contain("plugins");
  });

  it("are missed by name when an operation is about their objects", async () => {
    const [drop] = await recorded((op) => op.dropObject("acme:thing", "x"));
    if (drop === undefined) throw new Error("Nothing was recorded");
    expect(describeOperation(drop)).to.equal("drop thing x");
    expect((await errorOf(() => postgresDialect.compile(drop))).code).to.equal("PLUGIN_MISSING");
    const { config } = await load([definePlugin({ name: "acme", kinds: [kind] })]);
    const { dialect } = config.database;
    const refused = (operation: (op: Operations) => void) =>
      errorOf(async () => (await recorded(operation)).map((each) => dialect.compile(each)));
    for (const operation of [
      (op: Operations) => op.renameObject("acme:thing", "x", "y"),
      (op: Operations) => op.replaceObject("acme:thing", "x", "z"),
      (op: Operations) => op.comment({ kind: "acme:thing", name: "x" }, "text"),
    ])
      expect((await refused(operation)).code).to.equal("OPERATION_INVALID");
  });
});
