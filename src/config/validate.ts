import { resolve } from "node:path";
import type { Database } from "../dialects/dialect.js";
import type { SchemixError } from "../errors/schemix-error.js";
import type { Naming, NamingFunctions } from "../schema/names.js";
import { isSql, type SqlFragment } from "../schema/sql.js";
import { closest } from "../util/closest.js";
import { checkDatabaseUrl, isDatabase } from "./databases.js";
import { configInvalid, SettingChecks } from "./faults.js";
import { checkEntries } from "./filter-entries.js";
import type { Config, EntityClass, FilterConfig, RevisionHook, UserConfig } from "./types.js";

/** A valid configuration whose database is not opened yet. */
export interface CheckedConfig {
  readonly settings: Omit<Config, "database" | "scratch">;
  /** Empty when the request brings its own. */
  readonly database: string | Database;
  readonly scratch: string | Database;
}

export interface CheckContext {
  readonly root: string;
  readonly file: string | undefined;
  /** How messages name the file. */
  readonly display: string | undefined;
  /** The request names a database, so that of the configuration does not count. */
  readonly hasDatabase: boolean;
}

// `satisfies` makes a setting that is forgotten here an error of types.
const settingNames = Object.keys({
  database: 0,
  entities: 0,
  migrations: 0,
  namespace: 0,
  naming: 0,
  filter: 0,
  unmanaged: 0,
  privileges: 0,
  owners: 0,
  strict: 0,
  revisions: 0,
  rehearsal: 0,
  transaction: 0,
  lockWait: 0,
  lockTimeout: 0,
  statementTimeout: 0,
  fileName: 0,
  rehearseOn: 0,
  scratch: 0,
  processRevision: 0,
} satisfies Record<keyof UserConfig, 0>);

const fileNameTokens = ["date", "time", "id", "slug"];

/**
 * A configuration with its defaults filled in, its paths absolute.
 * @throws SchemixError `CONFIG_INVALID` with every fault; `DATABASE_URL_INVALID` when the address is the only one
 */
export function checkConfig(input: unknown, context: CheckContext): CheckedConfig {
  const checks = new SettingChecks();
  const given = checks.members("", input, settingNames);
  if (given === undefined) {
    if (input === undefined) checks.add("", "an object as the default export", input);
    throw configInvalid(checks.faults, context.display);
  }
  const { root, file } = context;
  const settings: CheckedConfig["settings"] = {
    root,
    file,
    entities: checkEntities(checks, given.entities),
    migrations: resolve(
      root,
      checks.text("migrations", given.migrations, "the path of a folder") ?? "migrations",
    ),
    namespace: checks.text("namespace", given.namespace, "the name of a namespace"),
    naming: checkNaming(checks, given.naming),
    filter: checkFilter(checks, given.filter),
    unmanaged: checks.oneOf("unmanaged", given.unmanaged, ["ignore", "drop"]) ?? "ignore",
    privileges: checks.flag("privileges", given.privileges) ?? false,
    owners: checks.flag("owners", given.owners) ?? false,
    strict: checkStrict(checks, given.strict),
    revisions: checkRevisions(checks, given.revisions),
    rehearsal: checkRehearsal(checks, given.rehearsal),
    transaction: checks.oneOf("transaction", given.transaction, ["each", "all", "none"]) ?? "each",
    lockWait: checks.milliseconds("lockWait", given.lockWait) ?? 60_000,
    lockTimeout: checks.milliseconds("lockTimeout", given.lockTimeout) ?? 0,
    statementTimeout: checks.milliseconds("statementTimeout", given.statementTimeout) ?? 0,
    fileName: checkFileName(checks, given.fileName),
    rehearseOn: checks.oneOf("rehearseOn", given.rehearseOn, ["database", "scratch", "none"]),
    processRevision: checkHook(checks, "processRevision", given.processRevision),
  };
  const scratch = checkScratch(checks, given.scratch);
  const { database, fault } = context.hasDatabase ? noDatabase : checkDatabase(checks, given.database);
  if (fault && checks.faults.length === 0) throw fault;
  if (fault)
    checks.faults.unshift({ path: "database", expected: "a database address", found: fault.message });
  if (checks.faults.length > 0) throw configInvalid(checks.faults, context.display);
  return { settings, database, scratch };
}

interface DatabaseSetting {
  readonly database: string | Database;
  readonly fault?: SchemixError | undefined;
}

const noDatabase: DatabaseSetting = { database: "" };

function checkDatabase(checks: SettingChecks, value: unknown): DatabaseSetting {
  if (isDatabase(value)) return { database: value };
  if (typeof value === "string" && value.trim() !== "")
    return { database: value, fault: checkDatabaseUrl(value) };
  const expected = "an address such as postgres://user@host/database, or postgres({ … })";
  const hint = value === undefined || value === "" ? " (is the environment variable set?)" : "";
  checks.add("database", `${expected}${hint}`, value);
  return noDatabase;
}

