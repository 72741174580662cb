/** Runs the code of a data step on a connection that is lent to it. */
import type { Connection, Dialect } from "../dialects/dialect.js";
import { SchemixError } from "../errors/schemix-error.js";
import type { StepBody } from "../operations/step.js";
import type { Interrupt } from "./interrupt.js";
import { type Lent, lend } from "./lend.js";
import { explained } from "./read-revisions.js";
import { stepDatabase } from "./step-database.js";

/** Where code runs. */
export interface CodePlace {
  readonly connection: Connection;
  readonly dialect: Dialect;
  /** The migration, for messages. */
  readonly label: string;
  readonly interrupt?: Interrupt | undefined;
  /** Where in the user's files an error was thrown, for people. */
  readonly locate?: ((error: unknown) => string | undefined) | undefined;
}

/**
 * Runs a person's code, and waits until nothing of it is left on the session.
 * @throws SchemixError `MIGRATION_THREW`, `ABORTED`, those of its statements
 */
export async function runCode(place: CodePlace, body: StepBody): Promise<void> {
  const { connection, interrupt } = place;
  const lent = lend(connection);
  const work = () => runBody(place, body, lent);
  try {
    await (interrupt === undefined ? work() : interrupt.guard(connection, work, { isOpaque: true }));
  } finally {
    // Code that was left behind, by a signal or by itself, must not reach the session once its transaction is over.
    lent.takeBack();
    await lent.settle();
  }
}

async function runBody({ dialect, label, locate }: CodePlace, body: StepBody, lent: Lent): Promise<void> {
  try {
    await body(stepDatabase(lent.session, dialect));
  } catch (error) {
    if (error instanceof SchemixError) throw error;
    const failed = lent.sqlOf(error);
    if (failed !== undefined) throw explained(dialect, error, failed);
    throw new SchemixError("MIGRATION_THREW", {
      message: `op.run of ${label} threw: ${error instanceof Error ? error.message : String(error)}`,
      where: locate?.(error),
      cause: error,
    });
  } finally {
    lent.takeBack();
  }
  const late = await lent.settle();
  if (late === 0) return;
  throw new SchemixError("MIGRATION_THREW", {
    message: `op.run of ${label} ended while ${late} of its queries still ran`,
    why: "A query that is not awaited may end after the transaction, or fail without a word.",
    fix: "Write `await` before every call of db.",
  });
}
