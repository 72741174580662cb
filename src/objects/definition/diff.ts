import { compact } from "../../util/compact.js";
import { isSameData } from "../../util/compare.js";
import type { AnyOperation } from "../any.js";
import { commentKind } from "../comment/diff.js";
import { commentOn, commentTextOn } from "../comment/shape.js";
import { type DiffContext, type KindDefinition, namespaceOf } from "../kind.js";
import {
  type BuiltInKind,
  type Definition,
  type DefinitionKind,
  definitionKinds,
  isCustomKind,
  isRight,
} from "./shape.js";

function target(definition: Definition, context: DiffContext) {
  const { kind, namespace, table, name } = definition;
  // Of a plugin's kind it is not known whether it lives in a namespace: the operation has to say it.
  const isPlaceless = namespace === "" && !isCustomKind(kind);
  const place = isPlaceless ? undefined : namespaceOf(definition, context);
  return compact({ namespace: place, table, object: kind, name });
}

/** Whether what depends on the former one can stay while the other takes its place. */
function isReplaceable({ shape: before }: Definition, { shape: after }: Definition): boolean {
  if (before === undefined || after === undefined) return false;
  return before.every((part, index) => after[index] === part);
}

/** Whether what a right is about goes, and takes it along. */
function isTargetGone(right: Definition, { before, after }: DiffContext): boolean {
  const [on] = before.dependenciesOf(right);
  return on !== undefined && before.has(on) && !after.has(on);
}

function alter(
  before: Definition,
  after: Definition,
  context: DiffContext,
): readonly AnyOperation[] | "replace" {
  // The shape follows from the definition and from what that stands on.
  if (before.definition === after.definition && isSameData(before.details, after.details)) return [];
  const statements = context.alterDefinition(before, after);
  if (statements !== undefined)
    return statements.length === 0
      ? []
      : [
          { kind: "alterObject", ...target(after, context), statements },
          ...commentsOnRemade(before, after, context),
        ];
  if (!isReplaceable(before, after)) return "replace";
  return [{ kind: "replaceObject", ...target(after, context), definition: after.definition }];
}

/** A check of a domain that changes is another one, and has no comment yet. */
function commentsOnRemade(
  before: Definition,
  after: Definition,
  context: DiffContext,
): readonly AnyOperation[] {
  const checksOf = ({ details }: Definition) => (details?.checks ?? []) as readonly (readonly unknown[])[];
  const remade = checksOf(after).filter((check) => !checksOf(before).some((each) => isSameData(each, check)));
  const { namespace, name: table } = after;
  return remade.flatMap(([name]) => {
    const on = { kind: "domainConstraint", namespace, table, name: String(name) };
    const text = commentTextOn(on, context.after);
    if (text === undefined || commentTextOn(on, context.before) !== text) return [];
    return commentKind.create(commentOn(on, text), context);
  });
}

export function definitionKind<K extends DefinitionKind>(kind: K): KindDefinition<K> {
  return {
    kind,
    isPartOfTable: false,
    create: (object, context) => {
      const { definition, creation = definition } = object as Definition;
      return [{ kind: "createObject", ...target(object as Definition, context), definition: creation }];
    },
    drop: (object, context) =>
      isRight(object) && isTargetGone(object, context)
        ? []
        : [{ kind: "dropObject", ...target(object, context) }],
    alter,
  };
}

/** All of them are compared alike, those of plugins too: by what the server says makes them. */
export const definitionKindDefinitions = Object.fromEntries(
  definitionKinds.map((kind) => [kind, definitionKind(kind)]),
) as { readonly [K in BuiltInKind]: KindDefinition<K> };
