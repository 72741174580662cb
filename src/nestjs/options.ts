/** What the module of NestJS takes. */
import type { FactoryProvider, ModuleMetadata, Type } from "@nestjs/common";
import type { BaseRequest } from "../api/types.js";

/**
 * What happens before the application starts:
 * - `run`: pending migrations are applied, by one of all replicas; the others wait for it
 * - `check`: it does not start while migrations are pending
 * - `warn`: it starts, and the log says what is pending
 * - `off`: nothing is looked at
 */
export type BootPolicy = "run" | "check" | "warn" | "off";

/** What `SchemixModule.forRoot` takes. */
export interface SchemixModuleOptions
  extends Pick<BaseRequest, "cwd" | "config" | "database" | "env" | "x" | "scratch"> {
  /**
   * Default `run`. The environment variable SCHEMIX_ON_BOOT overrides it; for an instance with a name its own comes
   * first: SCHEMIX_ON_BOOT_BILLING.
   */
  readonly onBoot?: BootPolicy | undefined;
  /** Milliseconds to wait for another replica that migrates; default: `lockWait` of the configuration. */
  readonly lockWait?: number | undefined;
  /** Milliseconds to go on trying while the database cannot be reached; default 30 000, 0 is one try. */
  readonly connectWait?: number | undefined;
  /**
   * The database knows migrations that this application has no files of, and has all that there are files of: it was
   * migrated by a newer release. Default `start`, as replicas of this release that run already do.
   */
  readonly whenAhead?: "start" | "refuse" | undefined;
  /**
   * Start listening while migrations run or are waited for: readiness is down until they have ended, and liveness goes
   * down when they fail. Nothing then keeps the application from using tables that are not there yet. Default `false`.
   */
  readonly background?: boolean | undefined;
}

/** What `SchemixModule.forRoot` takes besides: which of several instances it is. */
export interface NamedOptions {
  /** One of several databases; default: the only one. */
  readonly name?: string | undefined;
}

/** Makes options for `useClass` and `useExisting`. */
export interface SchemixOptionsFactory {
  createSchemixOptions(name?: string): SchemixModuleOptions | Promise<SchemixModuleOptions>;
}

/** What `SchemixModule.forRootAsync` takes: one of `useFactory`, `useClass` and `useExisting`. */
export interface SchemixModuleAsyncOptions extends NamedOptions, Pick<ModuleMetadata, "imports"> {
  // biome-ignore lint/suspicious/noExplicitAny: what is injected, in the order of `inject`, as Nest itself types it
  readonly useFactory?: (...injected: any[]) => SchemixModuleOptions | Promise<SchemixModuleOptions>;
  readonly inject?: FactoryProvider["inject"];
  readonly useClass?: Type<SchemixOptionsFactory>;
  readonly useExisting?: Type<SchemixOptionsFactory>;
}
