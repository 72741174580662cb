import type { UserConfig } from "./types.js";

/**
 * The configuration of a project, typed: what `schemix.config.ts` exports by default. It returns what it is given.
 * A function, which may be asynchronous, is called when the configuration is loaded.
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
export function defineConfig<T extends () => UserConfig | Promise<UserConfig>>(config: T): T;
export function defineConfig(config: unknown): unknown {
  return config;
}
