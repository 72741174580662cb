import type { Groundwork } from "../../dialect.js";

/** Nothing is installed in a database of SQL Server that migrations could not make themselves. */
export function groundworkOf(): Promise<readonly Groundwork[]> {
  return Promise.resolve([]);
}

/** What makes a module or a type is the same wherever it is run. */
export function repeatable(sql: string): string {
  return sql;
}
