import { storageKey, storageList } from "./clauses.js";

/** `SET (…)` and `RESET (…)` for tables, indexes and columns alike. */
export function storageChanges(
  storage: Readonly<Record<string, string | null>> | undefined,
): readonly string[] {
  const set: Record<string, string> = {};
  const reset: string[] = [];
  for (const [key, value] of Object.entries(storage ?? {})) {
    if (value === null) reset.push(storageKey(key));
    else set[key] = value;
  }
  return [
    ...(Object.keys(set).length > 0 ? [`SET (${storageList(set)})`] : []),
    ...(reset.length > 0 ? [`RESET (${reset.sort().join(", ")})`] : []),
  ];
}
