import { quoteString } from "./writer.js";

/** One statement that runs the others where the query finds a row. */
export function guarded(query: string, statements: readonly string[]): string {
  const lines = statements.map((statement) => `    EXECUTE ${quoteString(statement)};`);
  const body = ["", "BEGIN", `  IF EXISTS (${query}) THEN`, ...lines, "  END IF;", "END", ""].join("\n");
  let tag = "$do$";
  while (body.includes(tag)) tag = `$x${tag.slice(1)}`;
  return `DO ${tag}${body}${tag}`;
}
