import { tokens } from "./lexical.js";

/**
 * The text of a default, check, computed column or filter without brackets around the whole of it, which the server puts
 * there and people may: `((0))` → `0`. Everything else stays as it is.
 */
export function plainExpression(text: string): string {
  let plain = text.trim();
  while (isBracketed(plain)) plain = plain.slice(1, -1).trim();
  return plain;
}

/** Whether the first character opens what the last one closes. */
function isBracketed(text: string): boolean {
  if (!text.startsWith("(") || !text.endsWith(")")) return false;
  let depth = 0;
  for (const { sort, text: piece, index } of tokens(text)) {
    if (sort !== "sign") continue;
    if (piece === "(") depth += 1;
    if (piece === ")") depth -= 1;
    if (depth === 0) return index === text.length - 1;
  }
  return false;
}
