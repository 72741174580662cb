import { readFileSync } from "node:fs";
import type { RenameAnswers } from "../api/types.js";
import { SchemixError } from "../errors/schemix-error.js";

/**
 * Answers to questions about renames, as a file of JSON holds them: `{ "customer.name": "full_name", "customer.fax": null }`.
 * @throws SchemixError `ANSWER_INVALID`
 */
export function readAnswers(path: string | undefined): RenameAnswers | undefined {
  if (path === undefined) return undefined;
  const found = parse(path);
  const isObject = typeof found === "object" && found !== null && !Array.isArray(found);
  const entries: readonly (readonly [string, unknown])[] = isObject ? Object.entries(found) : [];
  const odd = entries.filter(([, to]) => to !== null && (typeof to !== "string" || to === ""));
  if (isObject && odd.length === 0) return found as RenameAnswers;
  throw invalid(
    path,
    isObject
      ? `What is said of ${odd.map(([from]) => from).join(", ")} is neither a name nor null.`
      : "It holds no object.",
  );
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw invalid(path, error instanceof Error ? error.message : String(error), error);
  }
}

function invalid(path: string, why: string, cause?: unknown): SchemixError {
  return new SchemixError("ANSWER_INVALID", {
    message: `The file of answers cannot be used: ${path}`,
    where: path,
    why,
    fix: 'Write an object of old names and new ones, null for what was not renamed: { "customer.name": "full_name", "customer.fax": null }.',
    data: { path },
    ...(cause === undefined ? {} : { cause }),
  });
}
