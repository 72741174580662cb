/** Transformed code → functions that run it. */
import { compileFunction, constants } from "node:vm";
import type { CompiledCode } from "./transform.js";

/** The body of a CommonJS module. */
export type ModuleFunction = (
  exports: unknown,
  require: unknown,
  module: unknown,
  filename: string,
  dirname: string,
) => unknown;

const parameters = ["exports", "require", "module", "__filename", "__dirname"];

/**
 * What was a module may not call anything `await`, but its CommonJS may: `await (0, make)()` would be a call of it. In an
 * initializer of a class it may not either.
 */
export function refuseHiddenAwait(code: string, file: string): void {
  if (/\bawait\s*[([+\-/`]/.test(code) && code.includes('"__esModule"'))
    compileBody(`class Module { static {${code}\n} }`, file);
}

/** Code with a top-level await; `undefined` when it is no code of that kind either. */
export function compileAsyncBody(code: string, file: string): ModuleFunction | undefined {
  try {
    return compileBody(`return (async () => {${code}\n})();`, file);
  } catch {
    return undefined;
  }
}

/** Code as the body of a function: that of a CommonJS module. */
export function compileBody(code: string, filename: string, compiled?: CompiledCode): ModuleFunction {
  const cachedData = compiled?.read();
  const isNew = compiled !== undefined && cachedData === undefined;
  const body = compileFunction(code, parameters, {
    filename,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    cachedData,
    produceCachedData: isNew,
  });
  if (isNew || body.cachedDataRejected === true) compiled?.write(body.cachedData);
  return body as ModuleFunction;
}
