import { code } from "../../util/code.js";
import { renamePlaceOf } from "../renamed.js";
import { inNamespace, type Renderers } from "../renderers.js";
import type { SequenceAttributes, SequenceOperation } from "./shape.js";

function options({ type, start, increment, minValue, maxValue, cache, cycle, unlogged }: SequenceAttributes) {
  return { type, start, increment, minValue, maxValue, cache, cycle, unlogged };
}

function owner(ownedBy: SequenceAttributes["ownedBy"] | null): readonly string[] | null | undefined {
  if (ownedBy === undefined || ownedBy === null) return ownedBy;
  return [ownedBy.table, ownedBy.column];
}

export const renderSequence: Renderers<SequenceOperation> = {
  createSequence: (operation) =>
    code.call(
      "op.createSequence",
      code.string(operation.name),
      code.data({ ...options(operation), ownedBy: owner(operation.ownedBy), namespace: operation.namespace }),
    ),
  alterSequence: ({ ownedBy, ...operation }) =>
    code.call(
      "op.alterSequence",
      code.string(operation.name),
      code.data({
        ...options(operation),
        ownedBy: owner(ownedBy),
        restartIfOutside: operation.restartIfOutside,
        continueAfterRows: operation.continueAfterRows,
        joinOwner: operation.joinOwner,
        namespace: operation.namespace,
      }),
    ),
  dropSequence: (operation) =>
    code.call("op.dropSequence", code.string(operation.name), inNamespace(operation)),
  renameSequence: (operation) =>
    code.call(
      "op.renameSequence",
      code.string(operation.name),
      code.string(operation.to),
      renamePlaceOf(operation),
    ),
};
