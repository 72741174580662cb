/** Orders strings by code unit: the same on every machine, unlike `localeCompare`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Deep equality of plain data; `undefined` members count as absent.
 * @param except members that may differ, of the objects themselves and not of what is in them
 */
export function isSameData(a: unknown, b: unknown, except?: ReadonlySet<string>): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isSameData(item, b[index]));
  }
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  for (const key in left) {
    if (left[key] === right[key] || left[key] === undefined || except?.has(key)) continue;
    if (!isSameData(left[key], right[key])) return false;
  }
  for (const key in right)
    if (left[key] === undefined && right[key] !== undefined && !except?.has(key)) return false;
  return true;
}
