import { expect } from "chai";
import { isSchemixError } from "../../../src/errors/schemix-error.js";
import type { RunEvent } from "../../../src/runner/event.js";
import {
  failureOf,
  type RunnerDatabase,
  run,
  runnerPlaces,
  type TestMigration,
} from "../../support/runner.js";

const count = 60;

/** Many tables, with an index each. */
function manyTables(spoil: (index: number) => string = () => "int"): TestMigration {
  return {
    revision: "many",
    up: (op) => {
      for (let index = 0; index < count; index++) {
        op.createTable(`t${index}`, (t) => void t.column("id", spoil(index)));
      }
      for (let index = 0; index < count; index++) op.createIndex(`ix_${index}`, `t${index}`, ["id"]);
    },
    down: (op) => {
      for (let index = 0; index < count; index++) op.dropTable(`t${index}`);
    },
  };
}

const made = "SELECT count(*)::int AS n FROM pg_class WHERE relname ~ '^(t|ix_)[0-9]+$'";

for (const place of runnerPlaces()) {
  describe(`many new tables on ${place.name}`, () => {
    let db: RunnerDatabase;
    beforeEach(async () => {
      db = await place.open();
    });
    afterEach(() => db.drop());

    it("are made in few round trips, and each statement is told once", async () => {
      let trips = 0;
      const counting = {
        ...db.database,
        connect: async (options?: object) => {
          const connection = await db.database.connect(options);
          return new Proxy(connection, {
            get(target, name) {
              const value: unknown = Reflect.get(target, name, target);
              if (typeof value !== "function") return value;
              trips += 1;
              return value.bind(target) as unknown;
            },
          });
        },
      };
      const events: RunEvent[] = [];
      await run(counting, [manyTables()], { onEvent: (event) => void events.push(event) });
      const told = events.flatMap((event) => (event.type === "statement" ? [event.index] : []));
      expect(told).to.deep.equal(Array.from({ length: 2 * count }, (_, index) => index));
      expect((await db.query(made))[0]?.n).to.equal(2 * count);
      expect(trips).to.be.lessThan(30);
      await run(db.database, [manyTables()], { direction: "down" });
      expect((await db.query(made))[0]?.n).to.equal(0);
    });

    it("are made whatever they are called and say", async () => {
      const hostile = ["$$", "$q1$", "a'b", "c\\d", 'e"f', "-- g", "; h", "%s", "$"];
      const migration: TestMigration = {
        revision: "hostile",
        up: (op) => {
          for (const name of hostile)
            op.createTable(name, (t) => void t.column("note", "text", { default: name }));
        },
        down: (op) => {
          for (const name of hostile) op.dropTable(name);
        },
      };
      await run(db.database, [migration]);
      for (const name of hostile) {
        const table = `"${name.replaceAll('"', '""')}"`;
        await db.query(`INSERT INTO ${table} DEFAULT VALUES`);
        expect(await db.query(`SELECT note FROM ${table}`)).to.deep.equal([{ note: name }]);
      }
    });

    for (const wrong of ["int[", "no_such_type"]) {
      it(`say which of them the server refused: ${wrong}`, async () => {
        const events: RunEvent[] = [];
        const error = await failureOf(
          run(db.database, [manyTables((index) => (index === 37 ? wrong : "int"))], {
            onEvent: (event) => void events.push(event),
          }),
        );
        if (!isSchemixError(error, "STATEMENT_FAILED")) throw error;
        expect(error.where).to.contain("t37");
        expect((await db.query(made))[0]?.n).to.equal(0);
        const told = events.flatMap((event) => (event.type === "statement" ? [event.index] : []));
        expect(told).to.deep.equal([...new Set(told)]);
      });
    }
  });
}
