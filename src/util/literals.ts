/** Texts as literals of TypeScript. */
import { lazyPattern } from "./lazy-pattern.js";

/** Characters that hide, reorder or end lines; written as escapes so that a reader sees them. */
const hidden = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Whether there is a character that a reader would not see. */
export function hasHidden(text: string): boolean {
  return text.search(hidden) >= 0;
}

function escapeHidden(text: string): string {
  return text.replace(hidden, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** What needs no escape in any literal, as nearly all names and types are. */
export const plain = /^[\w .,:;()[\]<>=+*/%&|?!@#^~-]*$/;

/** A string literal, in the quotes that need fewer escapes, as the formatters choose them. */
export function stringLiteral(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  const literal = escapeHidden(JSON.stringify(text));
  if (doubles <= singles) return literal;
  return `'${literal.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** The text with what would end a template, or would not be seen in it, escaped. */
export function escapeTemplate(text: string): string {
  const escaped = text.replace(/[\\`]|\$(?=\{)/g, "\\$&").replaceAll("\r", "\\r");
  return escapeHidden(escaped).replace(
    /[\u0000-\u0008\u000b-\u001f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Whether it is Unicode: without halves of characters. */
export function isWellFormed(text: string): boolean {
  return !/[\ud800-\udfff]/u.test(text);
}

const identifier = lazyPattern(String.raw`^[\p{ID_Start}_$][\p{ID_Continue}$]*$`, "u");

/** A name as the key of an object literal. */
export function keyText(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  if (/^[A-Za-z_$][\w$]*$/.test(key)) return key;
  // Beyond the first 65,536 characters, parsers do not agree about what a letter is.
  const isName = identifier().test(key) && !/[\ud800-\udfff]/.test(key);
  return isName ? key : stringLiteral(key);
}
