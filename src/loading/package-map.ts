/** `exports` and `imports` of a package.json, resolved as Node documents it. */
import { isRecord } from "./json.js";

/** What Node matches for `import`. */
export const importConditions: ReadonlySet<string> = new Set(["node", "import", "module-sync", "default"]);

/**
 * The target of `key` (`"."`, `"./sub"`, `"#internal"`) in a package map.
 * @returns a path or specifier, or `undefined` when the map does not have it or forbids it
 */
export function resolvePackageMap(
  map: unknown,
  key: string,
  conditions: ReadonlySet<string>,
): string | undefined {
  const entries = subpaths(map);
  if (!key.includes("*") && key in entries) return resolveTarget(entries[key], "", conditions);
  const pattern = Object.keys(entries)
    .filter((candidate) => matches(candidate, key))
    .sort((a, b) => b.indexOf("*") - a.indexOf("*") || b.length - a.length)[0];
  if (pattern === undefined) return undefined;
  const star = pattern.indexOf("*");
  const text = key.slice(star, key.length - (pattern.length - star - 1));
  return resolveTarget(entries[pattern], text, conditions);
}

function subpaths(map: unknown): Record<string, unknown> {
  const isTable = isRecord(map) && Object.keys(map).some((key) => key.startsWith(".") || key.startsWith("#"));
  return isTable ? map : { ".": map };
}

function matches(pattern: string, key: string): boolean {
  const star = pattern.indexOf("*");
  if (star < 0) return false;
  const [prefix, suffix] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return key.startsWith(prefix) && key !== prefix && key.endsWith(suffix) && key.length >= pattern.length;
}

function resolveTarget(target: unknown, text: string, conditions: ReadonlySet<string>): string | undefined {
  if (typeof target === "string") return target.replaceAll("*", () => text);
  if (Array.isArray(target)) {
    for (const item of target) {
      const found = resolveTarget(item, text, conditions);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!isRecord(target)) return undefined;
  for (const [condition, item] of Object.entries(target)) {
    if (!conditions.has(condition)) continue;
    const found = resolveTarget(item, text, conditions);
    if (found !== undefined) return found;
  }
  return undefined;
}
