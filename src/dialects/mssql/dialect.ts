import type { Dialect } from "../dialect.js";
import { capabilities } from "./capabilities.js";
import { alterDefinition } from "./compile/alter-definition.js";
import { anonymousDefinition } from "./compile/anonymous-definition.js";
import { compile } from "./compile/compile.js";
import { define } from "./compile/print-spec.js";
import { explain, isAboutRows, isTransient } from "./driver/explain.js";
import { mssqlLocker } from "./driver/locker.js";
import { groundworkOf, repeatable } from "./introspect/groundwork.js";
import { longKeys } from "./limits/key-limits.js";
import { check } from "./limits/limits.js";
import { complete } from "./normalize/complete.js";
import { guarded } from "./sql/guarded.js";
import { scriptForm } from "./sql/script-form.js";
import { steadinessOf } from "./sql/steadiness.js";
import { mssqlWriter } from "./sql/writer.js";
import { gradeTypeChange } from "./types/type-change.js";
import { mssqlTypes } from "./types/types.js";

/** SQL Server 2017 to 2025, and Azure SQL. */
export const mssqlDialect: Dialect = {
  name: "mssql",
  capabilities,
  writer: { ...mssqlWriter, script: scriptForm },
  types: mssqlTypes,
  locker: mssqlLocker,
  // What only some verbs need is loaded when they do: a third of the dialect's files.
  introspect: async (connection, scope, options) =>
    (await import("./introspect/introspect.js")).introspect(connection, scope, options),
  namespacesWith: async (connection, tables) =>
    (await import("./introspect/namespaces-with.js")).namespacesWith(connection, tables),
  normalize: async (connection, desired, current, cache) =>
    (await import("./normalize/normalize.js")).normalize(connection, desired, current, cache),
  complete,
  check,
  cautions: longKeys,
  gradeTypeChange,
  steadinessOf,
  alterDefinition,
  anonymousDefinition,
  understand: async (connection, texts, base) =>
    (await import("./normalize/understand.js")).understand(connection, texts, base),
  define,
  // No kind of SQL Server has rows of its own that its SQL makes.
  unfilled: (definition) => definition,
  groundworkOf,
  repeatable,
  guarded,
  planner: async () => (await import("./rewrite/planner.js")).planner,
  compile,
  watchRows: async (connection, request) => (await import("./rows/watch.js")).watchRows(connection, request),
  isAboutRows,
  isTransient,
  probe: async (connection, operation) =>
    (await import("./introspect/probe.js")).probe(connection, operation),
  explain,
};
