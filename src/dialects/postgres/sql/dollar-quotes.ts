/**
 * A string constant between dollar signs, in which nothing has to be escaped (manual 4.1.2.4).
 * @param word what stands between the dollar signs, if anything
 */
export function dollarQuoted(text: string, word = ""): string {
  for (let count = 0; ; count++) {
    const tag = count === 0 ? `$${word}$` : `$${word || "q"}${count}$`;
    if (!`${text}$`.includes(tag)) return tag + text + tag;
  }
}
