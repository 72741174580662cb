import type { SettingChecks } from "./faults.js";
import type { Plugin } from "./plugin.js";

/** The plugins of a configuration, in a list of our own. */
export function checkPlugins(
  checks: SettingChecks,
  setting: string,
  value: unknown,
): readonly Plugin[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) {
    checks.add(setting, "a list of what definePlugin returns", value);
    return [];
  }
  const items: readonly unknown[] = Array.from(value);
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const path = `${setting}[${index}]`;
    if (item === undefined) checks.add(path, "what definePlugin returns", item);
    const given = checks.members(path, item, ["name", "types", "kinds"]);
    if (given === undefined) return [];
    const { name, types, kinds } = given;
    if (typeof name !== "string" || !/^[\w-]+$/.test(name))
      checks.add(`${path}.name`, "a name of letters, digits, _ and -", name);
    else if (seen.has(name)) checks.add(`${path}.name`, "a name that no other plugin has", name);
    else seen.add(name);
    checkMakers(checks, `${path}.types`, types, "what defineColumnType returns", isColumnType);
    checkMakers(
      checks,
      `${path}.kinds`,
      kinds,
      `what defineObjectKind returns, for a kind that begins with ${String(name)}:`,
      (definition) => String(definition.kind).startsWith(`${String(name)}:`),
    );
    return [given as unknown as Plugin];
  });
}

function checkMakers(
  checks: SettingChecks,
  path: string,
  value: unknown,
  expected: string,
  isValid: (definition: Readonly<Record<string, unknown>>) => boolean,
): void {
  if (value === undefined) return;
  const items: readonly unknown[] = Array.isArray(value) ? Array.from(value) : [];
  if (!Array.isArray(value)) checks.add(path, `a list, each ${expected}`, value);
  for (const [index, item] of items.entries()) {
    const definition: unknown = typeof item === "function" ? Reflect.get(item, "definition") : undefined;
    const isDefinition = typeof definition === "object" && definition !== null;
    if (!isDefinition || !isValid(definition as Readonly<Record<string, unknown>>))
      checks.add(`${path}[${index}]`, expected, item);
  }
}

function isColumnType({ sql }: Readonly<Record<string, unknown>>): boolean {
  return typeof sql === "object" && sql !== null;
}
