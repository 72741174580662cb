import { expect } from "chai";
import type { Connection, Dialect } from "../../../src/dialects/dialect.js";
import { plan, planningOn } from "../../../src/diff/plan.js";
import type { AnyOperation } from "../../../src/objects/any.js";
import { isDefinition } from "../../../src/objects/definition/shape.js";
import { Schema } from "../../../src/schema/schema.js";
import { forEachEngine, isInShare, runsCase, type TestDatabase } from "../../support/engines.js";
import { zooRows } from "./zoo.js";

const publicNamespace = { kind: "namespace", namespace: "public", name: "public" };
const scope = { namespaces: ["public", "app"] };

describe("The zoo", () => {
  it("has at least 150 changes, each with a name of its own, the fifty of the peers among them", () => {
    expect(zooRows.length).to.be.at.least(150);
    expect(zooRows.slice(0, 50).at(-1)?.name).to.equal("other_schema");
  });

  forEachEngine((engine) => {
    let test: TestDatabase;
    let connection: Connection;

    before(async () => {
      test = await engine.create();
      connection = await test.database.connect();
    });
    after(async () => {
      await connection.close();
      await test.close();
    });

    for (const row of zooRows) {
      if (!runsCase(engine, row) || !isInShare(row.name, 4)) continue;
      it(row.name, async () => {
        const { dialect } = test.database;
        await connection.begin();
        try {
          if (row.setup !== undefined) await connection.script(row.setup);
          const [one, two] = [schemaOf(row.before), schemaOf(row.after)];
          await apply(
            connection,
            dialect,
            await changes(connection, dialect, new Schema([publicNamespace]), one),
          );
          const { schema } = await dialect.introspect(connection, scope);
          // What SQL of a row sets up beforehand is not its subject.
          const current = schema.filter((object) => !isDefinition(object));
          const silent = await changes(connection, dialect, current, one);
          expect(silent, "phantom").to.deep.equal([]);
          const seen = await changes(connection, dialect, current, two);
          if (row.isUnchanged === true) expect(seen, "phantom").to.deep.equal([]);
          else expect(seen, "blind").not.to.deep.equal([]);
        } finally {
          await connection.rollback();
        }
      });
    }
  });
});

function schemaOf(objects: readonly { kind: string; namespace: string; name: string }[]): Schema {
  return new Schema([...objects, publicNamespace]);
}

/** What generate would do, things that nobody declared aside. */
async function changes(
  connection: Connection,
  dialect: Dialect,
  found: Schema,
  desired: Schema,
): Promise<readonly AnyOperation[]> {
  const current = found.filter((object) => object.kind !== "sequence" || desired.has(object));
  const normal = await dialect.normalize(connection, desired, current, new Map());
  return plan(current, normal, await planningOn(dialect, connection)).operations;
}

async function apply(
  connection: Connection,
  dialect: Dialect,
  operations: readonly AnyOperation[],
): Promise<void> {
  for (const operation of operations) {
    for (const { sql } of dialect.compile(operation)) await connection.query(sql);
  }
}
