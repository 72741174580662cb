import type { Dialect } from "../dialect.js";
import { compile } from "./compile.js";
import { explain } from "./explain.js";
import { introspect } from "./introspect.js";
import { pgLocker } from "./locker.js";
import { normalize } from "./normalize.js";
import { probe } from "./probe.js";
import { rewrite } from "./rewrite.js";
import { gradeTypeChange } from "./type-change.js";
import { pgTypes } from "./types.js";
import { pgWriter } from "./writer.js";

/** PostgreSQL 12 to 18, as a server or embedded (PGlite). */
export const postgresDialect: Dialect = {
  name: "postgres",
  capabilities: { transactionalDdl: true, maxIdentifierBytes: 63, defaultNamespace: "public" },
  writer: pgWriter,
  types: pgTypes,
  locker: pgLocker,
  introspect,
  normalize,
  gradeTypeChange,
  rewrite,
  compile,
  probe,
  explain,
};
