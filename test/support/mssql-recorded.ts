/** A connection that gives recorded rows: no SQL Server runs where the tests do. */
import type { Connection, IntrospectOptions, Row } from "../../src/dialects/dialect.js";
import { catalogContext } from "../../src/dialects/mssql/introspect/catalog.js";
import { queries } from "../../src/dialects/mssql/introspect/introspect.js";

/** The rows of each query of an introspection, by its name; those that are not named find nothing. */
export type Recording = Readonly<Record<string, readonly Row[]>>;

/** What is run and what it gives, one result after the other; the last one stays. */
export class RecordedConnection implements Connection {
  readonly server = "SQL Server 2022 (16.0.4125.3)";
  readonly serverVersion = 1600;
  readonly defaultNamespace = "dbo";
  readonly foldsCapitals = true;
  readonly client = undefined;
  readonly scripts: string[] = [];
  isInTransaction = false;
  readonly #answer: (sql: string, count: number) => readonly (readonly Row[])[];

  constructor(answer: (sql: string, count: number) => readonly (readonly Row[])[]) {
    this.#answer = answer;
  }

  query = async (sql: string): Promise<readonly Row[]> => (await this.script(sql)).at(-1) ?? [];
  execute = (): Promise<number> => Promise.resolve(0);
  script = (sql: string): Promise<readonly (readonly Row[])[]> => {
    this.scripts.push(sql);
    // An error of the server is one of the promise.
    return Promise.resolve().then(() => this.#answer(sql, this.scripts.length));
  };
  attempt = (): Promise<boolean> => Promise.resolve(true);
  begin = (): Promise<void> => this.#turn(true);
  commit = (): Promise<void> => this.#turn(false);
  rollback = (): Promise<void> => this.#turn(false);
  isSameTransaction = (): Promise<boolean> => Promise.resolve(true);
  cancel = (): Promise<void> => Promise.resolve();
  close = (): Promise<void> => Promise.resolve();

  #turn(isOpen: boolean): Promise<void> {
    this.scripts.push(isOpen ? "begin" : "end");
    this.isInTransaction = isOpen;
    return Promise.resolve();
  }
}

/** The result sets of an introspection. */
export function resultsOf(
  recording: Recording,
  stamps: readonly [string, string] = ["1", "1"],
  options: IntrospectOptions = {},
): Row[][] {
  const names = queries(catalogContext({ namespaces: ["dbo"] }, 1600), options).map(([name]) => name);
  const unknown = Object.keys(recording).filter((name) => !names.some((each) => each === name));
  if (unknown.length > 0) throw new Error(`No query is called ${unknown.join(", ")}`);
  return [
    [{ stamp: stamps[0] }],
    ...names.map((name) => [...(recording[name] ?? [])]),
    [{ stamp: stamps[1] }],
  ];
}
