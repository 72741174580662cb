/**
 * The first lines of a generated file, by which it is known whether somebody has edited it: one for the file, and one for
 * each file of SQL that it names. Nothing of that can stand in those: they are bodies to the last character.
 */
import { hash } from "node:crypto";

const seal = /^\/\/ Written by `schemix pull` \(([0-9a-f]{16})(?: of ([0-9a-f]{16}))?\)[^\n]*\n/;

const sealWithSums =
  /^(\ufeff?\/\/ Written by `schemix pull` \([0-9a-f]{16}(?: of [0-9a-f]{16})?\)[^\n]*\n)((?:\/\/ \S+\.sql \([0-9a-f]{16}\)\r?\n)*)/;

/** What git and editors change by themselves is no edit. */
function withPlainEnds(text: string): string {
  return text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
}

function checksum(source: string): string {
  return hash("sha256", source).slice(0, 16);
}

/**
 * The source under a line that has its checksum.
 * @param origin of what it was before a formatter changed it
 */
export function sealed(source: string, origin = checksum(source)): string {
  const own = checksum(source);
  const sums = own === origin ? own : `${own} of ${origin}`;
  return `// Written by \`schemix pull\` (${sums}). Edited files are left alone.\n\n${source}`;
}

/** The checksum of what `pull` made, before a formatter changed it; nothing for a file that was edited since. */
export function originOf(text: string): string | undefined {
  const [, own, origin] = seal.exec(withPlainEnds(text)) ?? [];
  return sealOf(text) === "own" ? (origin ?? own) : undefined;
}

/** `own`: as `pull` wrote it; `edited`: changed since then; `foreign`: not of `pull`. */
export function sealOf(text: string): "own" | "edited" | "foreign" {
  const [, expected] = seal.exec(withPlainEnds(text)) ?? [];
  if (expected === undefined) return "foreign";
  return checksum(unsealed(text)) === expected ? "own" : "edited";
}

/** A file without its seal and with plain ends of lines. */
export function unsealed(text: string): string {
  return withPlainEnds(text).replace(sealWithSums, "").replace(/^\n/, "");
}

/** The checksum that is kept of a file of SQL. */
export function textSum(text: string): string {
  return checksum(withPlainEnds(text));
}

/** The files of SQL that a generated file names, with what they held when `pull` wrote them. */
export function textSumsOf(text: string): ReadonlyMap<string, string> {
  const [, , lines = ""] = sealWithSums.exec(text) ?? [];
  return new Map(
    [...lines.matchAll(/^\/\/ (\S+) \((\w+)\)/gm)].map(([, name = "", sum = ""]) => [name, sum]),
  );
}

/** The same file with these checksums in its seal; what stands below is not touched, and a foreign file has none. */
export function withTextSums(text: string, sums: ReadonlyMap<string, string>): string {
  return text.replace(sealWithSums, (_, first: string) => {
    const end = first.endsWith("\r\n") ? "\r\n" : "\n";
    return first + [...sums].map(([name, sum]) => `// ${name} (${sum})${end}`).join("");
  });
}
