import { editDistance } from "./closest.js";

/** How much two names have in common, from 0 to 1: letters, or whole words of one that the other has too. */
export function similarity(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  const [first, second] = [left.join(""), right.join("")];
  const most = Math.max(first.length, second.length);
  if (most === 0) return 0;
  const letters = 1 - editDistance(first, second) / most;
  const common = left.filter((word) => right.includes(word)).length;
  const words = common / Math.max(left.length, right.length, 1);
  // A name that is wholly in the other: name and full_name.
  const isInside = common > 0 && common === Math.min(left.length, right.length);
  return Math.max(letters, words, isInside ? 0.7 : 0);
}

/** `fullName`, `full_name` → `full`, `name`. */
function wordsOf(name: string): readonly string[] {
  const parted = name.replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2").toLowerCase();
  return parted.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}
