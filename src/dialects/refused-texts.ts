import { SchemixError } from "../errors/schemix-error.js";
import { describeReference, referenceOf } from "../schema/object.js";
import type { RefusedText } from "./dialect.js";

/** The error for expressions that a server refused while they were normalized, with every one of them. */
export function refusedTexts(refused: readonly RefusedText[], cause: unknown): SchemixError {
  const lines = refused.map(
    ({ object, text, message }) => `${describeReference(object)}: ${text}\n    ${message}`,
  );
  const [only] = refused;
  return new SchemixError("SQL_INVALID", {
    message:
      refused.length === 1 && only !== undefined
        ? `The database refuses the SQL of ${describeReference(only.object)}: ${only.message}`
        : `The database refuses the SQL of ${refused.length} objects`,
    where: refused.length === 1 ? only?.text : undefined,
    why: refused.length === 1 ? undefined : lines.join("\n"),
    fix: "Correct the expression, or create the function, type or extension that it needs in an earlier migration.",
    data: {
      refused: refused.map(({ object, text, message }) => ({
        object: describeReference(object),
        reference: referenceOf(object),
        text,
        message,
      })),
    },
    cause,
  });
}
