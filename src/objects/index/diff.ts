import { compact } from "../../util/compact.js";
import { isSameData } from "../../util/compare.js";
import { changedMembers, type DiffContext, type KindDefinition, namespaceIn } from "../kind.js";
import type { AlterIndex, CreateIndex, Index } from "./shape.js";

function target(
  index: Index,
  context: DiffContext,
): { namespace?: string | undefined; table: string; name: string } {
  return {
    ...compact({ namespace: placeIn(context, index) }),
    table: index.table,
    name: index.name,
  };
}

/** Some statements name the table, and others the index. */
function placeIn(context: DiffContext, { namespace, table, name }: Index): string | undefined {
  return namespaceIn(context, namespace, table) ?? namespaceIn(context, namespace, name);
}

function create(index: Index, context: DiffContext): readonly CreateIndex[] {
  const { kind: _, namespace: _namespace, ...attributes } = index;
  return [{ kind: "createIndex", ...attributes, ...target(index, context) }];
}

const inPlace = new Set(["storage", "tablespace", "statistics", "disabled"]);

/** What changed of two maps of storage parameters; `null` for those that went. */
export function storageDifference<T>(
  before: Readonly<Record<string, T>> = {},
  after: Readonly<Record<string, T>> = {},
): Record<string, T | null> {
  const changes: Record<string, T | null> = {};
  for (const key of Object.keys(before)) if (after[key] === undefined) changes[key] = null;
  for (const [key, value] of Object.entries(after)) if (before[key] !== value) changes[key] = value;
  return changes;
}

function alter(before: Index, after: Index, context: DiffContext): readonly AlterIndex[] | "replace" {
  const changed = changedMembers(before, after, isSameData);
  if (changed.some((member) => !inPlace.has(member))) return "replace";
  const storage = changed.includes("storage")
    ? { storage: storageDifference(before.storage, after.storage) }
    : {};
  const tablespace = changed.includes("tablespace") ? { tablespace: after.tablespace ?? null } : {};
  const statistics = changed.includes("statistics")
    ? { statistics: storageDifference(before.statistics, after.statistics) }
    : {};
  const disabled = changed.includes("disabled") ? { disabled: after.disabled ?? false } : {};
  return [
    { kind: "alterIndex", ...target(after, context), ...storage, ...tablespace, ...statistics, ...disabled },
  ];
}

export const indexKind: KindDefinition<"index"> = {
  kind: "index",
  isPartOfTable: false,
  create,
  drop: (index, context) => [{ kind: "dropIndex", ...target(index, context) }],
  alter,
  rename: (index, to, context) => ({ kind: "renameIndex", ...target(index, context), to }),
};
