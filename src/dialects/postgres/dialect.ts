import { definitionKinds, movableKinds } from "../../objects/definition/shape.js";
import type { Dialect } from "../dialect.js";
import { alterDefinition } from "./alter-definition.js";
import { anonymousDefinition } from "./anonymous-definition.js";
import { bodyLookup } from "./body-lookup.js";
import { compile } from "./compile.js";
import { complete } from "./complete.js";
import { counting } from "./counting.js";
import { stepsOf } from "./domain-steps.js";
import { emptyNamespaces } from "./empty-namespaces.js";
import { explain, isAboutRows, isTransient } from "./explain.js";
import { placesIn, repeatable, rulesLater } from "./extensions.js";
import { groundworkIn, groundworkOf } from "./groundwork.js";
import { guarded } from "./guarded.js";
import { handDown } from "./handed-down.js";
import { isHidden } from "./hidden-names.js";
import { pgLocker } from "./locker.js";
import { loosen } from "./loosen.js";
import { unsteadyDefaults } from "./moments.js";
import { gradeTypeChange } from "./named-type-change.js";
import { printSpec } from "./print-spec.js";
import { rebuild } from "./rebuild.js";
import { rewrite } from "./rewrite.js";
import { steadinessOf } from "./steadiness.js";
import { takenBack } from "./taken-back.js";
import { pgTypes } from "./types.js";
import { pgWriter } from "./writer.js";

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
    (await import("./introspect.js")).introspect(connection, scope, options),
  namespacesWith: async (connection, tables) =>
    (await import("./namespaces-with.js")).namespacesWith(connection, tables),
  normalize: async (connection, desired, current, cache) =>
    (await import("./normalize.js")).normalize(connection, desired, current, cache),
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
  stepsOf,
  handDown,
  guarded,
  rewrite,
  loosen,
  rebuild,
  compile,
  watchRows: async (connection, request) => (await import("./row-watch.js")).watchRows(connection, request),
  tableFiles: async (session) => (await import("./table-files.js")).tableFiles(session),
  isAboutRows,
  isTransient,
  probe: async (connection, operation) => (await import("./probe.js")).probe(connection, operation),
  explain,
};
