/** The configuration of an application as the command line sees it. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Type } from "@nestjs/common";
import type { AbstractHttpAdapter } from "@nestjs/core";
import { NestFactory } from "@nestjs/core";
import { SchemixError } from "../errors/schemix-error.js";
import { featuresOf, type Modules, withEntities } from "./features.js";
import type { NamedOptions, SchemixModuleOptions } from "./options.js";
import { optionsToken } from "./tokens.js";

const looking = new AsyncLocalStorage<true>();

/** Whether an application is made only to be looked at: then it neither migrates nor checks. */
export function isLookedAt(): boolean {
  return looking.getStore() === true;
}

/** A configuration that is a function, see `defineConfig`. */
type ConfigFunction = (context: unknown) => Promise<object>;

/**
 * The configuration that an application gives to its SchemixModule, entities of `forFeature` included: what
 * `schemix.config.ts` exports, so that the command line sees what the application sees.
 *
 * The application is not started. Options of `forRoot` are read without making any provider; for those of `forRootAsync`
 * its providers are made, no hook is called and nothing listens.
 *
 * @throws SchemixError `CONFIG_INVALID` when the application has no such instance, or takes its configuration from a file
 * @example
 * import { nestConfig } from "@schemix/migrate/nestjs";
 * import { AppModule } from "./src/app.module.js";
 *
 * export default nestConfig(AppModule);
 */
export function nestConfig(module: Type, { name }: NamedOptions = {}): ConfigFunction {
  return async (context) => {
    const { options, entities } = await looking.run(true, () => look(module, name));
    if (options.config === undefined || typeof options.config === "string")
      throw fromFile(module, options.config);
    const config = withEntities(options.config, entities);
    const settled: unknown = await (typeof config === "function"
      ? (config as (context: unknown) => unknown)(context)
      : config);
    const { database } = options;
    return { ...(settled as object), ...(database === undefined ? {} : { database }) };
  };
}

interface Seen {
  readonly options: SchemixModuleOptions;
  readonly entities: readonly unknown[];
}

async function look(module: Type, name: string | undefined): Promise<Seen> {
  const settings = { logger: ["error", "fatal"], abortOnError: false } satisfies Parameters<
    typeof NestFactory.createApplicationContext
  >[1];
  // A preview reads the modules, and makes nothing of what is in them.
  const preview = await NestFactory.createApplicationContext(module, { ...settings, preview: true });
  const modules = modulesOf(preview);
  const entities = featuresOf(modules, name);
  const provider = [...modules.values()].flatMap(
    ({ providers }) => providers.get(optionsToken(name)) ?? [],
  )[0];
  if (provider === undefined) throw withoutInstance(module, name);
  if (provider.instance !== undefined && provider.instance !== null)
    return { options: provider.instance as SchemixModuleOptions, entities };
  const app = await NestFactory.create(module, withoutHttp(), settings);
  try {
    return { options: app.get<SchemixModuleOptions>(optionsToken(name), { strict: false }), entities };
  } finally {
    await app.close();
  }
}

/** All modules of an application; Nest has no public way to them in a preview, where nothing can be injected. */
function modulesOf(app: object): Modules {
  return (app as { readonly container: { getModules(): Modules } }).container.getModules();
}

/** An adapter for an application that is never asked anything: whatever is called does nothing. */
function withoutHttp(): AbstractHttpAdapter {
  const nothing = (): undefined => undefined;
  return new Proxy({}, { get: (_, key) => (key === "then" ? undefined : nothing) }) as AbstractHttpAdapter;
}

function withoutInstance(module: Type, name: string | undefined): SchemixError {
  const call =
    name === undefined ? "SchemixModule.forRoot" : `SchemixModule.forRoot({ name: ${JSON.stringify(name)} })`;
  return new SchemixError("CONFIG_INVALID", {
    message: `${module.name} does not import ${call}`,
    where: module.name,
    fix: "Import it there, or in a module that it imports; or name another instance: nestConfig(AppModule, { name }).",
  });
}

function fromFile(module: Type, file: string | undefined): SchemixError {
  return new SchemixError("CONFIG_INVALID", {
    message: `${module.name} takes its configuration from ${file ?? "schemix.config.*"}, and that would take it from ${module.name}`,
    where: module.name,
    fix: "Write the settings into one of both: SchemixModule.forRoot({ config: { … } }), or the file.",
  });
}
