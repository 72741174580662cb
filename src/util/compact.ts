/** The object without members that are undefined, so that what is equal is equal data; itself when it has none. */
export function compact<T extends object>(object: T): T {
  if (!hasUndefined(object)) return object;
  const kept: Partial<T> = {};
  for (const key in object) if (object[key] !== undefined) kept[key] = object[key];
  return kept as T;
}

function hasUndefined(object: object): boolean {
  for (const key in object) if (Reflect.get(object, key) === undefined) return true;
  return false;
}

/** A copy without members that are undefined, false or null: facts say nothing of what is as usual. */
export function sparse<T extends object>(object: T): Sparse<T> {
  const kept: Partial<T> = {};
  for (const key in object) {
    const value = object[key];
    if (value !== undefined && value !== null && value !== false) kept[key] = value;
  }
  return kept as Sparse<T>;
}
type Sparse<T> = { readonly [K in keyof T]?: Exclude<T[K], null | undefined> };
