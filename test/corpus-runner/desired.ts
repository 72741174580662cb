/** What the database of `b` is, as a user would ask for it: the one place to exchange for the verb `pull`. */
import type { Connection, Dialect, Scope, Unmodelled } from "../../src/dialects/dialect.js";
import type { EntityModel } from "../../src/entities/to-schema.js";

export interface Desired {
  readonly model: EntityModel;
  /** What the database has beyond the model. */
  readonly unmodelled: readonly Unmodelled[];
}

/** The facts that introspection finds, as a model. */
export async function desiredOf(dialect: Dialect, connection: Connection, scope: Scope): Promise<Desired> {
  const { schema, unmodelled } = await dialect.introspect(connection, scope);
  const model = { schema, renames: [], using: new Map(), ignored: [], sources: new Map() };
  return { model, unmodelled };
}
