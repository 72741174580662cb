import type { Row } from "../../dialect.js";

/** The least that a driver does: one session, statements in order. Errors are the driver's own. */
export interface Client {
  /** Runs SQL and returns the rows of its last statement. */
  query(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
  /** Runs one statement and tells how many rows it changed. */
  execute(sql: string, parameters?: readonly unknown[]): Promise<number>;
  /** The driver's own object. */
  readonly native: unknown;
  /** Several statements without parameters in one round trip; the rows of each. */
  script(sql: string): Promise<readonly (readonly Row[])[]>;
  /** Asks the server to stop what the backend with this process id runs. */
  cancel(backend: number): Promise<void>;
  close(): Promise<void>;
}

/** What is particular about a driver's server. */
export interface ClientTraits {
  /** Put behind the server's name: `PGlite`. */
  readonly label?: string | undefined;
  /** The server can notice a client that is gone while a statement runs. */
  readonly checksConnection: boolean;
}
