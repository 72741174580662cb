const compiled = new Map<string, RegExp>();

/** Whether a text is what a pattern means: `*` stands for any text, everything else for itself. */
export function matchesPattern(pattern: string, text: string): boolean {
  const known = compiled.get(pattern);
  if (known !== undefined) return known.test(text);
  const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const made = new RegExp(`^${parts.join(".*")}$`, "s");
  compiled.set(pattern, made);
  return made.test(text);
}
