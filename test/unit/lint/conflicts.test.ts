import { expect } from "chai";
import { postgresDialect } from "../../../src/dialects/postgres/dialect.js";
import { conflictsBetween, isOpaque } from "../../../src/lint/conflicts.js";
import type { Operations } from "../../../src/objects/operations.js";
import { record } from "../../../src/objects/record.js";
import { sql } from "../../../src/schema/sql.js";

type Body = (op: Operations) => void;

async function conflicts(left: Body, right: Body): Promise<readonly string[]> {
  const [one, other] = [await record(left, postgresDialect), await record(right, postgresDialect)];
  return conflictsBetween(one, other).map((conflict) => `${conflict.left} | ${conflict.right}`);
}

describe("what two branches both touch", () => {
  const cases: readonly [name: string, left: Body, right: Body, found: readonly string[]][] = [
    [
      "nothing, when they add columns to one table",
      (op) => op.addColumn("user", "age", "int", { nullable: true }),
      (op) => op.addColumn("user", "name", "text", { nullable: true }),
      [],
    ],
    [
      "a column that both add",
      (op) => op.addColumn("user", "age", "int", { nullable: true }),
      (op) => op.addColumn("user", "age", "bigint", { nullable: true }),
      ["add column user.age int | add column user.age bigint"],
    ],
    [
      "nothing, when one changes a column and the other another",
      (op) => op.alterColumn("user", "name", { type: "text" }),
      (op) => op.addColumn("user", "type", "int", { nullable: true }),
      [],
    ],
    [
      "a column that one drops and the other indexes",
      (op) => op.dropColumn("user", "email"),
      (op) => op.createIndex("ix", "user", ["email"]),
      ["drop column user.email | create index ix on user"],
    ],
    [
      "a column that one renames and a check of the other mentions",
      (op) => op.createCheckConstraint("ck", "user", sql`length(email) > 1`),
      (op) => op.renameColumn("user", "email", "mail"),
      ["create check ck on user | rename column user.email to mail"],
    ],
    [
      "a table that one drops and the other adds to",
      (op) => op.dropTable("user"),
      (op) => op.addColumn("user", "age", "int", { nullable: true }),
      ["drop table user | add column user.age int"],
    ],
    [
      "a table that one drops and the other refers to",
      (op) => op.createForeignKey("fk", "post", ["user_id"], { references: ["user", ["id"]] }),
      (op) => op.renameTable("user", "person"),
      ["create foreign key fk on post to user | rename table user to person"],
    ],
    [
      "names that a rename and a creation both give",
      (op) => op.renameTable("user", "person"),
      (op) => op.createTable("person", (t) => t.column("id", "int")),
      ["rename table user to person | create table person"],
    ],
    [
      "an enum that both extend",
      (op) => op.addEnumValue("mood", "glad"),
      (op) => op.addEnumValue("mood", "sad"),
      ["add value glad to enum mood | add value sad to enum mood"],
    ],
    [
      "nothing in two namespaces",
      (op) => op.createTable("a", (t) => t.column("id", "int"), { namespace: "one" }),
      (op) => op.createTable("a", (t) => t.column("id", "int"), { namespace: "two" }),
      [],
    ],
  ];
  for (const [name, left, right, found] of cases) {
    it(name, async () => {
      expect(await conflicts(left, right)).to.deep.equal(found);
      const turned = found.map((text) => text.split(" | ").reverse().join(" | "));
      expect(await conflicts(right, left)).to.deep.equal(turned);
    });
  }

  it("is not known of SQL and code of one's own", async () => {
    const operations = await record((op) => {
      op.execute("update t set a = 1");
      op.run(async () => undefined);
      op.dropTable("t");
    }, postgresDialect);
    expect(operations.map(isOpaque)).to.deep.equal([true, true, false]);
  });
});
