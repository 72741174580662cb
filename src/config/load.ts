import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Database } from "../dialects/dialect.js";
import { SchemixError } from "../errors/schemix-error.js";
import { createModuleLoader, type ModuleLoader } from "../loading/module-loader.js";
import { isDatabase, openDatabase, openScratch, openSource } from "./databases.js";
import { environmentOf } from "./environments.js";
import { describeValue } from "./faults.js";
import type { Plugin } from "./plugin.js";
import type { Config, ConfigContext } from "./types.js";
import { checkConfig } from "./validate.js";

/** The names that are looked for, in this order. */
const configFileNames = ["ts", "mts", "cts", "js", "mjs", "cjs"].map(
  (extension) => `schemix.config.${extension}`,
);

export interface LoadConfigRequest {
  /** Folder to look for the configuration file in; default: the working directory. */
  readonly cwd?: string | undefined;
  /** Path of the configuration file, or the configuration itself (or a function or promise of it). */
  readonly config?: string | object | undefined;
  /** Instead of the configured database; a folder in it is relative to `cwd`. */
  readonly database?: string | Database | undefined;
  /** Instead of the setting `scratch`. */
  readonly scratch?: string | Database | undefined;
  /** The environment; default: what SCHEMIX_ENV says, then `defaultEnvironment`. */
  readonly env?: string | undefined;
  /** For a configuration that is a function, and for migrations. */
  readonly x?: Readonly<Record<string, string>> | undefined;
}

export interface LoadedConfig {
  readonly config: Config;
  /** Loads the other files of the project; shares its modules with the configuration file. */
  readonly loader: ModuleLoader;
}

/**
 * Finds, loads and checks the configuration: the one given, else the file that SCHEMIX_CONFIG names, else
 * `schemix.config.{ts,mts,cts,js,mjs,cjs}` in the folder itself, never in a parent. Nothing is connected.
 *
 * @throws SchemixError `CONFIG_NOT_FOUND`, `CONFIG_UNREADABLE`, `CONFIG_INVALID`, `DATABASE_URL_INVALID`, `ENVIRONMENT_UNKNOWN`
 * @example
 * const { config, loader } = await loadConfig({ cwd: "/app" });
 */
export async function loadConfig(request: LoadConfigRequest = {}): Promise<LoadedConfig> {
  const cwd = resolve(request.cwd ?? process.cwd());
  const { config: given, database: override } = request;
  const file =
    typeof given === "object" || typeof given === "function" ? undefined : findConfigFile(given, cwd);
  const root = file === undefined ? cwd : dirname(file);
  const loader = createModuleLoader({ root });
  const asked = environmentOf(request.env);
  const x = Object.freeze({ ...request.x });
  let isRead = false;
  const context: ConfigContext = {
    get env() {
      isRead = true;
      return asked.name;
    },
    x,
  };
  const input =
    file === undefined ? await settle(given, context) : await readConfigFile(file, loader, context);
  const display = file && loader.display(file);
  const hasDatabase = override !== undefined;
  const environment = { ...asked, isRead };
  const checked = checkConfig(input, { root, file, display, hasDatabase, environment });
  const configured = (): Promise<Database> =>
    typeof checked.database === "function"
      ? openSource(checked.database)
      : openDatabase(checked.database, root);
  const database = await (hasDatabase ? openOverride(override, cwd) : configured());
  const scratch = await openScratch(request.scratch ?? checked.scratch, database, root);
  const extend = await extensionBy(checked.settings.plugins);
  const opened = { database: extend(database), scratch: extend(scratch) };
  return { config: freeze({ ...checked.settings, x, ...opened }), loader };
}

function findConfigFile(given: string | undefined, cwd: string): string {
  if (given !== undefined) return existingFile(given, cwd, "");
  const variable = process.env.SCHEMIX_CONFIG;
  if (variable) return existingFile(variable, cwd, " (from SCHEMIX_CONFIG)");
  const found = firstConfigIn(cwd);
  if (found !== undefined) return found;
  const parent = configInParents(cwd);
  throw new SchemixError("CONFIG_NOT_FOUND", {
    message: `There is no schemix.config.ts in ${cwd}`,
    where: cwd,
    why: parent && `There is one in ${relative(cwd, dirname(parent))}; parent folders are not searched.`,
    fix: parent
      ? `Run it there, or pass --config ${relative(cwd, parent)}.`
      : "Make one with `npx schemix init`, or name one with --config or SCHEMIX_CONFIG.",
    data: { cwd, ...(parent !== undefined && { parent }) },
  });
}

function existingFile(path: string, cwd: string, origin: string): string {
  const file = resolve(cwd, path);
  if (existsSync(file)) return file;
  throw new SchemixError("CONFIG_NOT_FOUND", {
    message: `There is no file ${file}${origin}`,
    where: file,
    fix: "Correct the path; it is relative to the working directory.",
    data: { file },
  });
}

function firstConfigIn(folder: string): string | undefined {
  return configFileNames.map((name) => join(folder, name)).find((file) => existsSync(file));
}

function configInParents(cwd: string): string | undefined {
  for (let folder = dirname(cwd); ; folder = dirname(folder)) {
    const found = firstConfigIn(folder);
    if (found !== undefined || folder === dirname(folder)) return found;
  }
}

async function readConfigFile(file: string, loader: ModuleLoader, context: ConfigContext): Promise<unknown> {
  const name = loader.display(file);
  try {
    const exports = await loader.load(file);
    if ("default" in exports) return await settle(exports.default, context);
  } catch (error) {
    throw unreadable(error, file, loader);
  }
  throw new SchemixError("CONFIG_INVALID", {
    message: `${name} has no default export`,
    where: name,
    fix: "Write `export default defineConfig({ … })`.",
    data: { file },
  });
}

// A function is called, a promise awaited; what a function returns may be a promise too.
async function settle(given: unknown, context: ConfigContext): Promise<unknown> {
  const value: unknown = await given;
  return typeof value === "function" ? await value(context) : value;
}

function unreadable(thrown: unknown, file: string, loader: ModuleLoader): SchemixError {
  const error = loader.explain(thrown, file);
  if (error.code !== "MODULE_LOAD_FAILED") return error;
  const { message, where, why, fix, data, cause } = error;
  return new SchemixError("CONFIG_UNREADABLE", { message, where, why, fix, data, cause });
}

async function openOverride(database: unknown, cwd: string): Promise<Database> {
  if (typeof database === "string" || isDatabase(database)) return openDatabase(database, cwd);
  throw new SchemixError("DATABASE_URL_INVALID", {
    message: `The database of the request is ${describeValue(database)}, not an address`,
    where: "database",
    fix: "Pass an address such as postgres://user@host/database, or what postgres(…) returns.",
  });
}

/** Without kinds of plugins, a database is as it was opened. */
async function extensionBy(plugins: readonly Plugin[]): Promise<(database: Database) => Database> {
  const kinds = plugins.flatMap((plugin) => (plugin.kinds ?? []).map(({ definition }) => definition));
  if (kinds.length === 0) return (database) => database;
  const { extendedDatabase } = await import("../dialects/extended.js");
  return (database) => extendedDatabase(database, kinds);
}

function deepFreeze<T>(value: T, isOwn: (value: object) => boolean): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value) || !isOwn(value)) return value;
  for (const member of Object.values(value)) deepFreeze(member, isOwn);
  return Object.freeze(value);
}

// Lists are copied before, so that what the user passed stays theirs to change.
function freeze(config: Config): Config {
  const foreign = new Set<object>([config.database, config.scratch, ...config.plugins]);
  return deepFreeze(config, (value) => !foreign.has(value));
}
