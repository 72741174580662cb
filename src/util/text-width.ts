/**
 * How many columns text takes where letters have one width, as formatters count: one a character, two for those of
 * East Asian scripts and emoji, none for marks that stand on others.
 */
export function textWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

const nothing = /^[\p{Mn}\p{Me}\u200b-\u200f\u202a-\u202e\u2060-\u206f\u1160-\u11ff\ufeff]$/u;
const emoji = /^\p{Emoji_Presentation}$/u;
const flagLetter = /^\p{Regional_Indicator}$/u;
const wide =
  /^[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]$/u;

function characterWidth(character: string): number {
  if (nothing.test(character)) return 0;
  if (wide.test(character)) return 2;
  return emoji.test(character) && !flagLetter.test(character) ? 2 : 1;
}
