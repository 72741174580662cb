/** The laws of a plan between entities that every database takes. A failure prints its seed: FC_SEED runs it again. */
import { expect } from "chai";
import fc from "fast-check";
import { compareModel } from "../../../src/api/comparison/comparison.js";
import { rehearse } from "../../../src/api/rehearsal/rehearse.js";
import type { Connection } from "../../../src/dialects/dialect.js";
import type { AnyOperation } from "../../../src/objects/any.js";
import { describeOperation } from "../../../src/objects/describe.js";
import { forEachDialect } from "../../support/databases.js";
import { someRuns } from "../../support/engines.js";
import { randomEntities } from "../../support/random-entities.js";
import type { RunnerDatabase } from "../../support/runner.js";
import { model } from "../../unit/entities/evaluate.js";

const { FC_SEED, FC_RUNS } = process.env;
const noCache = { get: () => undefined, set: () => undefined };

describe("Random entities, whatever the database is", () => {
  forEachDialect((place) => {
    let db: RunnerDatabase;
    let connection: Connection;
    before(async () => {
      db = await place.open();
      connection = await db.database.connect({});
    });
    after(async () => {
      await connection.close();
      await db.drop();
    });

    const compare = (text: string) => {
      const { dialect } = db.database;
      const namespace = connection.defaultNamespace;
      const around = { dialect, connection, scope: { namespaces: [namespace] }, cache: noCache };
      return compareModel(model(text, { dialect, namespace }), { ...around, dropsUnmanaged: true });
    };
    const words = (operations: readonly AnyOperation[]) => operations.map(describeOperation);
    const apply = async (operations: readonly AnyOperation[]) => {
      await connection.begin();
      for (const { sql } of operations.flatMap((operation) => db.database.dialect.compile(operation)))
        await connection.query(sql);
      await connection.commit();
    };
    const expectThere = async (text: string, when: string) => {
      const { up, down } = await compare(text);
      expect([...words(up), ...words(down)], when).to.deep.equal([]);
    };
    const prove = async (from: string, to: string) => {
      try {
        await apply((await compare(from)).up);
        await expectThere(from, "the start is what was asked for");
        const comparison = await compare(to);
        await rehearse(connection, db.database.dialect, comparison, () => undefined);
        await apply(comparison.up);
        await expectThere(to, "up reaches the target");
        await apply(comparison.down);
        await expectThere(from, "down undoes up");
      } finally {
        if (connection.isInTransaction) await connection.rollback();
        await apply((await compare("")).up);
      }
    };

    // A server that is far has no other laws on random schemas.
    const runs = Number(FC_RUNS ?? (place.name === "sql server" ? 20 : someRuns(8)));
    it("are made, changed and taken back to the last detail", async () => {
      const seed = FC_SEED === undefined ? {} : { seed: Number(FC_SEED) };
      await fc.assert(fc.asyncProperty(randomEntities, randomEntities, prove), {
        numRuns: runs,
        endOnFailure: true,
        ...seed,
      });
    }).timeout(600_000);
  });
});
