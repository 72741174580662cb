/** Comments on what a partition has, while it stands alone as a table. */
import type { AnyObject, ObjectOf } from "../../../../objects/any.js";
import { commentTarget } from "../../../../objects/comment/diff.js";
import { commentOn } from "../../../../objects/comment/shape.js";
import { allOf } from "../../../../objects/find.js";
import { type Reference, referenceOf } from "../../../../schema/object.js";
import type { Schema } from "../../../../schema/schema.js";
import { commentStatement } from "../../compile/comment.js";
import { isOnInherited } from "../heirs/comments.js";
import type { Branch } from "./stand-alone.js";

/** A partition as a table. */
interface Standing {
  readonly branch: Branch;
  readonly objects: readonly AnyObject[];
}

/** What a partition has of the whole, and as a table of its own, with a comment of its own; a trigger it loses. */
const ofComments: ReadonlySet<string> = new Set(["primaryKey", "unique", "check", "foreignKey", "exclusion"]);

function isOfTable({ namespace, table }: Reference, { namespace: place, name }: Reference): boolean {
  return namespace === place && table === name;
}

/** What a table has in the place of what a partition has of the whole. */
function twinOf({ namespace, table, name }: Reference, objects: readonly AnyObject[]): AnyObject | undefined {
  const place = { namespace, name: table ?? "" } as Reference;
  return objects.find(
    (object) => ofComments.has(object.kind) && isOfTable(object, place) && object.name === name,
  );
}

/** What a table gets only where it becomes a partition has its comment behind that. */
export function commentsThatCome(
  { namespace, name }: Reference,
  objects: readonly AnyObject[],
  schema: Schema,
): readonly string[] {
  const comments = allOf(schema, "comment");
  return comments.flatMap(({ on, text }) =>
    isOnInherited(on) && on.namespace === namespace && on.table === name && twinOf(on, objects) === undefined
      ? [commentStatement(commentTarget(on, namespace), text).sql]
      : [],
  );
}

export function commentStanding(
  comment: ObjectOf<"comment">,
  schema: Schema,
  moved: (reference: Reference) => Reference,
  alone: readonly Standing[],
): ObjectOf<"comment"> | undefined {
  const { on, text } = comment;
  if (isOnInherited(on)) {
    const its = alone.find(({ branch: { partition } }) => isOfTable(on, partition));
    const part = its === undefined ? undefined : twinOf(on, its.objects);
    if (its === undefined) return comment;
    return part === undefined ? undefined : commentOn(referenceOf(part), text);
  }
  if (on.kind === "attribute") {
    const isIts = alone.some(
      ({ branch: { partition } }) => isOfTable(on, partition) && !schema.has({ ...on, kind: "column" }),
    );
    return isIts ? commentOn({ ...on, kind: "column" }, text) : comment;
  }
  const there = moved(on);
  if (there === on) return comment;
  const isKey = on.kind === "partitionIndexName" && there.kind !== "index";
  return commentOn(isKey ? { ...there, kind: "keyIndex" } : there, text);
}
