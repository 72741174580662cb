import type { ConfigContext, UserConfig } from "./types.js";

/**
 * The configuration of a project, typed: what `schemix.config.ts` exports by default. It returns what it is given.
 * A function, which may be asynchronous, is called when the configuration is loaded, with the environment and the
 * arguments (`-x`) of the command.
 *
 * Settings are checked when a verb loads the file, all together: see `CONFIG_INVALID`.
 *
 * @example
 * export default defineConfig({
 *   database: process.env.DATABASE_URL ?? "pglite://.schemix/db",
 *   entities: ["src/**\/*.entity.ts"],
 *   migrations: "migrations",
 * });
 */
export function defineConfig(config: UserConfig): UserConfig;
export function defineConfig<T extends (context: ConfigContext) => UserConfig | Promise<UserConfig>>(
  config: T,
): T;
export function defineConfig(config: unknown): unknown {
  return config;
}
