import type { Database } from "../dialects/dialect.js";
import { type EntitySource, isEntitySource, type SourceAddress } from "../dialects/entity-source.js";
import { chooseEnvironment, type EnvironmentRequest } from "./environments.js";
import { configInvalid, SettingChecks } from "./faults.js";
import { hasFolders } from "./file-settings.js";
import { type CheckedSettings, checkEntities, checkers, defaultSettings, noDatabase } from "./settings.js";
import type { Config, EntityEntry, Settings } from "./types.js";

/** A valid configuration whose database is not opened yet. */
export interface CheckedConfig {
  readonly settings: Omit<Config, "database" | "scratch" | "x">;
  /** Empty when the request brings its own; a function says where that of the entities is. */
  readonly database: string | Database | (() => Promise<SourceAddress>);
  readonly scratch: string | Database;
}

export interface CheckContext {
  readonly root: string;
  readonly file: string | undefined;
  /** How messages name the file. */
  readonly display: string | undefined;
  /** The request names a database, so that of the configuration does not count. */
  readonly hasDatabase: boolean;
  readonly environment: EnvironmentRequest;
}

const settingNames = Object.keys(checkers) as (keyof Settings)[];

/**
 * A configuration with its defaults filled in, its paths absolute, as the chosen environment has it. The environments
 * that are not chosen are checked too.
 * @throws SchemixError `CONFIG_INVALID` with every fault; `DATABASE_URL_INVALID` when the address is the only one;
 * `ENVIRONMENT_UNKNOWN`
 */
export function checkConfig(input: unknown, context: CheckContext): CheckedConfig {
  const checks = new SettingChecks();
  const given = checks.members("", input, [...settingNames, "environments", "defaultEnvironment"]);
  if (given === undefined) {
    if (input === undefined) checks.add("", "an object as the default export", input);
    throw configInvalid(checks.faults, context.display);
  }
  const common = checkSettings(checks, "", given, context);
  const sections = checkSections(checks, given.environments, context);
  const names = [...sections.keys()];
  const fallback = checks.oneOf("defaultEnvironment", given.defaultEnvironment, names);
  const asked = context.environment;
  const name = asked.name ?? fallback;
  const chosen = name === undefined ? undefined : sections.get(name);
  const said: Partial<CheckedSettings> = { ...common, ...chosen?.settings };
  const pathOf = (setting: keyof Settings): string =>
    chosen?.given[setting] === undefined ? setting : `environments.${name}.${setting}`;
  const source = said.entities?.find(hasAddress)?.address;
  const isUndecided = sections.size > 0 && chosen === undefined;
  if (
    !isUndecided &&
    !context.hasDatabase &&
    given.database === undefined &&
    chosen?.given.database === undefined &&
    source === undefined
  )
    noDatabase(checks, "database", undefined);
  if (!isUndecided && given.entities === undefined && chosen?.given.entities === undefined)
    checkEntities(checks, "entities", undefined);
  if (said.recursive !== true && hasFolders(said.fileName ?? ""))
    checks.add(pathOf("fileName"), "a name without folders (or `recursive: true`)", said.fileName);
  if (checks.faults.length > 0) throw checks.only ?? configInvalid(checks.faults, context.display);
  const isWhole =
    (context.hasDatabase || said.database !== undefined || source !== undefined) &&
    said.entities !== undefined;
  const environment = chooseEnvironment(asked, { names, fallback, isWhole, file: context.display });
  const {
    database = source ?? "",
    scratch,
    ...settings
  } = {
    ...defaultSettings(context.root),
    entities: [],
    ...said,
  };
  return {
    settings: { ...settings, root: context.root, file: context.file, environment },
    database,
    scratch,
  };
}

function hasAddress(entry: EntityEntry): entry is EntitySource {
  return isEntitySource(entry) && entry.address !== undefined;
}

interface Section {
  readonly given: Record<string, unknown>;
  readonly settings: Partial<CheckedSettings>;
}

function checkSections(
  checks: SettingChecks,
  value: unknown,
  context: CheckContext,
): ReadonlyMap<string, Section> {
  const sections = new Map<string, Section>();
  const given = checks.members("environments", value);
  for (const [name, section] of Object.entries(given ?? {})) {
    const path = `environments.${name}`;
    if (!/^[\w.-]+$/.test(name)) checks.add(path, 'a name of letters, digits, "_", "-" and "."', name);
    const members = checks.members(path, section, settingNames);
    if (members === undefined) {
      if (section === undefined) checks.add(path, "an object", section);
      continue;
    }
    sections.set(name, { given: members, settings: checkSettings(checks, `${path}.`, members, context) });
  }
  if (given !== undefined && sections.size === 0 && checks.faults.length === 0)
    checks.add("environments", "at least one environment", value);
  return sections;
}

/** The settings that are there, as they count. */
function checkSettings(
  checks: SettingChecks,
  prefix: string,
  given: Record<string, unknown>,
  { root, hasDatabase }: CheckContext,
): Partial<CheckedSettings> {
  const settings: Record<string, unknown> = {};
  for (const name of settingNames) {
    const value = given[name];
    if (value === undefined || (name === "database" && hasDatabase)) continue;
    const checked = checkers[name](checks, `${prefix}${name}`, value, root);
    if (checked !== undefined) settings[name] = checked;
  }
  return settings as Partial<CheckedSettings>;
}
