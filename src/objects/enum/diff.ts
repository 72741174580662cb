import { compact } from "../../util/compact.js";
import { type DiffContext, type KindDefinition, namespaceIn } from "../kind.js";
import type { AddEnumValue, AlterEnum, Enum } from "./shape.js";

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let next = 0;
  for (const value of whole) if (value === part[next]) next++;
  return next === part.length;
}

function additions(
  before: readonly string[],
  after: readonly string[],
  target: { namespace?: string; name: string },
): AddEnumValue[] {
  const known = new Set(before);
  const operations: AddEnumValue[] = [];
  after.forEach((value, index) => {
    if (known.has(value)) return;
    const previous = after[index - 1];
    const follower = before[0];
    const isLast = after.slice(index).every((later) => !before.includes(later));
    const place = isLast ? {} : previous !== undefined ? { after: previous } : { before: follower };
    operations.push({ kind: "addEnumValue", ...target, value, ...place });
    known.add(value);
  });
  return operations;
}

/**
 * Values that are only added are added in place. Anything else rebuilds the type; the columns that use it are
 * put in by the dialect's rewrite, which knows how types are spelled.
 */
function alter(before: Enum, after: Enum, context: DiffContext): readonly (AddEnumValue | AlterEnum)[] {
  const target = compact({
    namespace: namespaceIn(context, after.namespace, after.name, "type"),
    name: after.name,
  }) as {
    namespace?: string;
    name: string;
  };
  if (isSubsequence(before.values, after.values)) return additions(before.values, after.values, target);
  return [{ kind: "alterEnum", ...target, values: after.values, columns: [] }];
}

export const enumKind: KindDefinition<"enum"> = {
  kind: "enum",
  isPartOfTable: false,
  create: ({ namespace, name, values }, context) => [
    {
      kind: "createEnum",
      ...compact({ namespace: namespaceIn(context, namespace, name, "type") }),
      name,
      values,
    },
  ],
  drop: ({ namespace, name }, context) => [
    { kind: "dropEnum", ...compact({ namespace: namespaceIn(context, namespace, name, "type") }), name },
  ],
  alter,
};
