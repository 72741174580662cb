import { definitionKinds, movableKinds } from "../../objects/definition/shape.js";
import type { Dialect } from "../dialect.js";
import { alterDefinition } from "./compile/alter-definition.js";
import { anonymousDefinition } from "./compile/anonymous-definition.js";
import { compile } from "./compile/compile.js";
import { printSpec } from "./compile/print-spec.js";
import { explain, isAboutRows, isTransient } from "./driver/explain.js";
import { pgLocker } from "./driver/locker.js";
import { takenBack } from "./driver/taken-back.js";
import { bodyLookup } from "./introspect/body-lookup.js";
import { placesIn, repeatable, rulesLater, sparesParts } from "./introspect/extensions.js";
import { groundworkIn, groundworkOf } from "./introspect/groundwork.js";
import { complete } from "./normalize/complete.js";
import { emptyNamespaces } from "./normalize/empty-namespaces.js";
import { handDown } from "./normalize/handed-down.js";
import { stepsOf } from "./rewrite/types/domain-steps.js";
import { counting } from "./rows/counting.js";
import { guarded } from "./sql/guarded.js";
import { isHidden } from "./sql/hidden-names.js";
import { steadinessOf } from "./sql/steadiness.js";
import { pgWriter } from "./sql/writer.js";
import { unsteadyDefaults } from "./types/moments.js";
import { gradeTypeChange } from "./types/named-type-change.js";
import { pgTypes } from "./types/types.js";

/** PostgreSQL 12 to 18, as a server or embedded (PGlite). */
export const postgresDialect: Dialect = {
  name: "postgres",
  capabilities: {
    movableKinds,
    transactionalDdl: true,
    identifierLimit: { count: 63, unit: "bytes" },
    defaultNamespace: "public",
    tablesWithoutColumns: true,
    textKeys: true,
    enumTypes: true,
    nameSpaces: "relations",
    definitionBatches: false,
    viewIndexes: false,
    definitionKinds: new Set(definitionKinds.filter((kind) => kind !== "tableType")),
    lacks: new Set(),
  },
  writer: pgWriter,
  types: pgTypes,
  locker: pgLocker,
  // What only some verbs need is loaded when they do: a third of the dialect's files.
  introspect: async (connection, scope, options) =>
    (await import("./introspect/introspect.js")).introspect(connection, scope, options),
  namespacesWith: async (connection, tables) =>
    (await import("./introspect/namespaces-with.js")).namespacesWith(connection, tables),
  normalize: async (connection, desired, current, cache) =>
    (await import("./normalize/normalize.js")).normalize(connection, desired, current, cache),
  complete,
  checkSaid: unsteadyDefaults,
  counting,
  gradeTypeChange,
  steadinessOf,
  isHidden,
  alterDefinition,
  bodyLookup,
  anonymousDefinition,
  emptyNamespaces,
  takenBack,
  define: printSpec,
  unfilled: (definition) => `${definition}\nWITH NO DATA`,
  groundworkOf,
  groundworkIn,
  repeatable,
  placesIn,
  rulesLater,
  sparesParts,
  stepsOf,
  handDown,
  guarded,
  planner: async () => (await import("./rewrite/planner.js")).planner,
  compile,
  watchRows: async (connection, request) => (await import("./rows/watch.js")).watchRows(connection, request),
  tableFiles: async (session) => (await import("./rows/table-files.js")).tableFiles(session),
  isAboutRows,
  isTransient,
  probe: async (connection, operation) =>
    (await import("./introspect/probe.js")).probe(connection, operation),
  explain,
};
