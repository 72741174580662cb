/** A value for people: `a function`, `NaN`, `"text"`. */
export function describe(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "function") return value.name === "" ? "a function" : `function ${value.name}`;
  if (typeof value === "symbol") return `the symbol ${String(value)}`;
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") {
    const name: unknown = value.constructor?.name;
    return typeof name === "string" && name !== "Object" ? `an instance of ${name}` : "an object";
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
