import type { Dialect } from "../dialect.js";
import { alterDefinition } from "./alter-definition.js";
import { anonymousDefinition } from "./anonymous-definition.js";
import { capabilities } from "./capabilities.js";
import { compile } from "./compile.js";
import { complete } from "./complete.js";
import { explain, isAboutRows, isTransient } from "./explain.js";
import { groundworkOf, repeatable } from "./groundwork.js";
import { guarded } from "./guarded.js";
import { check } from "./limits.js";
import { mssqlLocker } from "./locker.js";
import { define } from "./print-spec.js";
import { rewrite } from "./rewrite.js";
import { aroundRenames } from "./rewrite-renames.js";
import { scriptForm } from "./script-form.js";
import { steadinessOf } from "./steadiness.js";
import { gradeTypeChange } from "./type-change.js";
import { mssqlTypes } from "./types.js";
import { mssqlWriter } from "./writer.js";

/** SQL Server 2017 to 2025, and Azure SQL. */
export const mssqlDialect: Dialect = {
  name: "mssql",
  capabilities,
  writer: { ...mssqlWriter, script: scriptForm },
  types: mssqlTypes,
  locker: mssqlLocker,
  // What only some verbs need is loaded when they do: a third of the dialect's files.
  introspect: async (connection, scope, options) =>
    (await import("./introspect.js")).introspect(connection, scope, options),
  namespacesWith: async (connection, tables) =>
    (await import("./namespaces-with.js")).namespacesWith(connection, tables),
  normalize: async (connection, desired, current, cache) =>
    (await import("./normalize.js")).normalize(connection, desired, current, cache),
  complete,
  check,
  gradeTypeChange,
  steadinessOf,
  alterDefinition,
  anonymousDefinition,
  understand: async (connection, texts, base) =>
    (await import("./understand.js")).understand(connection, texts, base),
  define,
  // No kind of SQL Server has rows of its own that its SQL makes.
  unfilled: (definition) => definition,
  groundworkOf,
  repeatable,
  guarded,
  rewrite,
  aroundRenames,
  compile,
  watchRows: async (connection, request) => (await import("./row-watch.js")).watchRows(connection, request),
  isAboutRows,
  isTransient,
  probe: async (connection, operation) => (await import("./probe.js")).probe(connection, operation),
  explain,
};
