import type { Reference } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { compact } from "../../util/compact.js";
import { isSameData } from "../../util/compare.js";
import type { Definition } from "../definition/shape.js";
import { type DiffContext, type KindDefinition, namespaceOf } from "../kind.js";
import { carrierOf } from "../owner.js";
import type { CommentTarget, SetComment } from "./shape.js";

/** What the database calls what it keeps a comment about. */
const words: Readonly<Record<string, CommentTarget["kind"]>> = {
  primaryKey: "constraint",
  unique: "constraint",
  check: "constraint",
  foreignKey: "constraint",
  attribute: "column",
  keyIndex: "index",
  inheritedConstraint: "constraint",
  inheritedTrigger: "trigger",
};

/** What `op.comment` is given. */
export function commentTarget(on: Reference, namespace: string | undefined): CommentTarget {
  const kind = words[on.kind] ?? (on.kind as CommentTarget["kind"]);
  if (kind === "namespace") return { kind, name: on.name };
  return compact({ kind, namespace, table: on.table, name: on.name });
}

function setComment(on: Reference, text: string | null, context: DiffContext): readonly SetComment[] {
  const about = context.after.get(on) ?? context.before.get(on) ?? on;
  return [{ kind: "comment", on: commentTarget(on, namespaceOf(about, context)), text }];
}

/** Whether what a comment is about is there afterwards; otherwise it has taken its comment along. */
function isKept(on: Reference, { before, after }: DiffContext): boolean {
  const carrier = carrierOf(after, on);
  if (carrier === undefined) return false;
  if (on.kind !== "attribute" && on.kind !== "domainConstraint") return true;
  if (carrier.kind === "partition") return isOfWhole(on.name, carrier, after);
  const former = carrierOf(before, on) as Definition | undefined;
  const parts = partsOf(carrier as Definition);
  return isSameData(partsOf(former), parts) || parts.some((part) => isPartNamed(part, on.name));
}

/** Whether a partition has a column: those of the table that it belongs to. */
function isOfWhole(column: string, partition: Reference, schema: Schema): boolean {
  const whole = schema.dependenciesOf(partition).find(({ kind }) => kind === "table" || kind === "partition");
  if (whole === undefined) return true;
  const { kind, namespace, name: table } = whole;
  return kind === "partition"
    ? isOfWhole(column, whole, schema)
    : schema.has({ kind: "column", namespace, table, name: column });
}

/** The columns and checks of an object said in SQL, as far as it says them apart; else all of it. */
function partsOf(object: Definition | undefined): readonly unknown[] {
  const { attributes, checks } = (object?.details ?? {}) as Partial<Record<string, readonly unknown[]>>;
  return attributes ?? checks ?? object?.shape ?? [object?.definition];
}

function isPartNamed(part: unknown, name: string): boolean {
  if (Array.isArray(part)) return part[0] === name;
  return (
    typeof part === "string" &&
    [name, `"${name.replaceAll('"', '""')}"`].some((each) => part.startsWith(`${each} `))
  );
}

export const commentKind: KindDefinition<"comment"> = {
  kind: "comment",
  isPartOfTable: false,
  create: ({ on, text }, context) => setComment(on, text, context),
  drop: ({ on }, context) => (isKept(on, context) ? setComment(on, null, context) : []),
  alter: (_before, { on, text }, context) => setComment(on, text, context),
};
