import { expect } from "chai";
import fc from "fast-check";
import type { RenderedEntities } from "../../../src/codegen/entities/render-entities.js";
import { chinook, corpusFolder, pagila } from "../../support/corpus.js";
import { type Engine, engines, someRuns, type TestDatabase } from "../../support/engines.js";
import { loadRendered, provePull } from "../../support/pulled.js";
import { randomSchema } from "../../support/random-schema.js";
import { clean, openTrips, placeFacts, type TripDatabase } from "../../support/round-trip.js";
import { noteSkipped } from "../../support/skipped.js";
import { complaintsOf } from "../../support/strict.js";
import { legacy } from "./legacy.js";

/** A server, where there is one; the embedded one of the same major, which takes several times as long, with `SCHEMIX_TEST_FULL=1`. */
function someEngines(): readonly Engine[] {
  const all = engines();
  if (process.env.SCHEMIX_TEST_FULL === "1")
    return [...new Set([all[0], all.at(-1)])].filter((engine) => engine !== undefined);
  if (all.length > 1)
    noteSkipped("laws of pull on pglite", "on a server; SCHEMIX_TEST_FULL=1 runs them there too");
  return all.slice(-1);
}

describe("pull", () => {
  for (const engine of someEngines()) describe(`on ${engine.name}`, () => laws(engine));
});

function laws(engine: Engine): void {
  let database: TripDatabase;
  before(async () => {
    database = await openTrips(engine);
  });
  after(() => database.close());
  const written: RenderedEntities["files"][] = [];

  const { FC_SEED, FC_RUNS } = process.env;
  const runs = Number(FC_RUNS ?? someRuns(20));
  it("finds nothing left to do, for random schemas", async () => {
    await fc.assert(
      fc.asyncProperty(randomSchema, async (facts) => {
        await placeFacts(database, facts);
        await provePull(database.dialect, database.connection);
      }),
      {
        numRuns: runs,
        endOnFailure: true,
        ...(FC_SEED === undefined ? {} : { seed: Number(FC_SEED) }),
      },
    );
  }).timeout(runs * 24_000);

  for (const naming of ["snake_case", "preserve"] as const) {
    it(`says all of a database that nobody meant for classes, ${naming}`, async () => {
      await clean(database);
      await database.connection.script(legacy);
      const { dialect, connection } = database;
      const rendered = await provePull(dialect, connection, ["public", "app", "Größe"], naming);
      const left = rendered.leftOut.map(({ object, why }) => `${object.name}: ${why}`);
      expect(left).to.deep.equal([]);
      const names = rendered.files.map(({ name }) => name.toLowerCase());
      expect(new Set(names).size).to.equal(names.length);
      written.push(rendered.files);
    }).timeout(240_000);
  }

  it("writes what the compiler takes", () => {
    expect(complaintsOf(...written)).to.deep.equal([]);
  }).timeout(120_000);

  it("names a table out of sight and leaves it alone", async () => {
    await clean(database);
    await database.connection.script(`CREATE SCHEMA app;
      CREATE TABLE app.owner (id int PRIMARY KEY);
      CREATE TABLE thing (id int PRIMARY KEY, owner_id int REFERENCES app.owner)`);
    const { dialect, connection } = database;
    const rendered = await provePull(dialect, connection);
    expect(rendered.files.map(({ name }) => name)).to.deep.equal(["owner.entity.ts", "thing.entity.ts"]);
    const model = await loadRendered(rendered, dialect);
    expect(model.ignored).to.deep.equal([{ kind: "table", namespace: "app", name: "owner" }]);
  });
}

const folder = corpusFolder();

describe("pull of real schemas", () => {
  const engine = engines().at(-1);
  for (const [name, load] of Object.entries({ chinook, pagila })) {
    if (folder === undefined || engine?.isServer !== true) {
      noteSkipped(`pull of ${name}`, "no folder of real schemas, or no server; see SCHEMIX_TEST_CORPUS");
      continue;
    }
    it(`${name} on ${engine.name}`, async () => {
      const test: TestDatabase = await engine.create();
      await test.query(load(folder, engine.major).sql);
      const connection = await test.database.connect();
      try {
        const rendered = await provePull(test.database.dialect, connection);
        expect(rendered.files.length).to.be.above(10);
        expect(rendered.leftOut).to.deep.equal([]);
        expect(complaintsOf(rendered.files)).to.deep.equal([]);
      } finally {
        await connection.close();
        await test.close();
      }
    }).timeout(120_000);
  }
});
