/** A database as it is once its objects have the names that the entities give them. */
import type { Connection, Dialect, Scope } from "../../dialects/dialect.js";
import type { Schema } from "../../schema/schema.js";
import type { Renames } from "./renames.js";

/** Where a database is looked at under new names. */
interface Place {
  readonly dialect: Dialect;
  readonly connection: Connection;
}

/**
 * Where the plan starts: after the renames. They are done in a transaction that is rolled back, because only the
 * server knows what its checks, predicates and defaults look like with other names.
 */
export async function afterRenames(
  place: Place,
  renames: Renames,
  current: Schema,
  reread: () => Promise<Schema>,
  normalized: (state: Schema) => Promise<Schema>,
): Promise<{ readonly current: Schema; readonly desired: Schema }> {
  if (renames.up.length === 0) return { current, desired: await normalized(current) };
  return renamedFor(place, renames, async () => {
    const renamed = await reread();
    return { current: renamed, desired: await normalized(renamed) };
  });
}

/** The whole database after the renames: what stands on a renamed column says so in the server's words. */
export async function underNewNames(
  around: Place & { readonly scope: Scope },
  renames: Renames,
  current: Schema,
): Promise<Schema> {
  if (renames.up.length === 0) return current;
  const { dialect, connection, scope } = around;
  return renamedFor(around, renames, async () => {
    const { schema } = await dialect.introspect(connection, scope, {
      unmodelled: false,
      rights: true,
      bodies: true,
    });
    return schema;
  });
}

/** Looks at the database after the renames, in a transaction that is rolled back. */
async function renamedFor<T>(
  { dialect, connection }: Place,
  renames: Renames,
  look: () => Promise<T>,
): Promise<T> {
  await connection.begin();
  try {
    for (const operation of renames.up)
      for (const { sql } of dialect.compile(operation))
        await connection.query(sql).catch((error: unknown) => {
          throw dialect.explain(error, { statement: sql });
        });
    return await look();
  } finally {
    await connection.rollback();
  }
}
