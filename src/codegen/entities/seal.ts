/** The first line of a generated file, by which it is known whether somebody has edited it. */
import { hash } from "node:crypto";

const seal = /^\/\/ Written by `schemix pull` \(([0-9a-f]{16})(?: of ([0-9a-f]{16}))?\)[^\n]*\n/;

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
  const plain = withPlainEnds(text);
  const [, expected] = seal.exec(plain) ?? [];
  if (expected === undefined) return "foreign";
  return checksum(unsealed(plain)) === expected ? "own" : "edited";
}

/** A file without its seal and with plain ends of lines. */
export function unsealed(text: string): string {
  return withPlainEnds(text).replace(seal, "").replace(/^\n/, "");
}
