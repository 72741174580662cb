/** A history as a graph of lines: newest first, as `git log --graph` draws it. */
import type { RevisionInfo } from "../../api/types.js";

/** A line of the drawing; `revision` is absent where lanes only move. */
export interface GraphLine {
  readonly lanes: string;
  readonly revision?: RevisionInfo;
}

/** Whether revisions, newest first, follow each other without forks, merges and gaps. */
export function isLinear(revisions: readonly RevisionInfo[]): boolean {
  return revisions.every(({ parents }, index) => {
    const next = revisions[index + 1];
    return parents.length <= 1 && (next === undefined || parents[0] === next.revision);
  });
}

/** Draws revisions, each of which comes before its parents. Lanes of parents that are not among them go on below. */
export function drawGraph(revisions: readonly RevisionInfo[]): readonly GraphLine[] {
  const lines: GraphLine[] = [];
  // What each lane waits for, from left to right.
  const lanes: string[] = [];
  for (const revision of revisions) {
    const { revision: id, parents } = revision;
    const column = lanes.includes(id) ? lanes.indexOf(id) : lanes.push(id) - 1;
    for (let lane = lanes.lastIndexOf(id); lane > column; lane = lanes.lastIndexOf(id)) {
      lines.push({ lanes: joinLanes(lanes.length, column, lane) });
      lanes.splice(lane, 1);
    }
    lines.push({ lanes: lanes.map((_, lane) => (lane === column ? "*" : "|")).join(" "), revision });
    const [first, ...others] = parents;
    if (first === undefined) {
      if (column < lanes.length - 1) lines.push({ lanes: joinLanes(lanes.length, column, column) });
      lanes.splice(column, 1);
      continue;
    }
    lanes[column] = first;
    for (const [index, parent] of others.entries()) {
      lines.push({ lanes: partLane(lanes.length, column + index) });
      lanes.splice(column + index + 1, 0, parent);
    }
  }
  return lines;
}

/** The lane `from` goes over to `to`, or ends when it is the same; those on its right move up: `|_|/`. */
function joinLanes(count: number, to: number, from: number): string {
  const cells = new Array<string>(count * 2).fill(" ");
  for (let lane = 0; lane < count; lane++) {
    if (lane < from) cells[lane * 2] = "|";
    else if (lane > from || from > to) cells[lane * 2 - 1] = "/";
    if (lane >= to && lane < from - 1) cells[lane * 2 + 1] = "_";
  }
  return cells.join("").trimEnd();
}

/** A lane begins on the right of `column`; those behind it make room: `|\`. */
function partLane(count: number, column: number): string {
  const cells = new Array<string>(count * 2 + 2).fill(" ");
  for (let lane = 0; lane < count; lane++) {
    if (lane <= column) cells[lane * 2] = "|";
    if (lane >= column) cells[lane * 2 + 1] = "\\";
  }
  return cells.join("").trimEnd();
}

/** The same as a flowchart in Mermaid's language: parents in full lines, dependencies in dotted ones. */
export function drawMermaid(revisions: readonly RevisionInfo[]): string {
  const shown = new Set(revisions.map(({ revision }) => revision));
  const nodes = revisions.map(
    ({ revision, message }) => `  ${revision}["${mermaidText(`${revision} ${message}`)}"]\n`,
  );
  const edges = revisions.flatMap(({ revision, parents, dependsOn = [] }) => [
    ...parents.filter((parent) => shown.has(parent)).map((parent) => `  ${parent} --> ${revision}\n`),
    ...dependsOn.filter((other) => shown.has(other)).map((other) => `  ${other} -.-> ${revision}\n`),
  ]);
  const current = revisions.filter(({ isCurrent }) => isCurrent === true);
  const marks =
    current.length === 0
      ? ""
      : `  classDef current stroke-width:3px\n  class ${current.map(({ revision }) => revision).join(",")} current\n`;
  return `flowchart TB\n${nodes.join("")}${edges.join("")}${marks}`;
}

/** Text inside quotes: Mermaid takes the entities of HTML. */
function mermaidText(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, " ")
    .replace(/[&"<>#]/g, (character) => `#${character.charCodeAt(0)};`);
}
