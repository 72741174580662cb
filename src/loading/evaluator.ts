import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { types } from "node:util";
import type { SchemixError } from "../errors/schemix-error.js";
import type { CodeCache } from "./code-cache.js";
import { compileAsyncBody, compileBody, type ModuleFunction, refuseHiddenAwait } from "./compile.js";
import { asyncResult, commonJsAsNodeImports, viewOfUnfinished } from "./interop.js";
import { parseJsonWithComments } from "./json.js";
import * as faults from "./load-faults.js";
import type { Resolution, Resolver } from "./resolve.js";
import type { SourcePositions } from "./source-positions.js";
import { compilerHelper, type ModuleFormat, type RunnableCode, transform } from "./transform.js";
import type { TsconfigOptions } from "./tsconfig.js";

/** A file of the user that runs or ran. */
export interface UserModule {
  readonly file: string;
  readonly format: ModuleFormat;
  readonly importer: UserModule | undefined;
  readonly module: { exports: unknown };
  /** `running`: its body, or what it imports; `waiting`: at a top-level await. */
  state: "running" | "waiting" | "done";
  /** Ends with the last top-level await. */
  finished: Promise<void> | undefined;
  /** What this file sees of files that import it in a circle. */
  readonly views: Map<UserModule, object>;
}

export interface EvaluatorParts {
  readonly root: string;
  readonly display: faults.Display;
  readonly resolver: Resolver;
  readonly tsconfigOf: (folder: string) => TsconfigOptions;
  readonly cache: CodeCache;
  readonly positions: SourcePositions;
}

type Found = Exclude<Resolution, { kind: "missing" }>;

const runnable = /\.(?:[mc]?[jt]sx?|json)$/;

/** Runs the files of one project as CommonJS in this process; every evaluator has modules of its own. */
export class Evaluator {
  readonly #parts: EvaluatorParts;
  readonly #modules = new Map<string, UserModule>();
  readonly #nativeRequire: (path: string) => unknown;
  /** What was thrown last, and by the body of which file. */
  #thrower: { readonly thrown: unknown; readonly module: UserModule } | undefined;
  /** The last name that a file in a circle read before it was there. */
  #unready: { readonly reader: string; readonly why: string } | undefined;
  #hasTriedReflection = false;

  constructor(parts: EvaluatorParts) {
    this.#parts = parts;
    // Requests that come from inside node_modules are those for which no Node version warns about require() of ESM.
    this.#nativeRequire = createRequire(join(parts.root, "node_modules", "schemix.cjs"));
  }

  /** Runs a file unless it ran before. `canWait`: it may have a top-level await. */
  run(file: string, importer: UserModule | undefined, canWait: boolean): UserModule {
    const known = this.#modules.get(file);
    if (known) return known;
    const module: UserModule = {
      file,
      format: this.#parts.resolver.formatOf(file),
      importer,
      module: { exports: {} },
      state: "running",
      finished: undefined,
      views: new Map(),
    };
    this.#modules.set(file, module);
    try {
      const pending = this.#execute(module, canWait);
      module.state = pending ? "waiting" : "done";
      module.finished = pending && this.#finish(module, pending);
      // Whoever loads the file awaits it; a load that was abandoned must not end the process.
      module.finished?.catch(() => undefined);
    } catch (thrown) {
      this.#forget(module, thrown);
      throw thrown;
    }
    return module;
  }

  /** An error that came out of {@link Evaluator.run} as a coded one. */
  explain(thrown: unknown, entry: string): SchemixError {
    const { positions, display } = this.#parts;
    const thrower = this.#thrower;
    const module = thrower && thrower.thrown === thrown ? thrower.module : undefined;
    const position = positions.locate(thrown);
    const file = position?.file ?? module?.file ?? entry;
    const isOfUndefined = thrown instanceof TypeError && thrown.message.includes("undefined");
    const cycle = isOfUndefined && this.#unready?.reader === file ? this.#unready.why : undefined;
    positions.mapStack(thrown);
    this.#thrower = undefined;
    const importers = module ? importersOf(module) : [];
    const options = this.#parts.tsconfigOf(dirname(file));
    return faults.thrownFault(thrown, { file, position, importers, display, cycle, options });
  }

