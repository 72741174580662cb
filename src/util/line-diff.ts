/** The difference between two texts, line by line, with the lines around it. */

type Line = readonly [sign: " " | "-" | "+", text: string];

const around = 3;

/** As `diff -u` shows it, without the names of files; empty when the texts are the same. */
export function lineDiff(before: string, after: string): string {
  const lines = compareLines(splitLines(before), splitLines(after));
  const near = new Set<number>();
  lines.forEach(([sign], index) => {
    if (sign === " ") return;
    for (let at = index - around; at <= index + around; at += 1) near.add(at);
  });
  let text = "";
  let [left, right] = [1, 1];
  for (const [index, [sign, content]] of lines.entries()) {
    if (near.has(index)) {
      if (index === 0 || !near.has(index - 1)) text += `@@ -${left} +${right} @@\n`;
      text += `${sign}${content}\n`;
    }
    if (sign !== "+") left += 1;
    if (sign !== "-") right += 1;
  }
  return text;
}

function splitLines(text: string): readonly string[] {
  return text.replace(/\n$/, "").split("\n");
}

function compareLines(before: readonly string[], after: readonly string[]): readonly Line[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const same = (line: string): Line => [" ", line];
  return [
    ...before.slice(0, start).map(same),
    ...longestCommon(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ];
}

/** Keeps as many lines as both have in the same order. */
function longestCommon(before: readonly string[], after: readonly string[]): readonly Line[] {
  const wide = after.length + 1;
  const kept = new Uint32Array((before.length + 1) * wide);
  const at = (i: number, j: number): number => kept[i * wide + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      kept[i * wide + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [left = "", right = ""] = [before[i], after[j]];
    if (i < before.length && j < after.length && left === right) {
      lines.push([" ", left]);
      i += 1;
      j += 1;
    } else if (j >= after.length || (i < before.length && at(i + 1, j) >= at(i, j + 1))) {
      lines.push(["-", left]);
      i += 1;
    } else {
      lines.push(["+", right]);
      j += 1;
    }
  }
  return lines;
}
