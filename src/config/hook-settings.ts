/** The settings that are functions and commands. */
import type { Comparers } from "../objects/comparers.js";
import type { SettingChecks } from "./faults.js";

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
