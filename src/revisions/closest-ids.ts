/** Ids that somebody may have meant. */
import type { RevisionGraph } from "./graph.js";

const suggestions = 3;

/** Ids that differ from `text`, or begin with something that differs from it, in two characters at most. */
export function closestIds(text: string, graph: RevisionGraph): string[] {
  const near: { readonly id: string; readonly distance: number }[] = [];
  for (const id of graph.nodes.keys()) {
    const distance = Math.min(distanceOf(text, id), distanceOf(text, id.slice(0, text.length)));
    if (distance <= 2 && distance < text.length) near.push({ id, distance });
  }
  near.sort((a, b) => a.distance - b.distance);
  return near.slice(0, suggestions).map(({ id }) => id);
}

/** Edits between two texts, a swap of neighbours counting as two; 3 stands for more than two. */
function distanceOf(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(row[b.length] ?? 3, 3);
}
