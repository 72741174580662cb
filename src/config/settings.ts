/** Every setting: how it is checked, and what it is when nobody says it. */
import { resolve } from "node:path";
import type { Database } from "../dialects/dialect.js";
import { isEntitySource } from "../dialects/entity-source.js";
import type { ApplyHook, StepHook } from "../operations/run-hooks.js";
import type { Naming, NamingFunctions } from "../schema/names.js";
import { isSql, type SqlFragment } from "../schema/sql.js";
import { closest } from "../util/closest.js";
import { checkPlugins } from "./check-plugins.js";
import { checkDatabaseUrl, isDatabase } from "./databases.js";
import type { SettingChecks } from "./faults.js";
import { checkFileName, checkFolders, checkTimezone, longestSlug } from "./file-settings.js";
import { checkEntries } from "./filter-entries.js";
import {
  checkAfterWrite,
  checkComparers,
  checkFormat,
  checkFunction,
  checkTemplate,
} from "./hook-settings.js";
import type { Config, EntityEntry, FilterConfig, RevisionHook, Settings } from "./types.js";

/** The settings as they count; databases are not opened yet. */
export interface CheckedSettings
  extends Omit<Config, "root" | "file" | "environment" | "x" | "database" | "scratch"> {
  readonly database: string | Database;
  readonly scratch: string | Database;
}

/** Notes what is wrong with a value that is there, and returns it as it counts. */
type Checker<T> = (checks: SettingChecks, path: string, value: unknown, root: string) => T | undefined;

/** The type asks for a checker of every setting. */
export const checkers: { readonly [Name in keyof Settings]-?: Checker<CheckedSettings[Name]> } = {
  database: checkDatabase,
  entities: checkEntities,
  migrations: checkFolders,
  recursive: (checks, path, value) => checks.flag(path, value),
  namespace: (checks, path, value) => checks.text(path, value, "the name of a namespace"),
  naming: checkNaming,
  filter: checkFilter,
  unmanaged: (checks, path, value) => checks.oneOf(path, value, ["ignore", "drop"]),
  privileges: (checks, path, value) => checks.flag(path, value),
  owners: (checks, path, value) => checks.flag(path, value),
  strict: checkStrict,
  revisions: checkRevisions,
  rehearsal: checkRehearsal,
  transaction: (checks, path, value) => checks.oneOf(path, value, ["each", "all", "none"]),
  lockWait: (checks, path, value) => checks.milliseconds(path, value),
  lockTimeout: (checks, path, value) => checks.milliseconds(path, value),
  statementTimeout: (checks, path, value) => checks.milliseconds(path, value),
  retries: (checks, path, value) => checks.count(path, value, 0, 50),
  fileName: checkFileName,
  slugLength: (checks, path, value) => checks.count(path, value, 1, longestSlug),
  timezone: checkTimezone,
  rehearseOn: (checks, path, value) => checks.oneOf(path, value, ["database", "scratch", "none"]),
  scratch: checkScratch,
  template: checkTemplate,
  format: checkFormat,
  afterWrite: checkAfterWrite,
  onApply: (checks, path, value) => checkFunction<ApplyHook>(checks, path, value),
  onStep: (checks, path, value) => checkFunction<StepHook>(checks, path, value),
  compare: checkComparers,
  processRevision: (checks, path, value) => checkFunction<RevisionHook>(checks, path, value),
  plugins: checkPlugins,
};

/** What counts when nobody says otherwise; `database` and `entities` have to be said. */
export function defaultSettings(root: string): Omit<CheckedSettings, "database" | "entities"> {
  return {
    migrations: [resolve(root, "migrations")],
    recursive: false,
    namespace: undefined,
    naming: "snake_case",
    filter: {},
    unmanaged: "ignore",
    privileges: false,
    owners: false,
    strict: { isOn: false, allow: [] },
    revisions: { table: "schemix_revisions", historyTable: "schemix_history", namespace: undefined },
    rehearsal: { data: true },
    transaction: "each",
    lockWait: 60_000,
    lockTimeout: 0,
    statementTimeout: 0,
    retries: 3,
    fileName: "{date}_{time}_{id}_{slug}",
    slugLength: 40,
    timezone: "UTC",
    rehearseOn: undefined,
    scratch: "server",
    template: undefined,
    format: "auto",
    afterWrite: [],
    onApply: undefined,
    onStep: undefined,
    compare: undefined,
    processRevision: undefined,
    plugins: [],
  };
}

