import { compact } from "../../operations/recording.js";
import type { Reference } from "../../schema/object.js";
import { type DiffContext, type KindDefinition, namespaceIn } from "../kind.js";
import type { CommentTarget, SetComment } from "./shape.js";

const constraints = new Set(["primaryKey", "unique", "check", "foreignKey"]);

function targetOf(on: Reference, context: DiffContext): CommentTarget {
  const kind = (constraints.has(on.kind) ? "constraint" : on.kind) as CommentTarget["kind"];
  if (kind === "namespace") return { kind, name: on.name };
  return compact({ kind, namespace: namespaceIn(context, on.namespace), table: on.table, name: on.name });
}

function setComment(on: Reference, text: string | null, context: DiffContext): readonly SetComment[] {
  return [{ kind: "comment", on: targetOf(on, context), text }];
}

export const commentKind: KindDefinition<"comment"> = {
  kind: "comment",
  isPartOfTable: false,
  create: ({ on, text }, context) => setComment(on, text, context),
  // What it is about may be gone too, and takes its comment along.
  drop: ({ on }, context) => (context.after.has(on) ? setComment(on, null, context) : []),
  alter: (_before, { on, text }, context) => setComment(on, text, context),
};
