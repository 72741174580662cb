/** Migrations run without a type check: what names something has to be a text before a statement is made of it. */
import { SchemixError } from "../errors/schemix-error.js";

const naming = new Set(["table", "name", "namespace"]);

/** What holds data of a migration, and names nothing. */
const holdsData = new Set(["rows", "values", "parameters", "data", "default", "set", "where", "checks"]);

/**
 * @throws SchemixError `OPERATION_INVALID` for a name that is no text, or that is missing
 */
export function checkNames(operation: { readonly kind: string }): void {
  const found = nameless(operation) ?? misnamed(operation);
  if (found === undefined) return;
  const [path, value] = found;
  const given = value === undefined ? "nothing" : `${String(value)}, a ${typeof value},`;
  throw new SchemixError("OPERATION_INVALID", {
    message: `op.${operation.kind} was given ${given} where a name is expected (${path})`,
    fix: "Give it a text.",
  });
}

/** What an operation is about has a name, or a table. */
function nameless(operation: object): readonly [string, undefined] | undefined {
  const about = Object.entries(operation).filter(([key]) => key === "table" || key === "name");
  const isMissing = about.length > 0 && about.every(([, value]) => value === undefined);
  return isMissing ? [about.map(([key]) => key).join(" or "), undefined] : undefined;
}

/** Where in `value` something stands in the place of a name, and what. */
function misnamed(value: object): readonly [path: string, value: unknown] | undefined {
  for (const [key, item] of Object.entries(value)) {
    if (naming.has(key) && !isNameLike(item)) return [key, item];
    const inside = isPlain(item) && !holdsData.has(key) ? misnamed(item) : undefined;
    if (inside !== undefined) return [`${key}.${inside[0]}`, inside[1]];
  }
  return undefined;
}

/** A text, or an object that has a name of its own. */
function isNameLike(value: unknown): boolean {
  return value === undefined || typeof value === "string" || (typeof value === "object" && value !== null);
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