  async #finish(module: UserModule, pending: Promise<unknown>): Promise<void> {
    try {
      await pending;
      module.state = "done";
    } catch (thrown) {
      this.#forget(module, thrown);
      throw thrown;
    }
  }

  #forget(module: UserModule, thrown: unknown): void {
    this.#modules.delete(module.file);
    if (!this.#thrower || this.#thrower.thrown !== thrown) this.#thrower = { thrown, module };
  }

  #placeOf(module: UserModule, error?: unknown): faults.FaultPlace {
    const { positions, display } = this.#parts;
    return { file: module.file, position: positions.locate(error), importers: importersOf(module), display };
  }

  #execute(module: UserModule, canWait: boolean): Promise<unknown> | undefined {
    const { file, format } = module;
    const { display, tsconfigOf, cache, positions } = this.#parts;
    const source = readFileSync(file, "utf8");
    if (extname(file) === ".json") {
      module.module.exports = this.#parseJson(source, module);
      return undefined;
    }
    const options = tsconfigOf(dirname(file));
    const transformed = transform({ file, display: display(file), source, format, options }, cache);
    const { code } = transformed;
    positions.add(file, transformed.map);
    // Written by this transformer, or by the compiler that made the file.
    if (code.includes('"design:type"')) this.#loadReflection(file);
    const { body, isAsync } = this.#compile(transformed, module, canWait);
    const require = this.#requireFor(module);
    const commonJs = commonJsModule(module, require);
    const result = body(module.module.exports, require, commonJs, file, dirname(file));
    return isAsync ? Promise.resolve(result) : undefined;
  }

  #parseJson(source: string, module: UserModule): unknown {
    try {
      return parseJsonWithComments(source);
    } catch (error) {
      throw faults.jsonFault(error, this.#placeOf(module));
    }
  }

  #compile(
    { code, compiled }: RunnableCode,
    module: UserModule,
    canWait: boolean,
  ): { body: ModuleFunction; isAsync: boolean } {
    const { file } = module;
    try {
      refuseHiddenAwait(code, file);
      return { body: compileBody(code, file, compiled), isAsync: false };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      const place = this.#placeOf(module, error);
      const body = /\bawait\b/.test(code) ? compileAsyncBody(code, file) : undefined;
      if (!body) throw faults.compileFault(error, place);
      if (!canWait) throw faults.awaitFault(this.#parts.display(file), error, place);
      return { body, isAsync: true };
    }
  }

  // design:type exists only when reflect-metadata was there before the first decorator ran.
  #loadReflection(file: string): void {
    if (this.#hasTriedReflection) return;
    this.#hasTriedReflection = true;
    const found = this.#parts.resolver.resolve("reflect-metadata", file);
    if (found.kind === "native") this.#nativeRequire(found.path);
  }

  #requireFor(importer: UserModule) {
    const require = (specifier: string): unknown => {
      const helper = compilerHelper(specifier);
      if (helper !== undefined) return helper;
      const found = this.#find(specifier, importer);
      if (found.kind === "native") return this.#requireNative(found, specifier, importer);
      if (runnable.test(found.path)) return this.#requireFile(found.path, importer);
      throw faults.unknownKindFault(specifier, this.#placeOf(importer, new Error()));
    };
    // Stands for import.meta.resolve in an ECMAScript module, and that gives a URL.
    const resolve = (specifier: string): string => {
      const { path } = this.#find(specifier, importer);
      return importer.format === "esm" && path !== specifier ? pathToFileURL(path).href : path;
    };
    return Object.assign(require, { resolve, cache: {}, main: undefined });
  }

  #find(specifier: string, importer: UserModule): Found {
    const found = this.#parts.resolver.resolve(specifier, importer.file);
    if (found.kind !== "missing") return found;
    const place = this.#placeOf(importer, new Error());
    throw faults.missingImportFault(specifier, found.isRelative, found.error, place);
  }

  #requireFile(path: string, importer: UserModule): unknown {
    const isDynamic = isDynamicImport(importer);
    const target = this.run(path, importer, isDynamic);
    if (target.state === "done") return target.module.exports;
    if (isDynamic && target.finished && !isImportedBy(importer, target)) {
      return asyncResult(target.finished.then(() => target.module.exports));
    }
    const view =
      importer.views.get(target) ??
      viewOfUnfinished(target, (name) => this.#noteUnready(name, target, importer));
    importer.views.set(target, view);
    return view;
  }

  #noteUnready(name: string, target: UserModule, reader: UserModule): void {
    const where = this.#parts.display(target.file);
    const why = `"${name}" of ${where} was not there yet: the files import each other in a circle.`;
    this.#unready = { reader: reader.file, why };
  }

  #requireNative(found: Found & { kind: "native" }, specifier: string, importer: UserModule): unknown {
    let value: unknown;
    try {
      value = this.#nativeRequire(found.path);
    } catch (error) {
      if (!isAsyncModuleError(error)) throw error;
      if (found.otherPath !== undefined) value = this.#nativeRequire(found.otherPath);
      else if (isDynamicImport(importer)) return asyncResult(import(pathToFileURL(found.path).href));
      else throw faults.awaitFault(`The package "${specifier}"`, error, this.#placeOf(importer, new Error()));
    }
    const isCommonJs = !types.isModuleNamespaceObject(value);
    return importer.format === "esm" && isCommonJs ? commonJsAsNodeImports(value) : value;
  }
}

// The `module` of CommonJS: an assignment to `module.exports` must reach the record.
function commonJsModule({ file, module }: UserModule, require: unknown) {
  return {
    id: file,
    filename: file,
    children: [],
    paths: [],
    require,
    get exports() {
      return module.exports;
    },
    set exports(value: unknown) {
      module.exports = value;
    },
  };
}

// The transformer turns `import()` into a `require` in a microtask, and microtasks never run inside a module's body.
function isDynamicImport({ state, module }: UserModule): boolean {
  const { exports } = module;
  const isModule = typeof exports === "object" && exports !== null && "__esModule" in exports;
  return state !== "running" && isModule;
}

function importersOf(module: UserModule): readonly string[] {
  const files: string[] = [];
  for (let current = module.importer; current; current = current.importer) files.push(current.file);
  return files;
}

function isImportedBy(module: UserModule, candidate: UserModule): boolean {
  for (let current: UserModule | undefined = module; current; current = current.importer) {
    if (current === candidate) return true;
  }
  return false;
}

function isAsyncModuleError(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_REQUIRE_ASYNC_MODULE";
}
