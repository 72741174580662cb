/** The settings that are functions and commands. */
import { resolve } from "node:path";
import type { Comparers } from "../objects/comparers.js";
import type { MigrationTemplate } from "../operations/migration-parts.js";
import { closest } from "../util/closest.js";
import type { SettingChecks } from "./faults.js";
import { formatterNames } from "./formatter.js";
import type { AfterWriteHook, FormatSetting } from "./types.js";

/** A function; what it takes and returns is seen when it is called. */
// biome-ignore lint/complexity/noBannedTypes: whatever a setting wants to call
export function checkFunction<T extends Function>(
  checks: SettingChecks,
  path: string,
  value: unknown,
): T | undefined {
  if (typeof value === "function") return value as T;
  return checks.add(path, "a function", value);
}

const comparers = Object.keys({
  type: 0,
  default: 0,
  generated: 0,
  check: 0,
  comment: 0,
  definition: 0,
  other: 0,
} satisfies Record<keyof Comparers, 0>);

export function checkComparers(checks: SettingChecks, path: string, value: unknown): Comparers | undefined {
  const given = checks.members(path, value, comparers);
  if (given === undefined) return undefined;
  const found = comparers.flatMap((name) => {
    const comparer = given[name];
    if (typeof comparer === "function") return [[name, comparer] as const];
    if (comparer !== undefined) checks.add(`${path}.${name}`, "a function that takes a fact", comparer);
    return [];
  });
  return Object.fromEntries(found);
}

/** A list of words, of which the first is a program. */
function checkCommand(checks: SettingChecks, path: string, value: unknown): readonly string[] | undefined {
  if (Array.isArray(value) && value.length === 0) return checks.add(path, "the words of a command", value);
  return checks.texts(path, value, "word of a command");
}

export function checkFormat(checks: SettingChecks, path: string, value: unknown): FormatSetting | undefined {
  if (value === false) return value;
  if (Array.isArray(value)) return checkCommand(checks, path, value);
  const known = ["auto", ...formatterNames] as const;
  const found = known.find((name) => name === value);
  if (found !== undefined) return found;
  const names = known.map((name) => `"${name}"`).join(", ");
  const meant = typeof value === "string" ? closest(value, known) : undefined;
  return checks.add(path, `${names}, false or the words of a command`, value, meant);
}

export function checkAfterWrite(
  checks: SettingChecks,
  path: string,
  value: unknown,
): readonly AfterWriteHook[] | undefined {
  if (!Array.isArray(value)) return checks.add(path, "a list of commands and functions", value);
  const items: readonly unknown[] = Array.from(value);
  return items.flatMap((item, index): readonly AfterWriteHook[] => {
    const at = `${path}[${index}]`;
    if (typeof item === "function") return [item as Extract<AfterWriteHook, (...args: never) => unknown>];
    if (!Array.isArray(item)) checks.add(at, "the words of a command, or a function", item);
    const command = Array.isArray(item) ? checkCommand(checks, at, item) : undefined;
    return command === undefined ? [] : [command];
  });
}

/** The path of a template, absolute, or a function in its place. */
export function checkTemplate(
  checks: SettingChecks,
  path: string,
  value: unknown,
  root: string,
): string | MigrationTemplate | undefined {
  if (typeof value === "function") return value as MigrationTemplate;
  const file = checks.text(path, value, "the path of a file, or a function");
  return file === undefined ? undefined : resolve(root, file);
}
