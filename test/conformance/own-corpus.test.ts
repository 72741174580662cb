import { join } from "node:path";
import { expect } from "chai";
import { type CorpusCase, casesOf } from "../corpus-runner/cases.js";
import { chooseServer } from "../corpus-runner/dumper.js";
import { type RunOptions, runCase } from "../corpus-runner/run-case.js";
import { checkout } from "../support/docs.js";
import { isInShare } from "../support/engines.js";
import { testServers } from "../support/servers.js";
import { noteSkipped } from "../support/skipped.js";

/** Cases of `test/corpus` that are equal both ways, and stay so: a few, each about several kinds of objects; a twelfth runs by default. */
const equal = [
  "aggregates-operators-and-what-stands-on-them",
  "body-that-the-server-has-parsed",
  "circle-of-names-in-capitals",
  "collation-change-in-use",
  "collation-change-under-domain",
  "column-drop",
  "column-drop-under-everything",
  "column-moved-between-parent-and-child",
  "comment-add",
  "comment-on-parts",
  "composite-attribute-type-under-columns-that-go",
  "composite-retyped-and-extended",
  "default-privileges-beside-older-objects",
  "default-privileges-in-new-namespace",
  "domain-chain-in-use",
  "domain-check-that-reads-another-table",
  "domain-check-that-reads-its-table",
  "domain-check-through-views-and-functions",
  "domain-checks-renamed-with-comments",
  "domain-gets-check-that-reads-a-new-table",
  "domain-to-another-domain",
  "domain-under-keys-to-its-base",
  "domain-within-arrays",
  "domain-within-composites",
  "dropped-table-under-functions-of-its-parts",
  "enum-columns-leave-and-come",
  "enum-drop-values",
  "enum-in-another-namespace",
  "enum-rebuilt-under-heirs",
  "enum-rebuilt-under-types",
  "enum-to-another-enum",
  "enum-value-added-and-used-by-view",
  "enum-value-gone-everywhere",
  "extension-drop-beside-views",
  "extension-moved-under-everything",
  "foreign-change",
  "foreign-key-to-unique-that-becomes-primary",
  "function-of-dropped-column-that-others-call",
  "function-of-new-column-that-others-call",
  "function-overload-in-place",
  "function-parsed-under-type-change",
  "function-signature-under-everything",
  "function-that-calls-another",
  "function-that-its-table-calls",
  "function-whose-body-names-its-table",
  "generated-by-function-of-its-table",
  "generated-stored-change",
  "identity-moves-between-columns",
  "identity-options",
  "identity-other-sequence",
  "identity-under-default-privileges",
  "index-add",
  "index-every-change",
  "index-to-key-in-place",
  "inheritance-change",
  "inheritance-from-other-serial",
  "inheritance-keeps-check",
  "inheritance-keeps-column",
  "inheritance-of-parents-parts",
  "inheritance-own-column-as-well",
  "materialized-view-change",
  "namespace-add",
  "new-tables-behind-functions-of-others",
  "not-null-inherited-or-not",
  "partition-attach",
  "partition-attach-with-own-parts",
  "partition-detach-and-keys-to-it",
  "partition-detach-referred-to",
  "partition-detach-with-everything",
  "partition-index-name-kept",
  "partition-index-storage",
  "partition-other-bounds",
  "partition-own-defaults-change",
  "partition-own-not-nulls",
  "partition-own-parts",
  "partition-own-parts-change",
  "partition-parts-under-a-type-change",
  "partition-one-level-up",
  "partition-referred-to",
  "partition-referred-to-with-own-index",
  "partitioning-and-columns-change",
  "partitioning-by-another-key",
  "partitioning-comes-hash-under-policies",
  "partitioning-comes-range",
  "partitioning-goes",
  "partitioning-of-a-circle",
  "partitioning-of-a-partition-changes",
  "partitioning-of-a-table-that-refers-to-itself",
  "partitioning-of-heirs",
  "partitioning-with-type-of-key-made-anew",
  "primary-key-change",
  "privileges-of-column-that-goes",
  "row-function-in-its-tables-check",
  "row-function-under-type-change",
  "row-type-of-dropped-table",
  "row-type-of-table-that-changes",
  "row-type-of-view-made-anew",
  "row-type-users-leave-and-come",
  "row-type-within-row-types",
  "row-types-go-in-turn",
  "same-name-another-kind",
  "sequence-of-a-table-that-goes",
  "sequence-owned-by",
  "sequence-owned-by-other-role",
  "text-search-change",
  "type-change-under-check-and-index",
  "type-change-under-everything",
  "view-chain-of-five",
  "view-columns-renamed-with-all-above",
  "words-read-otherwise-beside-other-changes",
  "words-that-the-server-reads-otherwise",
];

describe("Pairs of our own", () => {
  const cases = new Map(casesOf(join(checkout, "test", "corpus")).map((each) => [each.name, each]));
  if (testServers().length === 0) noteSkipped("the pairs of test/corpus", "no server");
  else {
    let options: RunOptions;
    before(async () => {
      const { server, dump } = await chooseServer();
      options = { server, dump, isLenient: false, from: "facts", timeLimit: 50_000 };
    });
    for (const name of equal)
      if (isInShare(name, 12)) it(name, () => staysEqual(cases.get(name), () => options));
  }
});

async function staysEqual(each: CorpusCase | undefined, options: () => RunOptions): Promise<void> {
  if (each === undefined) throw new Error("There is no such case");
  const { result, why, detail, madeAnew } = await runCase(each, options());
  expect(result, `${why}\n${detail}`).to.equal("equal");
  const wasted = [...madeAnew.up, ...madeAnew.down].filter((object) => object.why === undefined);
  expect(wasted, "made anew where the server could alter").to.deep.equal([]);
}
