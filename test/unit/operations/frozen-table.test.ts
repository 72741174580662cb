import { expect } from "chai";
import { renderOperation } from "../../../src/codegen/render-operation.js";
import { postgresDialect } from "../../../src/dialects/postgres/dialect.js";
import { record } from "../../../src/objects/record.js";
import { reverseOperations } from "../../../src/objects/reverse.js";
import { frozenTable, type RowOf } from "../../../src/operations/frozen-table.js";
import type { StepDatabase } from "../../../src/operations/step.js";
import { sql } from "../../../src/schema/sql.js";
import { printStatements } from "../../../src/util/print-code.js";

const user = frozenTable("user", { id: "bigint", email: "varchar(320)", plan: "text?", tags: "text[]" });

/** Never called: what the compiler takes and what it does not. */
async function typed(db: StepDatabase): Promise<void> {
  const row: RowOf<typeof user> = { id: 1n, email: "a@b.c", plan: null, tags: ["x"] };
  const [found] = await db.rows(user, { where: { id: 1, plan: ["free", null] }, orderBy: ["email"] });
  found?.email.toUpperCase();
  found?.id.toString(36);
  await db.insert(user, [row, { id: 2, email: sql`lower('X')` }], { onConflict: "update", key: ["id"] });
  // @ts-expect-error it is a number
  await db.insert(user, [{ id: "1" }]);
  // @ts-expect-error there is no such column
  await db.update(user, { set: { nane: "x" }, where: "all" });
  // @ts-expect-error email may not be NULL
  await db.update(user, { set: { email: null }, where: "all" });
  // @ts-expect-error every row has to be said
  await db.deleteFrom(user, {});
  // @ts-expect-error by which key?
  await db.insert(user, [row], { onConflict: "update" });
  // @ts-expect-error it may be NULL
  found?.plan.length;
  // @ts-expect-error nobody knows what that is
  const size: number = (await db.query("select 1 as size"))[0]?.size;
  void size;
}

describe("frozenTable", () => {
  it("tells the compiler what its columns hold", () => {
    expect(typed).to.be.a("function");
  });

  it("is frozen, and refuses columns without a type", () => {
    expect(Object.isFrozen(user) && Object.isFrozen(user.columns)).to.equal(true);
    expect(() => frozenTable("user", { id: undefined as unknown as string }))
      .to.throw(/column id has no type/)
      .with.property("code", "OPERATION_INVALID");
  });
});

describe("op.backfill", () => {
  const said = (options: object) =>
    record((op) => op.backfill({ table: user, set: { plan: "x" }, ...options }), postgresDialect).then(
      () => "nothing",
      (error: Error) => error.message,
    );

  it("refuses what makes no sense", async () => {
    expect(await said({ batchSize: 0 })).to.include("batchSize is 0");
    expect(await said({ pause: 1.5 })).to.include("pause is 1.5");
    expect(await said({ key: [] })).to.include("its key has no column");
    expect(await said({ key: ["emial"] })).to.include('no column "emial"');
    expect(await said({ where: { plan: [] } })).to.include("fits no row");
    expect(await said({ sets: {} })).to.include('no option "sets"');
    expect(await said({ reverse: { plan: 1 } })).to.include('no option "plan"');
  });

  it("numbers its values through, and is reversed and written when that can be", async () => {
    const operations = await record((op) => {
      op.backfill({
        table: user,
        set: { plan: sql`coalesce(plan, ${"a"})`, email: "b" },
        where: sql`id > ${1}`,
        reverse: { set: { plan: null }, where: { email: "b" } },
      });
    }, postgresDialect);
    const [statement] = postgresDialect.compile(operations[0] ?? { kind: "dropEnum", name: "none" });
    expect(statement?.sql).to.equal(
      '-- in batches, each committed on its own\nUPDATE "user" SET "plan" = coalesce(plan, $1), "email" = $2 WHERE (id > $3)',
    );
    expect(statement?.parameters).to.deep.equal(["a", "b", 1]);
    const back = reverseOperations(operations);
    expect(reverseOperations(back)).to.deep.equal(operations);
    const plain = await record((op) => {
      op.backfill({
        table: "user",
        set: { plan: sql`'it''s'`, "o'ne": sql`1` },
        where: sql`id > 1`,
        key: ["id"],
        batchSize: 5,
        reverse: { set: { plan: sql`null` } },
      });
    }, postgresDialect);
    const [call] = plain.map((operation) => renderOperation(operation));
    expect(call === undefined ? "" : printStatements([call], 0)).to.equal(
      `op.backfill({\n  table: "user",\n  set: { plan: sql\`'it''s'\`, "o'ne": sql\`1\` },\n  where: sql\`id > 1\`,\n  key: ["id"],\n  batchSize: 5,\n  reverse: { set: { plan: sql\`null\` } },\n});\n`,
    );
  });

  it("is not reversed by itself", async () => {
    const operations = await record(
      (op) => op.backfill({ table: user, set: { plan: "x" } }),
      postgresDialect,
    );
    expect(() => reverseOperations(operations))
      .to.throw()
      .with.property("code", "IRREVERSIBLE");
  });
});

describe("op.bulkInsert with onConflict", () => {
  const compiled = async (options: object) => {
    const rows = [
      { id: 1, name: sql`lower(${"A"})` },
      { id: 2, name: "b" },
    ];
    const [operation] = await record((op) => op.bulkInsert("plan", rows, options), postgresDialect);
    return operation === undefined ? undefined : postgresDialect.compile(operation)[0];
  };

  it("compiles to what PostgreSQL has for it", async () => {
    const insert = 'INSERT INTO "plan" ("id", "name") VALUES ($1, lower($2)), ($3, $4)';
    expect(await compiled({})).to.deep.equal({ sql: insert, parameters: [1, "A", 2, "b"] });
    expect((await compiled({ onConflict: "ignore" }))?.sql).to.equal(`${insert} ON CONFLICT DO NOTHING`);
    expect((await compiled({ onConflict: "update", key: ["id"] }))?.sql).to.equal(
      `${insert} ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name"`,
    );
    expect((await compiled({ onConflict: "update", key: ["id", "name"] }))?.sql).to.equal(
      `${insert} ON CONFLICT ("id", "name") DO NOTHING`,
    );
  });

  it("is written with its options and the SQL in its cells", async () => {
    const rows = [{ id: 1, name: sql`${sql.identifier("lower")}(${"A"} || ${sql.literal(2)})` }];
    const operations = await record((op) => {
      op.bulkInsert("plan", rows, { onConflict: "update", key: ["id"] });
    }, postgresDialect);
    expect(
      printStatements(
        operations.map((operation) => renderOperation(operation)),
        0,
      ),
    ).to.equal(
      'op.bulkInsert(\n  "plan",\n  [\n    {\n      id: 1,\n      name: sql`${sql.identifier("lower")}(${"A"} || ${sql.literal(2)})`,\n    },\n  ],\n  { onConflict: "update", key: ["id"] },\n);\n',
    );
  });

  it("refuses what makes no sense", async () => {
    for (const options of [
      { onConflict: "update" },
      { onConflict: "replace" },
      { key: ["id"] },
      { onConflict: "ignore", key: ["x"] },
    ]) {
      const error = await compiled(options).catch((thrown: Error) => thrown);
      expect(error, JSON.stringify(options)).to.have.property("code", "OPERATION_INVALID");
    }
  });
});
