/** A connection lent to a person's code for as long as that runs. */
import type { Connection } from "../dialects/dialect.js";
import { SchemixError } from "../errors/schemix-error.js";

/** The part of a session that code may use. */
export type LentSession = Pick<Connection, "query" | "execute" | "client">;

export interface Lent {
  readonly session: LentSession;
  /** The statement on this connection that an error came from. */
  sqlOf(error: unknown): string | undefined;
  takeBack(): void;
  /** Waits for the statements that still run; how many there were. */
  settle(): Promise<number>;
}

/** One statement at a time, and none once it is taken back. */
export function lend(connection: Connection): Lent {
  const running = new Set<Promise<unknown>>();
  const failures = new Map<unknown, string>();
  let isOpen = true;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(sql: string, work: () => Promise<T>): Promise<T> => {
    if (!isOpen) return refused();
    // One after the other: a session takes one statement at a time, and code may ask for several at once.
    const result = last.then(() => (isOpen ? work() : refused()));
    last = result.catch(() => undefined);
    running.add(result);
    // A promise that nobody awaits must not end the process when it fails; it is reported by settle().
    const end = () => running.delete(result);
    result.then(end, (error: unknown) => {
      failures.set(error, sql);
      end();
    });
    return result;
  };
  return {
    session: {
      query: (sql, parameters) => inTurn(sql, () => connection.query(sql, parameters)),
      execute: (sql, parameters) => inTurn(sql, () => connection.execute(sql, parameters)),
      client: connection.client,
    },
    sqlOf: (error) => failures.get(error),
    takeBack: () => {
      isOpen = false;
    },
    settle: async () => {
      const late = running.size;
      await Promise.allSettled(running);
      return late;
    },
  };
}

function refused(): Promise<never> {
  const error = new SchemixError("OPERATION_INVALID", {
    message: "A connection that was lent to op.run or onApply was used after the code had ended",
    fix: "Await everything inside of it, and do not keep its connection.",
  });
  const rejection = Promise.reject(error);
  rejection.catch(() => undefined);
  return rejection;
}
