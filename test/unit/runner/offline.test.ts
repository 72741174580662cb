import { expect } from "chai";
import { postgresDialect as dialect } from "../../../src/dialects/postgres/dialect.js";
import type { Operations } from "../../../src/objects/operations.js";
import { record } from "../../../src/objects/record.js";
import { offlinePlaceholder, offlineScript } from "../../../src/runner/offline.js";
import { RevisionTable } from "../../../src/runner/revision-table.js";
import type { Step } from "../../../src/runner/step.js";
import { sql } from "../../../src/schema/sql.js";

const names = { table: "schemix_revisions", historyTable: "schemix_history", namespace: undefined };
const table = new RevisionTable(dialect, names, { by: "script", toolVersion: "0.0.0" });

async function step(body: (op: Operations) => void, change: Partial<Step> = {}): Promise<Step> {
  const writer = { ...dialect.writer, placeholder: offlinePlaceholder };
  return {
    revision: "a1",
    message: "first",
    direction: "up",
    file: "a1.ts",
    parents: [],
    checksum: "s1:0",
    isTransactional: true,
    operations: await record(body, { name: dialect.name, writer, types: dialect.types }),
    ...change,
  };
}

const scriptOf = (steps: readonly Step[], mode: "each" | "all" | "none" = "each", createsTables = false) =>
  offlineScript({ dialect, table, steps, mode, createsTables });

describe("offline script", () => {
  it("writes bound values into the text and leaves everything else alone", async () => {
    const name = "o'clock $1";
    const script = scriptOf([
      await step((op) => {
        op.execute(sql`update t set a = ${name}, b = '$1', c = ${3} where d = ${null}`);
        op.bulkInsert("t", [
          { a: "x", b: { deep: "it's" }, c: new Date(0), d: [1, 2], e: null, f: 10n, g: true },
        ]);
      }),
    ]);
    expect(script).to.include("update t set a = 'o''clock $1', b = '$1', c = 3 where d = NULL");
    expect(script).to.include(
      `INSERT INTO "t" ("a", "b", "c", "d", "e", "f", "g") VALUES ('x', '{"deep":"it''s"}', '1970-01-01T00:00:00.000Z', '{"1","2"}', NULL, 10, true)`,
    );
  });

  it("puts each migration into a transaction, or all, or those that want none into none", async () => {
    const one = await step((op) => op.execute("select 1"));
    const two = await step((op) => op.execute("select 2"), {
      revision: "b2",
      parents: ["a1"],
      isTransactional: false,
    });
    const marks = (script: readonly string[]) =>
      script.filter((text) => /^(begin|commit|select|--)/.test(text));
    expect(marks(scriptOf([one, two]))).to.deep.equal([
      ...["-- a1 first (up)", "begin", "select 1", "commit"],
      ...["-- b2 first (up)", "select 2"],
    ]);
    expect(marks(scriptOf([one], "all"))).to.deep.equal(["begin", "-- a1 first (up)", "select 1", "commit"]);
    expect(marks(scriptOf([one], "none"))).to.deep.equal(["-- a1 first (up)", "select 1"]);
    expect(scriptOf([], "all")).to.deep.equal([]);
  });

  it("says that a migration without a transaction is done only when it is", async () => {
    const body = (op: Operations) => op.execute("vacuum");
    const change = { isTransactional: false };
    const states = (script: readonly string[]) =>
      script.slice(1).map((text) => /'(running|applied|finished)'/.exec(text)?.[1] ?? text.slice(0, 11));
    expect(states(scriptOf([await step(body, change)]))).to.deep.equal([
      ...["running", "vacuum", "applied", "finished"],
    ]);
    const down = await step(body, { ...change, direction: "down" });
    const script = scriptOf([down]);
    expect(script.slice(2).map((text) => text.split(" ", 2).join(" "))).to.deep.equal([
      ...['update "schemix_revisions"', "vacuum", "delete from", "insert into"],
    ]);
    expect(script[2]).to.contain("'running'").and.contain("'down'");
  });

  it("lets nothing out of a comment", async () => {
    const message = "x\ndrop table t;\r\u2028drop\u2029\u0000 y";
    const script = scriptOf([await step(() => undefined, { message: message.replace("\0", "") })]);
    expect(script[0]).to.equal("-- a1 x drop table t; drop  y (up)");
  });

  it("leaves room for a semicolon behind a statement that ends in a comment", async () => {
    const script = scriptOf([
      await step((op) => {
        op.execute("select 1 -- one");
        op.execute("select 2 ; ;\n");
      }),
    ]);
    expect(script).to.include("select 1 -- one\n");
    expect(script).to.include("select 2");
  });

  it("refuses code", async () => {
    const steps = [await step((op) => op.run(async () => undefined))];
    expect(() => scriptOf(steps))
      .to.throw()
      .with.property("code", "OFFLINE_IMPOSSIBLE");
  });
});