function checkScratch(checks: SettingChecks, value: unknown): string | Database {
  if (value === undefined || value === "server" || value === "pglite") return value ?? "server";
  if (isDatabase(value)) return value;
  const fault = typeof value === "string" ? checkDatabaseUrl(value) : undefined;
  if (typeof value === "string" && fault === undefined) return value;
  checks.add("scratch", '"server", "pglite" or a database address', value);
  return "server";
}

function checkEntities(checks: SettingChecks, value: unknown): readonly (string | EntityClass)[] {
  const expected = "a pattern of files such as src/**/*.entity.ts, or a decorated class";
  const isEntry = (item: unknown): item is string | EntityClass =>
    (typeof item === "string" && item.trim() !== "") || typeof item === "function";
  if (isEntry(value)) return [value];
  if (!Array.isArray(value)) {
    checks.add("entities", `a list, each ${expected}`, value);
    return [];
  }
  const items: readonly unknown[] = Array.from(value);
  return items.flatMap((item, index) => {
    if (isEntry(item)) return [item];
    checks.add(`entities[${index}]`, expected, item);
    return [];
  });
}

function checkNaming(checks: SettingChecks, value: unknown): Naming {
  if (value === undefined || value === "snake_case" || value === "preserve") return value ?? "snake_case";
  if (typeof value !== "object" || value === null) {
    const suggestion = typeof value === "string" ? closest(value, ["snake_case", "preserve"]) : undefined;
    checks.add("naming", '"snake_case" or "preserve" or { table, column } of functions', value, suggestion);
    return "snake_case";
  }
  const given = checks.members("naming", value, ["table", "column"]);
  const naming: { -readonly [K in keyof NamingFunctions]: NamingFunctions[K] } = {};
  for (const key of ["table", "column"] as const) {
    const name = given?.[key];
    if (name === undefined) continue;
    if (typeof name === "function") naming[key] = (text) => String(name(text));
    else checks.add(`naming.${key}`, "a function that makes a name", name);
  }
  return naming;
}

function checkFilter(checks: SettingChecks, value: unknown): FilterConfig {
  const given = checks.members("filter", value, ["namespaces", "include", "exclude", "where"]);
  if (given === undefined) return {};
  return {
    namespaces: checks.texts("filter.namespaces", given.namespaces, "name of a namespace"),
    include: checkEntries(checks, "filter.include", given.include),
    exclude: checkEntries(checks, "filter.exclude", given.exclude),
    where: checkCondition(checks, "filter.where", given.where),
  };
}

function checkCondition(
  checks: SettingChecks,
  path: string,
  value: unknown,
): string | SqlFragment | undefined {
  return isSql(value) ? value : checks.text(path, value, "a condition in SQL");
}

function checkStrict(checks: SettingChecks, value: unknown): Config["strict"] {
  if (value === undefined || typeof value === "boolean") return { isOn: value ?? false, allow: [] };
  const given = checks.members("strict", value, ["allow"]);
  const allow = checks.texts("strict.allow", given?.allow, "pattern of kinds or places") ?? [];
  return { isOn: given !== undefined, allow };
}

function checkRevisions(checks: SettingChecks, value: unknown): Config["revisions"] {
  const given = checks.members("revisions", value, ["table", "historyTable", "namespace"]) ?? {};
  const table = checks.text("revisions.table", given.table, "the name of a table") ?? "schemix_revisions";
  const historyTable =
    checks.text("revisions.historyTable", given.historyTable, "the name of a table") ?? "schemix_history";
  if (table === historyTable)
    checks.add("revisions.historyTable", "another name than revisions.table", historyTable);
  const namespace = checks.text("revisions.namespace", given.namespace, "the name of a namespace");
  return { table, historyTable, namespace };
}

function checkRehearsal(checks: SettingChecks, value: unknown): Config["rehearsal"] {
  const { data } = checks.members("rehearsal", value, ["data"]) ?? {};
  if (data === undefined || typeof data === "boolean") return { data: data ?? true };
  checks.add("rehearsal.data", "true or false", data);
  return { data: true };
}

function checkHook(checks: SettingChecks, path: string, value: unknown): RevisionHook | undefined {
  if (value === undefined || typeof value === "function") return value as RevisionHook | undefined;
  return checks.add(path, "a function that takes a revision", value);
}

function checkFileName(checks: SettingChecks, value: unknown): string {
  const template = checks.text("fileName", value, "a template such as {date}_{time}_{id}_{slug}");
  if (template === undefined) return "{date}_{time}_{id}_{slug}";
  for (const [, token = ""] of template.matchAll(/\{([^{}]*)\}/g)) {
    if (fileNameTokens.includes(token)) continue;
    const meant = closest(token, fileNameTokens);
    const known = fileNameTokens.map((name) => `{${name}}`).join(", ");
    checks.add("fileName", `no other tokens than ${known}`, template, meant && `{${meant}}`);
  }
  if (/[\\/]/.test(template)) checks.add("fileName", "a name without folders", template);
  return template;
}
