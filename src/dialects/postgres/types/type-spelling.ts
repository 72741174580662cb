/** The parts of a type's spelling: name, length or precision, array brackets. */

/** Types whose length or precision stands in the middle of their name. */
const infix = /^(timestamp|time)\s*\((\d+)\)\s*(with|without)\s+time\s+zone$/;

/** A type taken apart. */
export interface Spelling {
  readonly base: string;
  /** `(10,2)` without blanks, or nothing. */
  readonly modifier: string;
  readonly array: string;
}

/** Takes a type's spelling apart. Not SQL parsing: what does not fit is left to the server. */
export function spell(type: string): Spelling | undefined {
  const found = /^([a-z_][a-z0-9_ ]*?)\s*(\(\s*-?\d+\s*(?:,\s*-?\d+\s*)?\))?((?:\s*\[\d*\])*)$/i.exec(
    type.trim(),
  );
  if (found === null) {
    const middle = /^(.*?)((?:\s*\[\d*\])+)?$/.exec(type.trim().toLowerCase());
    const match = infix.exec((middle?.[1] ?? "").replace(/\s+/g, " "));
    if (match === null) return undefined;
    return {
      base: `${match[1]} ${match[3]} time zone`,
      modifier: `(${match[2]})`,
      array: middle?.[2] === undefined ? "" : "[]",
    };
  }
  const [, base = "", modifier = "", array = ""] = found;
  return {
    base: base.toLowerCase().replace(/\s+/g, " ").trim(),
    modifier: modifier.replace(/\s+/g, ""),
    array: array === "" ? "" : "[]",
  };
}

/** The parts put together as the server prints them. */
export function join(base: string, modifier: string, array: string): string {
  const zoned = /^(timestamp|time) (with|without) time zone$/.exec(base);
  if (zoned !== null && modifier !== "") return `${zoned[1]}${modifier} ${zoned[2]} time zone${array}`;
  return `${base}${modifier}${array}`;
}
