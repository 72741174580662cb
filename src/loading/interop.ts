/** What makes CommonJS look like ECMAScript modules to those who import. */
import { types } from "node:util";
import { isRecord } from "./json.js";

/** A module whose body has not ended. */
export interface UnfinishedModule {
  readonly module: { exports: unknown };
  readonly state: string;
}

/**
 * The exports of a module in the middle of an import circle. A class that is not declared yet reads as `undefined`
 * instead of throwing: the `design:type` of a property asks for it, and takes `Object` then.
 *
 * @param onUnready told the name that was asked for too early
 */
export function viewOfUnfinished(target: UnfinishedModule, onUnready: (name: string) => void): object {
  const { exports } = target.module;
  if (!isObject(exports)) return {};
  return new Proxy(exports, {
    get(early, key) {
      if (target.state === "done") {
        const { exports: final } = target.module;
        return isObject(final) ? Reflect.get(final, key) : undefined;
      }
      try {
        const value: unknown = Reflect.get(early, key);
        if (value === undefined && key in early) onUnready(String(key));
        return value;
      } catch (error) {
        if (!(error instanceof ReferenceError)) throw error;
        onUnready(String(key));
        return undefined;
      }
    },
  });
}

const wrapped = new WeakMap<object, object>();

/**
 * A CommonJS package as an ECMAScript module of Node imports it: the default export is `module.exports`, whatever
 * `__esModule` says.
 */
export function commonJsAsNodeImports(value: unknown): unknown {
  if (!isObject(value) || !("__esModule" in value)) return value;
  const known = wrapped.get(value);
  if (known) return known;
  const namespace: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    if (key === "default") continue;
    Object.defineProperty(namespace, key, { enumerable: true, get: () => Reflect.get(value, key) });
  }
  Object.defineProperty(namespace, "__esModule", { value: true });
  Object.defineProperty(namespace, "default", { enumerable: true, value });
  wrapped.set(value, namespace);
  return namespace;
}

/** A promise that the transformed `import()` hands on as it is, so that its caller awaits it. */
export function asyncResult(promise: Promise<unknown>): unknown {
  return Object.assign(
    promise.then((value) => (isNamespace(value) ? value : namespaceOf(value))),
    { __esModule: true },
  );
}

/** The exports of a CommonJS module as an ECMAScript namespace. */
export function namespaceOf(exports: unknown): Record<string, unknown> {
  if (!isObject(exports)) return { default: exports };
  const named: Record<string, unknown> = {};
  for (const key of Object.keys(exports)) named[key] = Reflect.get(exports, key);
  if ("__esModule" in exports) return named;
  // A file without any export has nothing, not an empty default.
  if (isRecord(exports) && Object.keys(named).length === 0) return named;
  return { ...named, default: exports };
}

function isNamespace(value: unknown): boolean {
  return types.isModuleNamespaceObject(value) || (isObject(value) && "__esModule" in value);
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}
