import { quoteString } from "./writer.js";

/** One statement that runs the others where the query finds a row; each in a batch of its own. */
export function guarded(query: string, statements: readonly string[]): string {
  const lines = statements.map((statement) => `  EXEC (${quoteString(statement)});`);
  return [`IF EXISTS (${query})`, "BEGIN", ...lines, "END"].join("\n");
}
