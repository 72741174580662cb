import { definitionKinds, isCustomKind } from "../objects/definition/shape.js";
import { closest } from "../util/closest.js";
import type { SettingChecks } from "./faults.js";
import type { FilterEntry, FilterKind, FilterRule } from "./types.js";

const kinds: readonly FilterKind[] = [
  "namespace",
  "table",
  "column",
  "primaryKey",
  "unique",
  "check",
  "foreignKey",
  "index",
  "enum",
  "sequence",
  ...definitionKinds,
];

/** The entries of a filter, copied. */
export function checkEntries(
  checks: SettingChecks,
  path: string,
  value: unknown,
): readonly FilterEntry[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value))
    return checks.add(path, "a list of patterns of tables, rules or functions", value);
  const items: readonly unknown[] = Array.from(value);
  return items.flatMap((item, index): readonly FilterEntry[] => {
    const at = `${path}[${index}]`;
    if (isPredicate(item)) return [item];
    if (typeof item === "object" && item !== null) return checkRule(checks, at, item);
    const text =
      item === undefined
        ? checks.add(at, "a pattern of tables", item)
        : checks.text(at, item, "a pattern of tables");
    return text === undefined ? [] : [text];
  });
}

function isPredicate(item: unknown): item is Extract<FilterEntry, (...args: never) => boolean> {
  return typeof item === "function";
}

function checkRule(checks: SettingChecks, path: string, value: object): readonly FilterRule[] {
  const given = checks.members(path, value, ["kind", "namespace", "table", "name"]);
  if (given === undefined) return [];
  const rule = {
    kind: checkKinds(checks, `${path}.kind`, given.kind),
    namespace: checks.text(`${path}.namespace`, given.namespace, "a pattern of namespaces"),
    table: checks.text(`${path}.table`, given.table, "a pattern of tables"),
    name: checks.text(`${path}.name`, given.name, "a pattern of names"),
  };
  if (Object.values(given).every((member) => member === undefined))
    checks.add(path, "a rule that names a kind, a namespace, a table or a name", value);
  return [rule];
}

function checkKinds(checks: SettingChecks, path: string, value: unknown): readonly FilterKind[] | undefined {
  if (value === undefined) return undefined;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item) => {
    const isCustom = typeof item === "string" && isCustomKind(item);
    const kind = isCustom ? item : kinds.find((each) => each === item);
    if (kind !== undefined) return [kind];
    const meant = typeof item === "string" ? closest(item, kinds) : undefined;
    checks.add(path, `one of ${kinds.join(", ")}`, item, meant);
    return [];
  });
}
