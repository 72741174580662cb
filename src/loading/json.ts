/** Whether `value` is an object with named members. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Parses JSON as tsconfig.json is written: comments, trailing commas and a byte order mark are allowed. */
export function parseJsonWithComments(text: string): unknown {
  const isString = (match: string) => match.startsWith('"');
  const bare = text
    .replace(/^\uFEFF/, "")
    .replace(/"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (match) => (isString(match) ? match : " "))
    .replace(/"(?:\\.|[^"\\])*"|,(?=\s*[}\]])/g, (match) => (isString(match) ? match : ""));
  return JSON.parse(bare.trim() === "" ? "{}" : bare);
}
