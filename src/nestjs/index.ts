/** `@schemix/migrate/nestjs`: migrations of a NestJS application, version 11 or 12. */
export { nestConfig } from "./application.js";
export type { BootState } from "./boot.js";
export { type ReadinessOptions, SchemixHealth, type SchemixHealthResult } from "./health.js";
export { SchemixModule } from "./module.js";
export type {
  BootPolicy,
  NamedOptions,
  SchemixModuleAsyncOptions,
  SchemixModuleOptions,
  SchemixOptionsFactory,
} from "./options.js";
export { SchemixService } from "./service.js";
export { InjectSchemixDatabase, SchemixTestingModule, schemixDatabaseToken } from "./testing.js";
export {
  InjectSchemix,
  InjectSchemixHealth,
  schemixHealthToken,
  schemixReady,
  schemixToken,
} from "./tokens.js";
