import { type Reference, referenceOf, type SchemaObject } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import type { DefinitionKind } from "../definition/shape.js";

/**
 * Text that the database keeps about another object. Its own reference repeats the object's, so that there is
 * one per object: `name` holds the kind and the name, such as `column email`.
 */
export interface Comment extends SchemaObject {
  readonly kind: "comment";
  readonly on: Reference;
  readonly text: string;
}

/**
 * What `op.comment` takes: kind, name, and the table of a column, constraint or index; of the check of a domain
 * (`domainConstraint`) the domain.
 */
export interface CommentTarget {
  readonly kind:
    | "namespace"
    | "table"
    | "column"
    | "constraint"
    | "index"
    | "domainConstraint"
    | "enum"
    | "sequence"
    | DefinitionKind;
  readonly namespace?: string | undefined;
  readonly table?: string | undefined;
  readonly name: string;
}

export interface SetComment {
  readonly kind: "comment";
  readonly on: CommentTarget;
  /** `null` takes the comment away. */
  readonly text: string | null;
  readonly existing?: string | null | undefined;
}

/** The comment object on `on`. */
export function commentOn(on: Reference, text: string): Comment {
  const owner = on.table === undefined ? {} : { table: on.table };
  return { kind: "comment", namespace: on.namespace, ...owner, name: `${on.kind} ${on.name}`, on, text };
}

/** The text of the comment on `on`, if a schema has one. */
export function commentTextOn(on: Reference, schema: Schema): string | undefined {
  if (schema.ofKind("comment").length === 0) return undefined;
  return (schema.get(commentOn(referenceOf(on), "")) as Comment | undefined)?.text;
}
