/** Making the providers of a module wait for another one. */
import type {
  DynamicModule,
  FactoryProvider,
  InjectionToken,
  ModuleMetadata,
  Provider,
} from "@nestjs/common";

type Import = NonNullable<ModuleMetadata["imports"]>[number];

/** The module with every factory of it, and of the modules that it is made of, waiting for `token`. */
export function waitingFor(token: InjectionToken, module: DynamicModule): DynamicModule {
  return {
    ...waitingSelf(token, module),
    imports: (module.imports ?? []).map((each) => waitingImport(token, each)),
  };
}

/** One level: what those import in turn is what the application gave them, and stays as it is. */
function waitingImport(token: InjectionToken, imported: Import): Import {
  if (imported instanceof Promise)
    return imported.then((module: DynamicModule) => waitingSelf(token, module));
  return "module" in imported ? waitingSelf(token, imported) : imported;
}

function waitingSelf(token: InjectionToken, module: DynamicModule): DynamicModule {
  return { ...module, providers: (module.providers ?? []).map((each) => waitingProvider(token, each)) };
}

function waitingProvider(token: InjectionToken, provider: Provider): Provider {
  if (!("useFactory" in provider)) return provider;
  const { useFactory, inject = [] } = provider as FactoryProvider;
  return {
    ...provider,
    inject: [token, ...inject],
    useFactory: (_ready: unknown, ...injected: unknown[]) => useFactory(...injected),
  };
}
