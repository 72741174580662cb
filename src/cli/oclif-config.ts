import { fileURLToPath } from "node:url";
import { Config } from "@oclif/core/config";

/** oclif's configuration without its search for plugins and hooks, which takes longer than most commands. */
class BareConfig extends Config {
  override runHook() {
    return Promise.resolve({ failures: [], successes: [] });
  }
}

/** What a command needs of oclif's configuration to parse its arguments. */
export function createConfig(): Config {
  const config = new BareConfig({ root: fileURLToPath(new URL("../..", import.meta.url)) });
  config.bin = "schemix";
  return config;
}
