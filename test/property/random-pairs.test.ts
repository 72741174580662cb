/**
 * The laws over random databases as SQL: what `pull` says of one leads there from another one and back, `pg_dump` sees no
 * difference, and rows survive. FC_SEED and FC_RUNS ask for others and for more.
 */
import { expect } from "chai";
import fc from "fast-check";
import { chooseServer } from "../corpus-runner/dumper.js";
import { type RunOptions, runCase } from "../corpus-runner/run-case.js";
import { randomChange, randomPair } from "../support/random-sql.js";
import { testServers } from "../support/servers.js";
import { noteSkipped } from "../support/skipped.js";

const { FC_SEED = 7, FC_RUNS = 2 } = process.env;

describe("laws over random databases", () => {
  if (!testServers().some(({ major }) => major >= 18)) {
    noteSkipped("random databases", "no server of major 18");
    return;
  }
  let options: RunOptions;
  before(async () => {
    options = { ...(await chooseServer(18)), isLenient: false, from: "pull", timeLimit: 60_000 };
  });
  for (const [title, pairs] of [
    ["of all kinds", randomPair()],
    ["with much on each column", randomChange()],
    [
      "of trees, heirs and types of types",
      fc.oneof(randomChange(4, "forest"), randomChange(4, "clan"), randomChange(4, "treasury")),
    ],
  ] as const) {
    it(`hold, there and back, ${title}`, async () => {
      await fc.assert(
        fc.asyncProperty(pairs, async ([from, to]) => {
          const each = { name: "random", a: from.sql, b: to.sql, seed: from.rows, isWhole: false };
          const { result, why, detail } = await runCase(each, options);
          // Where a person has to decide, or rows are in the way, no is the answer.
          expect(result, `${why}\n${detail}`).to.match(/^(?:equal|refused)$/);
          expect(why).not.to.match(/^cannot load/);
        }),
        { numRuns: Number(FC_RUNS), endOnFailure: true, seed: Number(FC_SEED) },
      );
    }).timeout(3_600_000);
  }
});
