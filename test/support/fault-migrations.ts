import { sql } from "../../src/schema/sql.js";
import type { TestMigration } from "./runner.js";

const chain = (count: number): TestMigration[] =>
  Array.from({ length: count }, (_, index) => ({
    revision: `chain${index}`,
    up: (op) => {
      op.createTable(`t${index}`, (t) => void t.column("id", "int"));
      op.execute(`insert into ran values ('chain${index}')`);
    },
  }));

/** What the runners of the fault tests run. `ran` has a row for each time that something happened. */
export const faultMigrations = {
  // The words of every database.
  plain: [
    {
      revision: "plain",
      up: (op) => {
        op.createTable("a", (t) => void t.column("id", "int"));
        op.execute("insert into ran (id) values (1)");
        op.createTable("b", (t) => void t.column("id", "int"));
      },
    },
  ],
  steps: [
    {
      revision: "steps",
      transaction: false,
      up: (op) => {
        op.createTable("a", (t) => void t.column("id", "int"));
        op.createIndex("ix_a", "a", ["id"]);
        op.createTable("b", (t) => void t.column("id", "int"));
      },
    },
  ],
  whole: [
    {
      revision: "whole",
      up: (op) => {
        op.createTable("a", (t) => void t.column("id", "int"));
        op.execute("insert into ran values ('whole')");
        op.createTable("b", (t) => void t.column("id", "int"));
        op.run(async (db) => void (await db.query("insert into a values (1)")));
        op.createIndex("ix_b", "b", ["id"]);
      },
    },
  ],
  slow: [
    {
      revision: "slow",
      up: (op) => {
        op.createTable("a", (t) => void t.column("id", "int"));
        op.execute("insert into ran values ('slow')");
        op.execute("select pg_sleep(0.8)");
      },
    },
  ],
  held: [
    {
      revision: "held",
      up: (op) => {
        op.createTable("a", (t) => void t.column("id", "int"));
        op.execute("insert into ran values ('held')");
        op.execute("select pg_advisory_xact_lock(7)");
      },
    },
  ],
  stepwise: [
    {
      revision: "steps",
      transaction: false,
      up: (op) => {
        op.createTable("a", (t) => void t.column("id", "int"));
        op.createIndex("ix_a", "a", ["id"], { concurrently: true });
        op.addColumn("a", "name", "text", { nullable: true });
        op.createIndex("ix_name", "a", ["name"], { concurrently: true });
      },
    },
  ],
  index: [
    { revision: "table", up: (op) => op.createTable("a", (t) => void t.column("id", "int")) },
    {
      revision: "index",
      transaction: false,
      up: (op) => op.createIndex("ix_a", "a", ["id"], { concurrently: true }),
    },
  ],
  backfill: [
    {
      revision: "filled",
      transaction: false,
      up: (op) =>
        op.backfill({
          table: "item",
          set: { n: sql`n + 1` },
          where: sql`id % 3 > 0`,
          batchSize: 100,
          pause: 150,
        }),
    },
  ],
  chain: [
    ...chain(4),
    {
      revision: "last",
      parents: ["chain3"],
      transaction: false,
      up: (op) => op.createIndex("ix_t0", "t0", ["id"], { concurrently: true }),
    },
  ],
} satisfies Record<string, TestMigration[]>;
