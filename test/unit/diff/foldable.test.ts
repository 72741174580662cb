import { expect } from "chai";
import { postgresDialect as dialect } from "../../../src/dialects/postgres/dialect.js";
import { FoldableRun, withoutDoomed } from "../../../src/diff/foldable.js";
import { describeOperation } from "../../../src/objects/describe.js";
import type { Operations } from "../../../src/objects/operations.js";
import { record } from "../../../src/objects/record.js";

/** The operations that a run does not take, in words. */
async function kept(body: (op: Operations) => void): Promise<string[]> {
  const run = new FoldableRun();
  return (await record(body, dialect)).filter((operation) => !run.takes(operation)).map(describeOperation);
}

const create = (op: Operations) => op.createTable("post", (t) => t.column("id", "int"));

describe("operations that may be folded", () => {
  it("are all those on a table that the run makes", async () => {
    const body = (op: Operations) => {
      create(op);
      op.addColumn("post", "n", "int", { default: 1 });
      op.alterColumn("post", "n", { nullable: false });
      op.renameColumn("post", "n", "count");
      op.renameTable("post", "article");
      op.createIndex("ix", "article", ["count"]);
      op.dropColumn("article", "count");
      op.dropTable("article");
    };
    expect(await kept(body)).to.deep.equal([]);
  });

  it("add to tables that were there, and take away what was added", async () => {
    const body = (op: Operations) => {
      op.addColumn("user", "nick", "text", { nullable: true });
      op.renameColumn("user", "nick", "alias");
      op.createIndex("ix", "user", ["alias"]);
      op.dropIndex("ix", "user");
      op.dropColumn("user", "alias");
      op.comment({ kind: "table", name: "user" }, "people");
    };
    expect(await kept(body)).to.deep.equal([]);
  });

  it("are none that rows of tables which were there have seen", async () => {
    const body = (op: Operations) => {
      op.renameTable("member", "user");
      op.addColumn("user", "n", "int", { default: 1 });
      op.alterColumn("user", "n", { default: null });
      op.renameColumn("user", "name", "title");
      op.dropColumn("user", "fax");
      op.dropTable("old");
      op.addEnumValue("mood", "fine");
    };
    expect(await kept(body)).to.deep.equal([
      "rename table member to user",
      "alter column user.n: no default",
      "rename column user.name to title",
      "drop column user.fax",
      "drop table old",
      "add value fine to enum mood",
    ]);
  });

  it("are none that say how they are to be done, and no steps of a person", async () => {
    const body = (op: Operations) => {
      op.createIndex("ix", "user", ["id"], { concurrently: true });
      op.createCheckConstraint("ck", "user", "id > 0", { notValid: true });
      op.validateConstraint("ck", "user");
      op.createTable("post", (t) => t.column("id", "int"), { ifNotExists: true });
      op.execute("select 1");
      op.bulkInsert("user", [{ id: 1 }]);
      op.run(async () => undefined);
    };
    expect(await kept(body)).to.have.length(7);
  });

  it("are none on a table that goes right after them", async () => {
    const body = (op: Operations) => {
      op.dropConstraint("fk", "post", "foreignKey");
      op.dropTable("team");
      op.dropIndex("ix", "post");
      op.renameColumn("post", "n", "m");
      op.dropTable("post");
      op.execute("delete from old");
      op.dropTable("old");
    };
    expect(withoutDoomed(await record(body, dialect)).map(describeOperation)).to.deep.equal([
      "drop foreign key fk of post",
      "drop table team",
      "drop table post",
      "execute delete from old",
      "drop table old",
    ]);
  });
});
