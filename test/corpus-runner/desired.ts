/** What the database of `b` is, as a user would ask for it. */
import { renderEntities } from "../../src/codegen/entities/render-entities.js";
import type { Connection, Dialect, Scope, Unmodelled } from "../../src/dialects/dialect.js";
import type { EntityModel } from "../../src/entities/to-schema.js";
import { isDefinition } from "../../src/objects/definition/shape.js";
import { carrierOf } from "../../src/objects/owner.js";
import type { Reference, SchemaObject } from "../../src/schema/object.js";
import type { Schema } from "../../src/schema/schema.js";
import { loadRendered } from "../support/pulled.js";

/** Whether the facts of introspection are what is wanted, or entities that `pull` writes and that are loaded. */
export type DesiredFrom = "facts" | "pull";

export interface Desired {
  readonly model: EntityModel;
  /** What the database has beyond the model. */
  readonly unmodelled: readonly Unmodelled[];
}

export async function desiredOf(
  dialect: Dialect,
  connection: Connection,
  scope: Scope,
  from: DesiredFrom,
): Promise<Desired> {
  const { schema, unmodelled } = await dialect.introspect(connection, scope);
  const model =
    from === "facts"
      ? { schema, renames: [], using: new Map(), ignored: [], sources: new Map() }
      : await pulled(schema, dialect, connection);
  return { model, unmodelled: [...unmodelled, ...beyond(schema, model.schema)] };
}

async function pulled(schema: Schema, dialect: Dialect, connection: Connection): Promise<EntityModel> {
  const settings = { dialect, naming: "snake_case", namespace: connection.defaultNamespace } as const;
  return loadRendered(renderEntities(schema, settings), dialect);
}

/** Objects that entities do not say. */
function beyond(schema: Schema, model: Schema): readonly Unmodelled[] {
  const carrier = (on: Reference): Reference => carrierOf(schema, on) ?? on;
  const isCommentInSql = (on: Reference): boolean =>
    isDefinition(on) || on.kind === "namespace" || on.kind === "enum";
  const isSaidInSql = (object: SchemaObject): boolean =>
    "on" in object ? isCommentInSql(carrier(object.on as Reference)) : isDefinition(object);
  return [...schema].filter((object) => !model.has(object) && !isSaidInSql(object)).map(unsaid);
}

function unsaid(object: SchemaObject): Unmodelled {
  const { kind } = object;
  // A comment has no name of its own.
  const { namespace, table, name } = "on" in object ? (object.on as Reference) : object;
  return {
    what: kind,
    where: [namespace, table, name].filter((part) => part !== undefined && part !== "").join("."),
  };
}
