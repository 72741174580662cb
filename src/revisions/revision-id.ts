import { randomBytes } from "node:crypto";

const pattern = /^[A-Za-z0-9_]{1,64}$/;

/** Identifiers that mean a place in the graph and so cannot name a revision. */
export const symbols = ["head", "heads", "base", "current"] as const;
export type Symbolic = (typeof symbols)[number];

export function isSymbolic(text: string): text is Symbolic {
  return (symbols as readonly string[]).includes(text);
}

/** Whether `text` may name a revision or a label. */
export function isRevisionId(text: string): boolean {
  return pattern.test(text) && !isSymbolic(text);
}

/** What {@link isRevisionId} asks for, in words. */
export const revisionIdRule =
  "a name is 1 to 64 letters, digits or underscores, and none of head, heads, base, current";

/**
 * A new revision id: 12 random lower-case hexadecimal characters.
 *
 * @param random gives that many random bytes; for tests.
 */
export function newRevisionId(random: (size: number) => Uint8Array = randomBytes): string {
  return Buffer.from(random(6)).toString("hex");
}
