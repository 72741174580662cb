import type { Connection } from "../../dialect.js";

/** Where `work` begins. */
export const savepoint = "schemix_taken_back";

/** Runs `work` where everything it makes is gone afterwards. */
export async function takenBack<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  const isNested = connection.isInTransaction;
  if (!isNested) await connection.begin();
  // On its own: a script with a syntax error anywhere in it does not get as far as its first statement.
  await connection.script(`SAVEPOINT ${savepoint}`);
  try {
    return await work();
  } finally {
    const undo = isNested
      ? connection.script(`ROLLBACK TO SAVEPOINT ${savepoint}; RELEASE SAVEPOINT ${savepoint}`)
      : connection.rollback();
    // A connection that is gone has rolled back already; the error of the work is the one to tell.
    await undo.catch(() => undefined);
  }
}
