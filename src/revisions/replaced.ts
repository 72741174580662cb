/** Squashes: of a migration and those that it replaces, one side counts. Which one, a database decides. */
import { basename } from "node:path";
import type { Fault } from "./faults.js";
import type { RevisionNode } from "./node.js";

/** Where a name leads whose revision does not count. */
export interface Replacement {
  /** The revision that counts instead. */
  readonly by: string;
  /** Both are the same place: the squash, and the last revision that it replaces. */
  readonly isSame: boolean;
}

/** The nodes that count, naming each other only, and where the other ids lead. */
export interface Settled {
  readonly nodes: readonly RevisionNode[];
  readonly replaced: ReadonlyMap<string, Replacement>;
}

/**
 * Leaves out what squashes replace, or the squashes that `isOpen` says are not to be used yet. Who names a revision that
 * is left out names the one that counts instead.
 *
 * @param faults gets what contradicts itself: a revision replaced twice, or a squash that replaces a squash
 */
export function settleNodes(
  nodes: readonly RevisionNode[],
  isOpen: (squash: RevisionNode) => boolean,
  faults: Fault[],
): Settled {
  const squashes = nodes.filter(({ replaces = [] }) => replaces.length > 0);
  if (squashes.length === 0) return { nodes, replaced: new Map() };
  faults.push(...findContradictions(squashes));
  const replaced = new Map<string, Replacement>();
  for (const squash of squashes) {
    const { id, replaces = [] } = squash;
    const last = replaces.at(-1) ?? id;
    if (isOpen(squash)) replaced.set(id, { by: last, isSame: true });
    else for (const old of replaces) replaced.set(old, { by: id, isSame: old === last });
  }
  const follow = (names: readonly string[]) => [
    ...new Set(names.map((name) => replaced.get(name)?.by ?? name)),
  ];
  const left = nodes.filter(({ id }) => !replaced.has(id));
  const settled = left.map((node) => ({
    ...node,
    parents: follow(node.parents),
    dependsOn: follow(node.dependsOn),
  }));
  return { nodes: settled, replaced };
}

function findContradictions(squashes: readonly RevisionNode[]): readonly Fault[] {
  const owners = new Map<string, RevisionNode>();
  const faults: Fault[] = [];
  for (const squash of squashes) {
    for (const old of squash.replaces ?? []) {
      const other = owners.get(old);
      if (other === undefined) owners.set(old, squash);
      else faults.push(contradiction(squash, `replaces ${old}, which ${nameOf(other)} replaces already`));
    }
  }
  for (const squash of squashes) {
    const owner = owners.get(squash.id);
    if (owner !== undefined) faults.push(contradiction(owner, `replaces ${squash.id}, a squash itself`));
  }
  return faults;
}

function contradiction(squash: RevisionNode, message: string): Fault {
  return {
    code: "MIGRATION_INVALID",
    message: `${nameOf(squash)} ${message}`,
    file: squash.file ?? squash.id,
    why: "It has to be clear which migration a database gets instead of which.",
    fix: "Correct `replaces`; a squash whose old rows are gone from every database needs none any more.",
  };
}

function nameOf({ file, id }: RevisionNode): string {
  return file === undefined ? id : basename(file);
}
