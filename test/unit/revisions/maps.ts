import { expect } from "chai";
import type { ErrorCode } from "../../../src/errors/codes.js";
import { isSchemixError, type SchemixError } from "../../../src/errors/schemix-error.js";
import { createGraph, type RevisionGraph, type RevisionNode } from "../../../src/revisions/graph.js";

interface Node {
  readonly id: string;
  readonly parents: string[];
  readonly labels: string[];
  readonly dependsOn: string[];
  readonly replaces: string[];
}

/**
 * Nodes of a map drawn in text: `"a -> b -> c, b -> d, x"`. An arrow leads from parent to child, `a => b`
 * says that b depends on a, `b #label` gives b a label, and `s =a =b` that s replaces a and b.
 */
export function nodesOf(map: string): RevisionNode[] {
  const nodes = new Map<string, Node>();
  const nodeOf = (id: string) => {
    const node = nodes.get(id) ?? { id, parents: [], labels: [], dependsOn: [], replaces: [] };
    nodes.set(id, node);
    return node;
  };
  for (const line of map.split(",")) {
    const words = line.trim().split(/\s+/);
    let before: string | undefined;
    let arrow: string | undefined;
    for (const word of words) {
      if (word.endsWith(">")) arrow = word;
      else if (word.startsWith("#")) nodeOf(before ?? "").labels.push(word.slice(1));
      else if (word.startsWith("=")) nodeOf(before ?? "").replaces.push(word.slice(1));
      else {
        const node = nodeOf(word);
        if (arrow === "->" && before !== undefined) node.parents.push(before);
        // What is depended on may be a label, so it is no node by itself.
        if (arrow === "=>" && before !== undefined) node.dependsOn.push(before);
        before = word;
      }
    }
  }
  return [...nodes.values()];
}

export function graphOf(map: string): RevisionGraph {
  return createGraph(nodesOf(map));
}

/** The error that `work` throws, which has to have this code. */
export function errorOf(work: () => unknown, code: ErrorCode): SchemixError {
  try {
    work();
  } catch (error) {
    return checked(error, code);
  }
  return expect.fail(`${code} was expected`);
}

export async function rejectionOf(promise: Promise<unknown>, code: ErrorCode): Promise<SchemixError> {
  try {
    await promise;
  } catch (error) {
    return checked(error, code);
  }
  return expect.fail(`${code} was expected`);
}

function checked(error: unknown, code: ErrorCode): SchemixError {
  if (!isSchemixError(error)) throw error;
  expect(error.code, error.message).to.equal(code);
  return error;
}
