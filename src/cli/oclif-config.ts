import type { Config } from "@oclif/core/config";

/**
 * What a command needs of oclif's configuration to parse its arguments. The rest of it looks for plugins and hooks, which
 * takes longer than most commands; the build leaves it out.
 */
export function createConfig(): Config {
  const config: Pick<Config, "bin" | "runHook"> = {
    bin: "schemix",
    runHook: async () => ({ failures: [], successes: [] }),
  };
  return config as Config;
}
