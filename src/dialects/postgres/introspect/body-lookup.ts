import type { Definition } from "../../../objects/definition/shape.js";
import type { BodyLookup } from "../../../objects/kind.js";

/**
 * What the validators look for while `check_function_bodies` is on (manual: CREATE FUNCTION, "plpgsql"): whatever a body in SQL
 * names, the types of a body in PL/pgSQL. What is said in place of a text (`RETURN`, `BEGIN ATOMIC`) the catalog knows.
 */
export function bodyLookup({ definition }: Definition): BodyLookup | undefined {
  // As pg_get_functiondef writes it; the text of the body comes behind.
  const [, language, rest = ""] = /^ LANGUAGE (\S+)([\s\S]*)$/m.exec(definition) ?? [];
  if (language === "sql") return /^AS \$/m.test(rest) ? "names" : undefined;
  return language === "plpgsql" ? "types" : undefined;
}
