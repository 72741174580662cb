export const SPACE = 1;
export const BREAK = 2;
export const NAME = 3;
export const DIGIT = 4;
export const QUOTE = 5;
export const BACKTICK = 6;
export const SLASH = 7;
export const OPEN = 8;
export const CLOSE = 9;

const ascii = new Uint8Array(128);
function mark(characters: string, kind: number): void {
  for (const character of characters) ascii[character.charCodeAt(0)] = kind;
}
mark(" \t\v\f", SPACE);
mark("\n\r", BREAK);
mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$#\\", NAME);
mark("0123456789", DIGIT);
mark("'\"", QUOTE);
mark("`", BACKTICK);
mark("/", SLASH);
mark("([{", OPEN);
mark(")]}", CLOSE);

/** What a character (a UTF-16 unit) can begin; `0` is punctuation. */
export function classOf(code: number): number {
  if (code < 128) return ascii[code] ?? 0;
  if (code === 0x2028 || code === 0x2029) return BREAK;
  const isSpace =
    code === 0xa0 ||
    code === 0xfeff ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000;
  return isSpace ? SPACE : NAME;
}
