import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname } from "node:path";
import type * as Swc from "@swc/core";
import { SchemixError } from "../errors/schemix-error.js";
import type { CodeCache, TransformedCode } from "./code-cache.js";
import { isRecord } from "./json.js";
import { runningVersion } from "./running-package.js";
import { syntaxFault } from "./syntax-fault.js";
import type { TsconfigOptions } from "./tsconfig.js";

/** Whether Node would take a file for an ECMAScript module or for CommonJS. */
export type ModuleFormat = "esm" | "cjs";

export interface TransformRequest {
  /** Absolute path. */
  readonly file: string;
  /** How messages name it. */
  readonly display: string;
  readonly source: string;
  readonly format: ModuleFormat;
  readonly options: TsconfigOptions;
}

/** Code that Node can run, and what leads back to its source. */
export interface RunnableCode {
  readonly code: string;
  /** JSON of the source map, or what makes it; empty when the code is the source. */
  readonly map: string | (() => string);
  /** Where the engine's own form of the code is kept; absent where keeping it does not pay. */
  readonly compiled?: CompiledCode | undefined;
}

/** The engine's own form of a code, from one run to the next. */
export interface CompiledCode {
  read(): Buffer | undefined;
  /** `undefined`: what was read is of no use. */
  write(data: Buffer | undefined): void;
}

/** Characters from which on a map is made only when an error asks for it: it takes as long as the code. */
const large = 100_000;
/** Characters up to which code is compiled sooner than a file is read. */
const small = 5000;

/**
 * A file of the user as CommonJS that Node can run, from the cache when it was made before.
 * @throws SchemixError `MODULE_LOAD_FAILED` with line and column of a syntax error
 */
export function transform(request: TransformRequest, cache: CodeCache): RunnableCode {
  const source = withoutHashbang(request.source);
  if (isPlainCommonJs(request, source)) return { code: source, map: "" };
  const options = swcOptions(request, source);
  const key = cacheKey(source, options);
  const isLarge = source.length >= large;
  const known = cache.get(key);
  const made = known ?? run(source, { ...options, sourceMaps: !isLarge }, request);
  if (known === undefined) cache.set(key, made);
  const { code } = made;
  const map = isLarge ? () => run(source, options, request).map : made.map;
  // A migration runs once: only what is seen again is kept in both forms.
  const compiled = known === undefined || code.length <= small ? undefined : compiledIn(cache, key);
  return { code, map, compiled };
}

function compiledIn(cache: CodeCache, key: string): CompiledCode {
  return { read: () => cache.getCompiled(key), write: (data) => cache.setCompiled(key, data) };
}

// Without the path: a project that moved, and a checkout elsewhere in CI, still find their entries.
function cacheKey(source: string, options: Swc.Options): string {
  return createHash("sha256")
    .update(`${runningVersion()}\0${compilerVersion()}\0${JSON.stringify(options)}\0`)
    .update(source)
    .digest("hex");
}

// Keeps every line where it was.
function withoutHashbang(source: string): string {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  return text.startsWith("#!") ? `//${text.slice(2)}` : text;
}

function isPlainCommonJs({ file, format }: TransformRequest, source: string): boolean {
  return format === "cjs" && /\.c?js$/.test(file) && !/\b(?:import|export)\b|@/.test(source);
}

function swcOptions({ file, format, options }: TransformRequest, source: string): Swc.Options {
  const extension = extname(file);
  const isTypeScript = /^\.[mc]?tsx?$/.test(extension);
  const hasDynamicImport = /\bimport\s*\(/.test(source);
  return {
    swcrc: false,
    configFile: false,
    sourceMaps: true,
    inlineSourcesContent: false,
    // A script without import and export keeps its sloppy mode, unless import() in it has to be rewritten.
    isModule: format === "esm" || hasDynamicImport ? true : "unknown",
    module: { type: "commonjs", importInterop: options.esModuleInterop || format === "esm" ? "swc" : "none" },
    jsc: {
      target: "es2022",
      externalHelpers: true,
      keepClassNames: true,
      parser: isTypeScript
        ? { syntax: "typescript", tsx: extension === ".tsx", decorators: true }
        : { syntax: "ecmascript", jsx: true, decorators: true, decoratorsBeforeExport: true },
      transform: {
        ...(options.legacyDecorators
          ? { legacyDecorator: true, decoratorMetadata: options.decoratorMetadata }
          : { decoratorVersion: "2022-03" as const }),
        useDefineForClassFields: options.defineClassFields,
        verbatimModuleSyntax: isTypeScript && options.verbatimModuleSyntax,
        react: {
          runtime: options.jsx.automatic ? "automatic" : "classic",
          ...(options.jsx.importSource !== undefined && { importSource: options.jsx.importSource }),
          ...(options.jsx.factory !== undefined && { pragma: options.jsx.factory }),
          ...(options.jsx.fragment !== undefined && { pragmaFrag: options.jsx.fragment }),
        },
      },
    },
  };
}

function run(source: string, options: Swc.Options, request: TransformRequest): TransformedCode {
  const { file, display } = request;
  const { transformSync } = compiler();
  try {
    const output = transformSync(source, { ...options, filename: file, sourceFileName: "source" });
    return { code: output.code, map: output.map ?? "" };
  } catch (cause) {
    throw syntaxFault(cause, { file, display, source });
  }
}

const require = createRequire(import.meta.url);

// Loaded only when a file is not in the cache: it takes longer than everything else together.
function compiler(): typeof Swc {
  try {
    return require("@swc/core") as typeof Swc;
  } catch (cause) {
    throw new SchemixError("MODULE_LOAD_FAILED", {
      message: "The TypeScript compiler @swc/core cannot be loaded",
      why: cause instanceof Error ? cause.message : String(cause),
      fix: "Reinstall the dependencies with optional packages: @swc/core carries a binary for each platform in one.",
      cause,
    });
  }
}

const helpers = "@swc/helpers/_/";

/**
 * What transformed code imports of the compiler's own functions; `undefined` when `specifier` is none of them. One copy
 * for all files: a thousand files that apply decorators with a copy each never run one that the engine has optimised.
 */
export function compilerHelper(specifier: string): unknown {
  if (!specifier.startsWith(helpers)) return undefined;
  return require(`@swc/helpers/cjs/${specifier.slice(helpers.length)}.cjs`);
}

let version: string | undefined;

function compilerVersion(): string {
  if (version === undefined) {
    const manifest: unknown = JSON.parse(readFileSync(require.resolve("@swc/core/package.json"), "utf8"));
    version = isRecord(manifest) ? String(manifest.version) : "";
  }
  return version;
}
