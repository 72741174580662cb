/** Ids that somebody may have meant. */
import { editDistance } from "../util/closest.js";
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

/** Edits between two texts; 3 stands for more than two, which is told from the lengths where that can be. */
function distanceOf(a: string, b: string): number {
  return Math.abs(a.length - b.length) > 2 ? 3 : Math.min(editDistance(a, b), 3);
}
