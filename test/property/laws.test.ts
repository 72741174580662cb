/** The laws of a plan over random schemas. A failure prints its seed: run it again with FC_SEED; FC_RUNS asks for more. */
import { expect } from "chai";
import fc from "fast-check";
import { postgresDialect } from "../../src/dialects/postgres/dialect.js";
import { canonical } from "../../src/dialects/postgres/normalize/canonical.js";
import { plan, planningOn } from "../../src/diff/plan.js";
import { Schema } from "../../src/schema/schema.js";
import { outerEngines, someRuns } from "../support/engines.js";
import { flatten } from "../support/facts.js";
import { randomSchema } from "../support/random-schema.js";
import { openTrips, proveRendering, type TripDatabase, travel } from "../support/round-trip.js";

const { FC_SEED, FC_RUNS } = process.env;
const runs = Number(FC_RUNS ?? 5);
const seed = FC_SEED === undefined ? {} : { seed: Number(FC_SEED) };
const options = await planningOn(postgresDialect, { serverVersion: 160_000, defaultNamespace: "public" });

function schemaOf(facts: Parameters<typeof flatten>[0]): Schema {
  return new Schema(flatten(facts)).map((object) => canonical(object));
}

describe("laws of a plan", () => {
  it("there is nothing to do between a schema and itself", () => {
    fc.assert(
      fc.property(randomSchema, (facts) => {
        expect(plan(schemaOf(facts), schemaOf(facts), options).operations).to.deep.equal([]);
      }),
      { numRuns: someRuns(200), ...seed },
    );
  });

  it("the order of the input changes nothing", () => {
    const shuffled = (facts: Parameters<typeof flatten>[0]) =>
      fc.shuffledSubarray(flatten(facts), { minLength: flatten(facts).length });
    const pair = fc
      .tuple(randomSchema, randomSchema)
      .chain(([from, to]) => fc.tuple(fc.constant([from, to] as const), shuffled(from), shuffled(to)));
    fc.assert(
      fc.property(pair, ([[from, to], mixedFrom, mixedTo]) => {
        const expected = plan(schemaOf(from), schemaOf(to), options).operations;
        expect(plan(schemaOf(mixedFrom), schemaOf(mixedTo), options).operations).to.deep.equal(expected);
      }),
      { numRuns: someRuns(200), ...seed },
    );
  });

  it("schemas and operations pass through JSON unchanged", () => {
    fc.assert(
      fc.property(randomSchema, randomSchema, (from, to) => {
        const before = schemaOf(from);
        const after = schemaOf(to);
        const { operations } = plan(before, after, options);
        const read = (schema: Schema): Schema => new Schema(JSON.parse(JSON.stringify(schema)));
        expect(plan(read(before), read(after), options).operations).to.deep.equal(operations);
        expect(JSON.parse(JSON.stringify(operations))).to.deep.equal(operations);
      }),
      { numRuns: someRuns(200), ...seed },
    );
  });

  it("rendered source, run, records the same operations", async () => {
    await fc.assert(
      fc.asyncProperty(randomSchema, randomSchema, async (from, to) => {
        const up = plan(schemaOf(from), schemaOf(to), options).operations;
        const down = plan(schemaOf(to), schemaOf(from), options).operations;
        await proveRendering(postgresDialect, up, down);
      }),
      { numRuns: someRuns(100), ...seed },
    );
  });

  for (const engine of outerEngines()) {
    describe(`on ${engine.name}`, () => {
      let database: TripDatabase;
      before(async () => {
        database = await openTrips(engine);
      });
      after(() => database.close());

      it("up reaches the target and converges, down undoes it", async () => {
        await fc.assert(
          fc.asyncProperty(randomSchema, randomSchema, (from, to) =>
            travel(database, { name: "random", from, to }),
          ),
          { numRuns: runs, endOnFailure: true, ...seed },
        );
      }).timeout(Math.max(120_000, runs * 60_000));
    });
  }
});
