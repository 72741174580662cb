import { stopServers } from "./servers.js";
import { printSkipped } from "./skipped.js";

/** Mocha calls it once, after all tests. */
export async function mochaGlobalTeardown(): Promise<void> {
  await stopServers();
  printSkipped();
}
