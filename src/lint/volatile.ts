/** Whether a default is another value for each row: the whole table is written for it when its column comes. */
import type { Dialect } from "../dialects/dialect.js";

/** Words of the language that stand before a parenthesis. */
const words = new Set([
  "in",
  "and",
  "or",
  "not",
  "case",
  "when",
  "then",
  "else",
  "from",
  "zone",
  "is",
  "like",
  "between",
]);

/** What functions of the database give within a statement. */
type Functions = Pick<Dialect, "steadinessOf">;

export function isVolatile(text: string | undefined, functions: Functions): boolean {
  return callsOf(text).some((name) => functions.steadinessOf(name) === "volatile");
}

/** Whether it calls something of which only the server knows. */
export function mayBeVolatile(text: string | undefined, functions: Functions): boolean {
  return callsOf(text).some((name) => functions.steadinessOf(name) !== "steady");
}

/** Names that stand before a parenthesis, outside of texts; behind `::` and AS stands a type. */
function callsOf(text: string | undefined): readonly string[] {
  const bare = (text ?? "").replace(/'(?:[^']|'')*'/g, "''");
  const calls = bare.matchAll(
    /((?:::|\bas\b)\s*(?:[\w".]+\s+)?)?(?:"((?:[^"]|"")+)"|(\w+)|\[(\w+)\])\s*\(/gi,
  );
  return [...calls].flatMap(([, cast, quoted, plain, bracketed]) => {
    const name = (quoted ?? plain ?? bracketed ?? "").toLowerCase();
    return cast === undefined && !words.has(name) ? [name] : [];
  });
}
