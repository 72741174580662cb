/**
 * The laws over random models of all kinds, on a real database: a few of one seed, for a run takes seconds. FC_SEED and
 * FC_RUNS ask for others and for more.
 */
import fc from "fast-check";
import { engines, runsCase } from "../support/engines.js";
import { proveModels } from "../support/model-trip.js";
import { type Given, randomModel } from "../support/random-objects.js";

const { FC_SEED = 7, FC_RUNS = 3 } = process.env;

/** Two models, the second one in another order as well. */
function tripOf(given: readonly Given[]) {
  return fc
    .tuple(randomModel(given), randomModel(given))
    .chain(([from, to]) =>
      fc.tuple(
        fc.constant(given),
        fc.constant(from),
        fc.constant(to),
        fc.shuffledSubarray([...to.sql], { minLength: to.sql.length }),
      ),
    );
}

describe("laws over models of all kinds", () => {
  for (const engine of engines()) {
    if (!runsCase(engine, { name: "laws over models of all kinds", since: 16 })) continue;
    // The embedded server has none but those that are loaded with it.
    const extensions: readonly Given[] = engine.isServer ? ["extensions"] : [];
    const trips = fc.oneof(tripOf(extensions), tripOf(["rights", ...extensions]));
    it(`hold on ${engine.name}`, async () => {
      await fc.assert(
        fc.asyncProperty(trips, ([given, from, to, sql]) =>
          proveModels(engine, { given, from, to, mixed: { facts: [...to.facts].reverse(), sql } }),
        ),
        {
          numRuns: Number(FC_RUNS),
          endOnFailure: true,
          seed: Number(FC_SEED),
        },
      );
    }).timeout(3_600_000);
  }
});
