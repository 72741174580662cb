/** The words of SQL text. */
import { lazyPattern } from "./lazy-pattern.js";

const word = lazyPattern(String.raw`[\p{L}\p{N}_$]+`, "gu");
const oneWord = lazyPattern(String.raw`^[\p{L}\p{N}_$]+$`, "u");

/**
 * Tells whether a name may occur in SQL text as a word. Too often yes does no harm; where quoting could hide a name
 * the answer is yes.
 */
export function wordsOf(text: string): { readonly mentions: (name: string) => boolean } {
  if (/u&"|""/i.test(text)) return { mentions: () => true };
  const words = new Set(text.match(word())?.map((found) => found.toLowerCase()));
  return { mentions: (name) => (isWord(name) ? words.has(name.toLowerCase()) : holds(text, name)) };
}

function isWord(name: string): boolean {
  return oneWord().test(name);
}

/** The same for a name that is not one word. */
function holds(text: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}_$])${escaped}(?![\\p{L}\\p{N}_$])`, "iu").test(text);
}
