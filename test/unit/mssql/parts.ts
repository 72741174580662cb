import { capabilities } from "../../../src/dialects/mssql/capabilities.js";
import { mssqlWriter } from "../../../src/dialects/mssql/sql/writer.js";
import { mssqlTypes } from "../../../src/dialects/mssql/types/types.js";
import type { EntityDialect } from "../../../src/entities/plan/plan.js";

/** What of the dialect entities read; they print nothing here. */
export const mssqlParts: EntityDialect = {
  name: "mssql",
  capabilities,
  writer: mssqlWriter,
  types: mssqlTypes,
  compile: () => [],
  define: ({ kind, name }) => `CREATE ${kind} ${name}`,
};
