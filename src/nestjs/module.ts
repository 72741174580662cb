import { type DynamicModule, Logger, Module, type Provider } from "@nestjs/common";
import { ModulesContainer } from "@nestjs/core";
import { SchemixError } from "../errors/schemix-error.js";
import { isLookedAt } from "./application.js";
import { waitingFor } from "./before.js";
import { SchemixBoot } from "./boot.js";
import { featuresOf, type Modules, SchemixFeature } from "./features.js";
import { SchemixHealth } from "./health.js";
import type {
  NamedOptions,
  SchemixModuleAsyncOptions,
  SchemixModuleOptions,
  SchemixOptionsFactory,
} from "./options.js";
import { SchemixService } from "./service.js";
import { bootToken, optionsToken, schemixHealthToken, schemixReady, schemixToken } from "./tokens.js";

/**
 * Migrations of an application, run or checked before it starts. It is global: its service and its readiness can be
 * injected everywhere.
 *
 * @example
 * export @Module({
 *   imports: [
 *     SchemixModule.forRoot({ onBoot: "run", config: { database: process.env.DATABASE_URL, entities: [User] } }),
 *     SchemixModule.before(TypeOrmModule.forRoot({ type: "postgres", url: process.env.DATABASE_URL, entities: [User] })),
 *   ],
 * })
 * class AppModule {}
 */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: a module of Nest is a class
export class SchemixModule {
  /**
   * An instance with fixed options. Without `config` the file `schemix.config.*` of the working directory counts.
   *
   * @example
   * SchemixModule.forRoot({ config: { database: process.env.DATABASE_URL, entities: [User], migrations: "dist/migrations" } })
   * SchemixModule.forRoot({ name: "billing", config: "billing.config.ts", onBoot: "check" })
   */
  static forRoot({ name, ...options }: SchemixModuleOptions & NamedOptions = {}): DynamicModule {
    return instance(name, [{ provide: optionsToken(name), useValue: options }]);
  }

  /**
   * An instance whose options are made by a provider.
   *
   * @example
   * SchemixModule.forRootAsync({
   *   inject: [ConfigService],
   *   useFactory: (config: ConfigService) => ({ config: { database: config.getOrThrow("DATABASE_URL"), entities: [User] } }),
   * })
   */
  static forRootAsync({ name, imports, ...options }: SchemixModuleAsyncOptions): DynamicModule {
    return { ...instance(name, optionsProviders(name, options)), imports: imports ?? [] };
  }

  /**
   * Entities of a part of the application, added to those of the configuration: for what compares, such as `generate`
   * and `check`, and for the command line when its configuration points at the application.
   *
   * @example
   * @Module({ imports: [SchemixModule.forFeature([Order, OrderLine])] })
   * export class OrdersModule {}
   */
  static forFeature(entities: readonly unknown[], name?: string): DynamicModule {
    const feature = new SchemixFeature(entities, name);
    return { module: SchemixModule, providers: [{ provide: SchemixFeature, useValue: feature }] };
  }

  /**
   * Makes the factories of another module wait until the policy at boot is done: its connections, and so everything that
   * is injected with them, come after the migrations.
   *
   * @example
   * SchemixModule.before(TypeOrmModule.forRoot({ type: "postgres", url, autoLoadEntities: true }))
   */
  static before(module: DynamicModule, name?: string): DynamicModule {
    return waitingFor(schemixReady(name), module);
  }
}

/** The providers of an instance, in a module that all others see. */
function instance(name: string | undefined, options: readonly Provider[]): DynamicModule {
  const [service, boot, health, ready] = [
    schemixToken(name),
    bootToken(name),
    schemixHealthToken(name),
    schemixReady(name),
  ];
  const log = new Logger(name === undefined ? "Schemix" : `Schemix ${name}`);
  return {
    module: SchemixModule,
    global: true,
    providers: [
      ...options,
      {
        provide: service,
        inject: [optionsToken(name), ModulesContainer],
        useFactory: (given: SchemixModuleOptions, modules: Modules) =>
          new SchemixService(given, () => featuresOf(modules, name)),
      },
      {
        provide: boot,
        inject: [service, optionsToken(name)],
        useFactory: (of: SchemixService, given: SchemixModuleOptions) =>
          new SchemixBoot(of, given, { log, name }),
      },
      {
        provide: health,
        inject: [service, boot],
        useFactory: (of: SchemixService, its: SchemixBoot) => new SchemixHealth(of, its),
      },
      { provide: ready, inject: [boot], useFactory: begin },
    ],
    exports: [service, health, ready],
  };
}

/** What `schemixReady()` stands for: nothing to use, only to have waited for. */
async function begin(boot: SchemixBoot): Promise<true> {
  if (isLookedAt()) return true;
  const done = boot.run();
  if (boot.isAwaited) await done;
  // It is in the log, and in what the health indicator says.
  else done.catch(() => undefined);
  return true;
}

function optionsProviders(
  name: string | undefined,
  { useFactory, inject = [], useClass, useExisting }: Omit<SchemixModuleAsyncOptions, "name" | "imports">,
): Provider[] {
  const provide = optionsToken(name);
  if (useFactory !== undefined) return [{ provide, useFactory, inject }];
  const factory = useExisting ?? useClass;
  if (factory === undefined) {
    throw new SchemixError("CONFIG_INVALID", {
      message: "SchemixModule.forRootAsync has none of useFactory, useClass and useExisting",
      where: "SchemixModule.forRootAsync",
      fix: "Say how the options are made: useFactory: () => ({ config: { … } }).",
    });
  }
  const made: Provider = {
    provide,
    inject: [factory],
    useFactory: (of: SchemixOptionsFactory) => of.createSchemixOptions(name),
  };
  return useExisting === undefined ? [made, { provide: factory, useClass: factory }] : [made];
}
