import { planInHaste, stopServers } from "./servers.js";
import { collectSkipped, printSkipped } from "./skipped.js";

collectSkipped();
planInHaste();

/**
 * Mocha calls it once, after all tests. Processes that it started for them have servers of their own, which end
 * with them.
 */
export async function mochaGlobalTeardown(): Promise<void> {
  await stopServers();
  printSkipped();
}
