import { expect } from "chai";
import { compareModel } from "../../../src/api/comparison/comparison.js";
import { rehearse } from "../../../src/api/rehearsal/rehearse.js";
import type { Connection } from "../../../src/dialects/dialect.js";
import { isSchemixError } from "../../../src/errors/schemix-error.js";
import type { AnyOperation } from "../../../src/objects/any.js";
import { describeOperation } from "../../../src/objects/describe.js";
import { forEachDialect } from "../../support/databases.js";
import { failureOf, type RunnerDatabase } from "../../support/runner.js";
import { model } from "../../unit/entities/evaluate.js";
import { type ChangeCase, changeCases } from "./change-cases.js";

const noCache = { get: () => undefined, set: () => undefined };

/** All of them at once: what one engine does alone, it does together, and the other way round on a database that is far. */
const together: ChangeCase = {
  before: Object.values(changeCases)
    .map(({ before }) => before)
    .join("\n"),
  after: Object.values(changeCases)
    .map(({ after }) => after)
    .join("\n"),
  rows: Object.values(changeCases)
    .flatMap(({ rows }) => rows ?? [])
    .join(";"),
};

describe("Changes of every kind, whatever the database is", () => {
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

    const compare = (source: string) => {
      const { dialect } = db.database;
      const namespace = connection.defaultNamespace;
      const scope = { namespaces: [namespace, "odd place"] };
      const around = { dialect, connection, scope, cache: noCache, dropsUnmanaged: true };
      return compareModel(model(source, { dialect, namespace }), around);
    };
    const words = (operations: readonly AnyOperation[]) => operations.map(describeOperation);
    const apply = async (operations: readonly AnyOperation[]) => {
      await connection.begin();
      for (const { sql } of operations.flatMap((operation) => db.database.dialect.compile(operation)))
        await connection.query(sql);
      await connection.commit();
    };
    const expectThere = async (source: string, when: string) => {
      const { up, down } = await compare(source);
      expect([...words(up), ...words(down)], when).to.deep.equal([]);
    };
    const prove = async ({ before: from, after: to, rows, on }: ChangeCase) => {
      try {
        await apply((await compare(from)).up);
        await expectThere(from, "the start is what was asked for");
        for (const row of (rows ?? "").split(";").filter((text) => text.trim() !== ""))
          await connection.query(row);
        const comparison = await compare(to);
        const isSeen = on === undefined || on.includes(db.database.dialect.name);
        expect(words(comparison.up).length > 0, "there is a difference").to.equal(isSeen);
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

    it("lead there and back, all at once", () => prove(together)).timeout(300_000);

    it("are not rehearsed to the end where a new view does not give what its class says", async () => {
      const viewOf = (columns: string) =>
        `@View({ as: sql\`SELECT 1 AS one, 2 AS two\` }) export class Fresh { ${columns} }`;
      const { dialect } = db.database;
      const namespace = connection.defaultNamespace;
      const right = await compare(viewOf(`@Column("int", { nullable: true }) one!: number;`));
      const wrong = viewOf(`@Column("uuid") one!: string; @Column("int") there!: number;`);
      const comparison = { ...right, model: model(wrong, { dialect, namespace }) };
      const error = await failureOf(rehearse(connection, dialect, comparison, () => undefined));
      expect(isSchemixError(error) ? error.code : error).to.equal("VIEW_DIFFERS");
      expect(JSON.stringify(error)).to.match(/Fresh.*one is declared as uuid.*no column there/s);
      await expectThere("", "nothing is left of it");
    });

    if (place.name !== "sql server") return;
    for (const [name, change] of Object.entries(changeCases))
      it(`lead there and back: ${name}`, () => prove(change)).timeout(60_000);
  });
});
