import { defineOperation, sql } from "@schemix/migrate";

/** Builds an index anew, for `op.apply(reindex("ix_word_text"))`: after a function that it calls has changed. */
export const reindex = defineOperation({
  name: "reindex",
  from: "./plugin/index.js",
  compile: { postgres: (index: string) => sql`REINDEX INDEX ${sql.identifier(index)}` },
  // Built anew it is the same index: there is nothing to take back.
  reverse: () => [],
  describe: (index) => `reindex ${index}`,
  hazards: () => [{ kind: "longLock", message: "builds an index while writers wait" }],
  touches: (index) => [{ name: index }],
});
