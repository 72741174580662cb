/** Entities that modules of the application bring along. */
import { SchemixError } from "../errors/schemix-error.js";

/** Entities of one `forFeature`. It is looked for in the modules of the application: no list is global. */
export class SchemixFeature {
  constructor(
    readonly entities: readonly unknown[],
    readonly name: string | undefined,
  ) {}
}

/** As much of Nest's ModulesContainer as is looked at. */
export interface Modules {
  values(): Iterable<{ readonly providers: ReadonlyMap<unknown, { readonly instance: unknown }> }>;
}

/** The entities of an instance, each once. */
export function featuresOf(modules: Modules, name: string | undefined): readonly unknown[] {
  const found = new Set<unknown>();
  for (const { providers } of modules.values()) {
    for (const { instance } of providers.values()) {
      if (!(instance instanceof SchemixFeature) || instance.name !== name) continue;
      for (const entity of instance.entities) found.add(entity);
    }
  }
  return [...found];
}

/**
 * A configuration with more entities.
 * @throws SchemixError `CONFIG_INVALID` when it is a file, which has a list of its own
 */
export function withEntities(config: string | object | undefined, more: readonly unknown[]): typeof config {
  if (more.length === 0) return config;
  if (config === undefined || typeof config === "string") {
    throw new SchemixError("CONFIG_INVALID", {
      message: "SchemixModule.forFeature has entities, and the configuration is a file, which names its own",
      where: config ?? "schemix.config.*",
      fix: "Give the settings to SchemixModule.forRoot({ config: { … } }), or name the entities in the file.",
    });
  }
  if (typeof config === "function") {
    return async (context: unknown) => merged(await (config as (given: unknown) => unknown)(context), more);
  }
  return config instanceof Promise
    ? config.then((settled: unknown) => merged(settled, more))
    : merged(config, more);
}

function merged(config: unknown, more: readonly unknown[]): object {
  const { entities = [] } = config as { readonly entities?: unknown };
  return { ...(config as object), entities: [...(Array.isArray(entities) ? entities : [entities]), ...more] };
}
