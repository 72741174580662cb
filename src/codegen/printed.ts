import { code } from "../util/code.js";
import { printStatements } from "../util/print-code.js";

/** A text as a literal. */
export function printed(text: string): string {
  return printStatements([code.string(text)], 0).slice(0, -2);
}
