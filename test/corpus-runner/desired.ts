/** What the database of `b` is, as a user would ask for it. */
import { withAsked } from "../../src/api/project/rights.js";
import { type RenderedEntities, renderEntities } from "../../src/codegen/entities/render-entities.js";
import type { Connection, Dialect, Scope, Unmodelled } from "../../src/dialects/dialect.js";
import type { EntityModel } from "../../src/entities/to-schema.js";
import { keyOf, type Reference } from "../../src/schema/object.js";
import type { Schema } from "../../src/schema/schema.js";
import { loadRendered } from "../support/pulled.js";

/** Dumps say privileges, and not who owns what. */
export const managedRights = { privileges: true, owners: false };

/** Whether the facts of introspection are what is wanted, or entities that `pull` writes and that are loaded. */
export type DesiredFrom = "facts" | "pull";

export interface Desired {
  readonly model: EntityModel;
  /** All that the database has. */
  readonly schema: Schema;
  /** What the database has beyond the model. */
  readonly unmodelled: readonly Unmodelled[];
}

export async function desiredOf(
  dialect: Dialect,
  connection: Connection,
  scope: Scope,
  from: DesiredFrom,
  rights = managedRights,
): Promise<Desired> {
  const found = await dialect.introspect(connection, scope, { rights: true, bodies: true });
  const { unmodelled } = found;
  const schema = withAsked(found.schema, rights);
  if (from === "facts") {
    const model = { schema, renames: [], using: new Map(), ignored: [], sources: new Map() };
    return { model, schema, unmodelled };
  }
  const settings = { dialect, naming: "snake_case", namespace: connection.defaultNamespace } as const;
  const rendered = renderEntities(schema, settings);
  const model = await loadRendered(rendered, dialect);
  return { model, schema, unmodelled: [...unmodelled, ...beyond(schema, rendered)] };
}

/** Objects that entities do not say, with all that is part of them. */
function beyond(schema: Schema, { leftOut }: RenderedEntities): readonly Unmodelled[] {
  const reasons = new Map(leftOut.map(({ object, why }) => [keyOf(object), why]));
  return [...schema].flatMap((object) => {
    // A comment has no name of its own.
    const { kind, namespace, table, name } = "on" in object ? (object.on as Reference) : object;
    const owner = { kind: "table", namespace, name: table ?? name };
    const why = reasons.get(keyOf({ ...object, kind })) ?? reasons.get(keyOf(owner));
    if (why === undefined) return [];
    const where = [namespace, table, name].filter((part) => part !== undefined && part !== "").join(".");
    return [{ what: `${object.kind}: ${why}`, where }];
  });
}