function checkDatabase(checks: SettingChecks, path: string, value: unknown): string | Database | undefined {
  if (isDatabase(value)) return value;
  if (typeof value !== "string" || value.trim() === "") return noDatabase(checks, path, value);
  const fault = checkDatabaseUrl(value);
  if (fault !== undefined) checks.addError(path, "a database address", fault);
  return value;
}

/** Notes that there is no database. */
export function noDatabase(checks: SettingChecks, path: string, value: unknown): undefined {
  const expected = "an address such as postgres://user@host/database, or postgres({ … })";
  const hint = value === undefined || value === "" ? " (is the environment variable set?)" : "";
  return checks.add(path, `${expected}${hint}`, value);
}

function checkScratch(checks: SettingChecks, path: string, value: unknown): string | Database | undefined {
  if (value === "server" || value === "pglite" || isDatabase(value)) return value;
  if (typeof value === "string" && checkDatabaseUrl(value) === undefined) return value;
  return checks.add(path, '"server", "pglite" or a database address', value);
}

/** What every entry of `entities` may be. */
const entityEntry = "a pattern of files such as src/**/*.entity.ts, a decorated class, or typeorm(…)";
const isEntity = (item: unknown): item is EntityEntry =>
  (typeof item === "string" && item.trim() !== "") || typeof item === "function" || isEntitySource(item);

/** Also told when there are none: then `value` is `undefined`. */
export function checkEntities(
  checks: SettingChecks,
  path: string,
  value: unknown,
): readonly EntityEntry[] | undefined {
  if (isEntity(value)) return [value];
  if (!Array.isArray(value)) return checks.add(path, `a list, each ${entityEntry}`, value);
  const items: readonly unknown[] = Array.from(value);
  return items.flatMap((item, index) => {
    if (isEntity(item)) return [item];
    checks.add(`${path}[${index}]`, entityEntry, item);
    return [];
  });
}

function checkNaming(checks: SettingChecks, path: string, value: unknown): Naming | undefined {
  if (value === "snake_case" || value === "preserve") return value;
  if (typeof value !== "object" || value === null) {
    const suggestion = typeof value === "string" ? closest(value, ["snake_case", "preserve"]) : undefined;
    return checks.add(
      path,
      '"snake_case" or "preserve" or { table, column } of functions',
      value,
      suggestion,
    );
  }
  const given = checks.members(path, value, ["table", "column"]);
  const naming: { -readonly [K in keyof NamingFunctions]: NamingFunctions[K] } = {};
  for (const key of ["table", "column"] as const) {
    const name = given?.[key];
    if (name === undefined) continue;
    if (typeof name === "function") naming[key] = (text) => String(name(text));
    else checks.add(`${path}.${key}`, "a function that makes a name", name);
  }
  return naming;
}

function checkFilter(checks: SettingChecks, path: string, value: unknown): FilterConfig | undefined {
  const given = checks.members(path, value, ["namespaces", "include", "exclude", "where"]);
  if (given === undefined) return undefined;
  return {
    namespaces: checks.texts(`${path}.namespaces`, given.namespaces, "name of a namespace"),
    include: checkEntries(checks, `${path}.include`, given.include),
    exclude: checkEntries(checks, `${path}.exclude`, given.exclude),
    where: checkCondition(checks, `${path}.where`, given.where),
  };
}

function checkCondition(
  checks: SettingChecks,
  path: string,
  value: unknown,
): string | SqlFragment | undefined {
  return isSql(value) ? value : checks.text(path, value, "a condition in SQL");
}

function checkStrict(checks: SettingChecks, path: string, value: unknown): Config["strict"] {
  if (typeof value === "boolean") return { isOn: value, allow: [] };
  const given = checks.members(path, value, ["allow"]);
  const allow = checks.texts(`${path}.allow`, given?.allow, "pattern of kinds or places") ?? [];
  return { isOn: given !== undefined, allow };
}

function checkRevisions(checks: SettingChecks, path: string, value: unknown): Config["revisions"] {
  const given = checks.members(path, value, ["table", "historyTable", "namespace"]) ?? {};
  const name = (key: string, fallback: string): string =>
    checks.text(`${path}.${key}`, given[key], "the name of a table") ?? fallback;
  const table = name("table", "schemix_revisions");
  const historyTable = name("historyTable", "schemix_history");
  if (table === historyTable)
    checks.add(`${path}.historyTable`, "another name than revisions.table", historyTable);
  const namespace = checks.text(`${path}.namespace`, given.namespace, "the name of a namespace");
  return { table, historyTable, namespace };
}

function checkRehearsal(checks: SettingChecks, path: string, value: unknown): Config["rehearsal"] {
  const { data } = checks.members(path, value, ["data"]) ?? {};
  return { data: checks.flag(`${path}.data`, data) ?? true };
}
