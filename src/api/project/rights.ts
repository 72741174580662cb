/** Owners and privileges: compared when the configuration asks for it, and carried over when what they are on is made anew. */
import { type Definition, isRight } from "../../objects/definition/shape.js";
import type { Sequence } from "../../objects/sequence/shape.js";
import { keyOf, type Reference, type SchemaObject } from "../../schema/object.js";
import { Schema } from "../../schema/schema.js";

/** What of it is managed. */
export interface Rights {
  readonly privileges: boolean;
  readonly owners: boolean;
}

export const noRights: Rights = { privileges: false, owners: false };

export interface RightsRequest {
  /** What is wanted besides. */
  readonly schema: Schema;
  /** Definitions that nobody declares, as `keyOf` gives them. */
  readonly kept: ReadonlySet<string>;
  /** What the model says, in the server's words. */
  readonly said: Schema;
  readonly current: Schema;
  readonly asked: Rights;
}

/** The schema without owners and privileges. */
export function withoutRights(schema: Schema): Schema {
  return schema.filter((object) => !isRight(object));
}

/**
 * What is wanted, with the rights on it: those that the model says where that is asked for; elsewhere, and on what nobody
 * declares, those that are there. An owner that nobody names stays.
 */
export function withRights(request: RightsRequest): Schema {
  const { schema, said, current, asked } = request;
  const rights = new Map<string, readonly [SchemaObject, readonly Reference[]]>();
  const take = (source: Schema, isTaken: (right: SchemaObject) => boolean): void => {
    for (const right of source)
      if (isRight(right) && isTaken(right)) rights.set(keyOf(right), [right, source.dependenciesOf(right)]);
  };
  take(current, (right) => isOnWanted(right, current, schema) && !isReplaced(right, request));
  take(said, (right) => isAsked(right, asked) && isOurs(right, said, request));
  for (const key of grantsToOwners(rights, schema)) rights.delete(key);
  const found = [...rights.values()].map(([right]) => right);
  if (!schema.hasDependencies) return schema.with(found).withDependenciesOf(current, isRight);
  const needs = new Map([...schema].map((object) => [keyOf(object), schema.dependenciesOf(object)]));
  for (const [key, [, needed]] of rights) needs.set(key, needed);
  return new Schema([...schema, ...found], needs);
}

/**
 * An owner may do everything anyway, and the server shows no grant of it. Where the model does not name the owner, it only turns
 * out here that one of its grants is such a one.
 */
function grantsToOwners(
  rights: ReadonlyMap<string, readonly [SchemaObject, readonly Reference[]]>,
  schema: Schema,
): string[] {
  const detail = (right: SchemaObject, name: "owner" | "grantee") => (right as Definition).details?.[name];
  const owners = new Map<string, unknown>();
  for (const [right, [on]] of rights.values())
    if (right.kind === "owner" && on !== undefined) owners.set(keyOf(on), detail(right, "owner"));
  return [...rights].flatMap(([key, [right, [on]]]) => {
    const isOnOwned = right.kind === "privilege" && on !== undefined;
    const owner = isOnOwned ? owners.get(keyOf(ownedWith(on, schema))) : undefined;
    return owner !== undefined && owner === detail(right, "grantee") ? [key] : [];
  });
}

/** What decides who owns something: the table, of a sequence that one of its columns counts with. */
function ownedWith(on: Reference, schema: Schema): Reference {
  const sequence = on.kind === "sequence" ? (schema.get(on) as Sequence | undefined) : undefined;
  const table = on.kind === "column" ? on.table : sequence?.ownedBy?.table;
  return table === undefined ? on : { kind: "table", namespace: on.namespace, name: table };
}

/** Whether a right that is there and that the model does not say is taken away. */
export function isRevoked(right: SchemaObject, request: RightsRequest): boolean {
  return isRight(right) && right.kind !== "owner" && isReplaced(right, request);
}

/** A schema with those rights alone that are managed. */
export function withAsked(schema: Schema, asked: Rights): Schema {
  return schema.filter((object) => !isRight(object) || isAsked(object, asked));
}

/** Privileges by default, and those on the database itself where they are managed. */
export function loosePrivileges(schema: Schema, { privileges }: Rights): readonly Definition[] {
  const given = schema.ofKind("privilege").filter((right) => privileges && isOnDatabase(right, schema));
  return [...schema.ofKind("defaultPrivilege"), ...given] as readonly SchemaObject[] as readonly Definition[];
}

/** The database itself is no object that a privilege could lean on. */
function isOnDatabase(right: SchemaObject, source: Schema): boolean {
  return right.kind === "privilege" && source.dependenciesOf(right).length === 0;
}

function isReplaced(right: SchemaObject, request: RightsRequest): boolean {
  if (right.kind === "owner") return request.asked.owners && request.said.has(right);
  // Whoever runs a server grants on databases: that is nobody's business here as long as the model says nothing of it.
  if (isOnDatabase(right, request.current)) {
    const isSaid = request.said.ofKind("privilege").some((each) => isOnDatabase(each, request.said));
    return isSaid && request.asked.privileges;
  }
  return isAsked(right, request.asked) && isOurs(right, request.current, request);
}

function isAsked({ kind }: SchemaObject, { privileges, owners }: Rights): boolean {
  return kind === "owner" ? owners : privileges;
}

/** Whether what a right is about is declared: part of the model, or a namespace that is looked at. */
function isOurs(right: SchemaObject, source: Schema, { schema, kept }: RightsRequest): boolean {
  const [on] = source.dependenciesOf(right);
  if (on === undefined || on.kind === "namespace") return true;
  return schema.has(on) && !kept.has(keyOf(on));
}

function isOnWanted(right: SchemaObject, source: Schema, schema: Schema): boolean {
  const [on] = source.dependenciesOf(right);
  return on === undefined || on.kind === "namespace" || schema.has(on);
}
