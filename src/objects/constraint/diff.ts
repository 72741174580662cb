/** The four kinds of constraints: alike in how they come and go, different in what can be changed in place. */
import { compact } from "../../util/compact.js";
import { isSameData } from "../../util/compare.js";
import type { AnyOperation, ObjectOf } from "../any.js";
import { inParents, isKeptByHeirs } from "../inheritance.js";
import { changedMembers, type DiffContext, type KindDefinition, namespaceIn } from "../kind.js";
import type { ConstraintType } from "./shape.js";

type Constraint = ObjectOf<ConstraintType>;

function target(
  constraint: Constraint,
  context: DiffContext,
): { namespace?: string | undefined; table: string; name: string } {
  const namespace = namespaceIn(context, constraint.namespace, constraint.table);
  return { ...compact({ namespace }), table: constraint.table, name: constraint.name };
}

function drop(constraint: Constraint, context: DiffContext): readonly AnyOperation[] {
  return [{ kind: "dropConstraint", ...target(constraint, context), type: constraint.kind }];
}

function rename(constraint: Constraint, to: string, context: DiffContext): AnyOperation {
  return { kind: "renameConstraint", ...target(constraint, context), to };
}

/** A constraint that only has to look at the rows it has not seen. */
function validated(
  before: Constraint,
  after: Constraint,
  context: DiffContext,
): readonly AnyOperation[] | undefined {
  const changed = changedMembers(before, after, isSameData);
  const isValidated =
    changed.length === 1 && changed[0] === "notValid" && !("notValid" in after && after.notValid);
  return isValidated ? [{ kind: "validateConstraint", ...target(after, context) }] : undefined;
}

function attributesOf<T extends Constraint>(constraint: T): Omit<T, "kind" | "namespace"> {
  const { kind: _, namespace: _namespace, ...attributes } = constraint;
  return attributes;
}

export const primaryKeyKind: KindDefinition<"primaryKey"> = {
  kind: "primaryKey",
  isPartOfTable: true,
  create: (key, context) => [{ kind: "createPrimaryKey", ...attributesOf(key), ...target(key, context) }],
  drop,
  alter: () => "replace",
  rename,
};

export const uniqueKind: KindDefinition<"unique"> = {
  kind: "unique",
  isPartOfTable: true,
  create: (unique, context) => [
    { kind: "createUniqueConstraint", ...attributesOf(unique), ...target(unique, context) },
  ],
  drop,
  alter: () => "replace",
  rename,
};

function checkAttributes(check: ObjectOf<"check">) {
  const { inherited: _, ...attributes } = attributesOf(check);
  return attributes;
}

/** What a table that is inherited from gets or loses, those that inherit from it get and lose by that. */
export const checkKind: KindDefinition<"check"> = {
  kind: "check",
  isPartOfTable: true,
  create(check, context) {
    const isBrought = inParents(check, context).some(
      (parent) =>
        parent.before === undefined && parent.after !== undefined && parent.after.noInherit !== true,
    );
    if (isBrought) return [];
    const attributes = checkAttributes(check);
    // Below one that has looked at the rows the server takes no other, and of an heir nobody tells.
    const seen = check.inherited === true ? { ...attributes, notValid: undefined } : attributes;
    return [{ kind: "createCheckConstraint", ...compact(seen), ...target(check, context) }];
  },
  drop(check, context) {
    const isTaken = inParents(check, context).some(
      ({ before, after }) => before !== undefined && after === undefined && !isKeptByHeirs(before, context),
    );
    if (isTaken && check.inherited === true) return [];
    const only = isKeptByHeirs(check, context) ? { only: true } : {};
    return drop(check, context).map((operation) => ({ ...operation, ...only }));
  },
  alter(before, after, context) {
    const isChanged = inParents(after, context).some(
      (parent) =>
        parent.before !== undefined &&
        parent.after !== undefined &&
        changedMembers(parent.before, parent.after, isSameData).length > 0,
    );
    // The server holds the check of an heir that is made behind it to be valid, and no dump tells.
    const changed = changedMembers(before, after, isSameData).filter((member) => member !== "notValid");
    if (isChanged || (after.inherited === true && changed.length === 0)) return [];
    return validated(before, after, context) ?? "replace";
  },
  rename,
};

/** A foreign key as operations say it: the referenced namespace is left out when it is the default one. */
export function foreignKeyAttributes(key: ObjectOf<"foreignKey">, context: DiffContext) {
  const { references, ...attributes } = attributesOf(key);
  const namespace = namespaceIn(context, references.namespace ?? key.namespace, references.table);
  return { ...attributes, references: compact({ ...references, namespace }) };
}

const deferralMembers = new Set(["deferrable", "initiallyDeferred", "notEnforced"]);

export const foreignKeyKind: KindDefinition<"foreignKey"> = {
  kind: "foreignKey",
  isPartOfTable: true,
  create: (key, context) => [
    { kind: "createForeignKey", ...foreignKeyAttributes(key, context), ...target(key, context) },
  ],
  drop,
  alter(before, after, context) {
    const changed = changedMembers(before, after, isSameData);
    if (!changed.every((member) => deferralMembers.has(member)))
      return validated(before, after, context) ?? "replace";
    const { deferrable = false, initiallyDeferred = false, notEnforced = false } = after;
    const enforcement = changed.includes("notEnforced") ? { notEnforced } : {};
    return [
      { kind: "alterForeignKey", ...target(after, context), deferrable, initiallyDeferred, ...enforcement },
    ];
  },
  rename,
};
