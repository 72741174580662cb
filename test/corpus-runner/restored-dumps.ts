/** Dumps compared as what they are: texts from which the same database can be made. */
import type { ServerDatabase } from "../support/servers.js";
import { type Dump, type DumpDifference, readDump } from "./dump-entries.js";
import { loadInto } from "./load.js";
import { statementsOfScript } from "./sql-script.js";

/** What dumps are restored with. */
export interface Restoring {
  /** An empty database; whoever gives it takes it away. */
  readonly create: () => Promise<ServerDatabase>;
  readonly dump: (database: ServerDatabase) => Promise<string>;
}

/** How often a dump is restored to see whether it comes back in other words: rows in rows take a second time. */
const mostRestored = 2;

/**
 * The server does not always read its own words as it has written them: `a BETWEEN 1 AND 2 AND b` comes back with other
 * parentheses. So the dump of a restored dump counts as much as the dump.
 */
export async function leastDifferences(
  [expected, found]: readonly [expected: string, found: string],
  compare: (expected: Dump, found: Dump) => readonly DumpDifference[],
  restoring: Restoring,
): Promise<readonly DumpDifference[]> {
  const sides: readonly [string[], string[]] = [[expected], [found]];
  let least = compare(readDump(expected), readDump(found));
  for (let round = 0; least.length > 0 && round < mostRestored; round++) {
    for (const texts of sides) {
      const restored = await restoredDump(texts.at(-1) ?? "", restoring);
      if (restored === undefined) return least;
      texts.push(restored);
    }
    for (const one of sides[0])
      for (const two of sides[1]) {
        const again = compare(readDump(one), readDump(two));
        if (again.length < least.length) least = again;
      }
  }
  return least;
}

/** The dump of a database made of a dump; nothing where that cannot be made. */
async function restoredDump(text: string, { create, dump }: Restoring): Promise<string | undefined> {
  const database = await create();
  const leftOut = await loadInto(database.url, statementsOfScript(text), true);
  return leftOut.length === 0 ? dump(database) : undefined;
}
