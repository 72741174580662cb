import type { Row } from "../../dialect.js";

/** What a query that gives its rows as one JSON text has found; no row at all is NULL. */
export function parseRows<T>(result: readonly Row[] | undefined): readonly T[] {
  const text = result?.[0]?.rows;
  return typeof text === "string" ? (JSON.parse(text) as readonly T[]) : [];
}

/** A query that finds nothing, in the place of one that nobody needs. */
export const noRows = "SELECT NULL::text AS rows";
