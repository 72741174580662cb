/** The public surface of `@schemix/migrate`. Databases have their own subpaths: `./postgres`, `./pglite`. */
export type * from "./api/types.js";
export {
  adopt,
  branches,
  check,
  current,
  diff,
  down,
  drift,
  ensureRevisionTable,
  generate,
  heads,
  history,
  init,
  merge,
  prune,
  pull,
  redo,
  repair,
  script,
  show,
  squash,
  stamp,
  status,
  up,
} from "./api/verbs.js";
export { defineConfig } from "./config/define-config.js";
export { definePlugin, type Plugin } from "./config/plugin.js";
export type {
  AfterWriteHook,
  ConfigContext,
  EntityClass,
  Environments,
  FilterConfig,
  FilterEntry,
  FilteredObject,
  FilterKind,
  FilterRule,
  FormatSetting,
  PlannedRevision,
  RevisionContext,
  RevisionHook,
  RevisionTableConfig,
  Settings,
  SharedConfig,
  StrictConfig,
  UserConfig,
  WholeConfig,
  WrittenFiles,
} from "./config/types.js";
export type { Database, SessionOptions } from "./dialects/dialect.js";
export type {
  FoundObject,
  ObjectKindDialect,
  ObjectQueryContext,
  ObjectTarget,
} from "./dialects/object-kind.js";
export * from "./entities/declarations.js";
export * from "./entities/decorators/column.js";
export * from "./entities/decorators/entity.js";
export * from "./entities/decorators/relation.js";
export * from "./entities/decorators/rule.js";
export * from "./entities/decorators/table-part.js";
export * from "./entities/decorators/view.js";
export {
  defineObject,
  type NamedDefinition,
  type ObjectDefinition,
  type ObjectOptions,
} from "./entities/definitions.js";
export {
  defineObjectKind,
  type ObjectKindDefinition,
  type ObjectKindMaker,
  type ObjectKindOn,
} from "./entities/object-kind.js";
export { type ErrorCode, errorCodes } from "./errors/codes.js";
export { exitCodes } from "./errors/exit-codes.js";
export { isSchemixError, SchemixError } from "./errors/schemix-error.js";
export type { Hazard, HazardKind } from "./lint/hazard.js";
export type { AnyOperation, OperationKind, OperationOf } from "./objects/any.js";
export type { ComparedFact, Comparer, Comparers } from "./objects/comparers.js";
export { defineOperation } from "./objects/custom/define.js";
export type {
  Custom,
  CustomHazard,
  CustomSql,
  CustomStatement,
  OperationDefinition,
  Touched,
} from "./objects/custom/shape.js";
export type { CustomKind } from "./objects/definition/shape.js";
export type { Operations } from "./objects/operations.js";
export { type OperationRewriters, type Rewritten, rewriteOperations } from "./objects/rewrite.js";
export type { TableBuilder } from "./objects/table/recorder.js";
export type { BackfillInput } from "./operations/backfill-recorder.js";
export {
  type ColumnTypes,
  type Condition,
  type FrozenTable,
  frozenTable,
  type RowOf,
  type ValuesFor,
} from "./operations/frozen-table.js";
export type { MigrationParts, MigrationTemplate } from "./operations/migration-parts.js";
export type {
  AppliedRevision,
  ApplyHook,
  StatementReport,
  StepHook,
} from "./operations/run-hooks.js";
export type {
  OnConflict,
  RowsOptions,
  StepBody,
  StepConnection,
  StepDatabase,
} from "./operations/step.js";
export { Migration } from "./revisions/migration.js";
export {
  type ColumnTypeDefinition,
  type ColumnTypeMaker,
  type CustomColumnType,
  defineColumnType,
} from "./schema/column-type.js";
export type { Naming, NamingFunctions } from "./schema/names.js";
export { type SqlFragment, sql } from "./schema/sql.js";
