import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { SchemixError } from "../errors/schemix-error.js";
import { isRecord, parseJsonWithComments } from "./json.js";

/** What of a tsconfig.json decides how a file runs. */
export interface TsconfigOptions {
  readonly legacyDecorators: boolean;
  readonly decoratorMetadata: boolean;
  readonly defineClassFields: boolean;
  readonly verbatimModuleSyntax: boolean;
  /** `false` only when the file says so. */
  readonly esModuleInterop: boolean;
  readonly jsx: {
    readonly automatic: boolean;
    readonly importSource?: string;
    readonly factory?: string;
    readonly fragment?: string;
  };
  readonly baseUrl: string | undefined;
  readonly paths: readonly PathMapping[];
}

/** One entry of `paths`: `prefix*suffix` stands for each of `targets`, which are absolute. */
export interface PathMapping {
  readonly prefix: string;
  readonly suffix: string;
  readonly hasStar: boolean;
  readonly targets: readonly string[];
}

const withoutTsconfig: TsconfigOptions = {
  legacyDecorators: false,
  decoratorMetadata: false,
  defineClassFields: true,
  verbatimModuleSyntax: false,
  esModuleInterop: true,
  jsx: { automatic: true },
  baseUrl: undefined,
  paths: [],
};

/** Finds and reads the tsconfig.json that governs a folder; remembers what it read. */
export function createTsconfigReader(): (folder: string) => TsconfigOptions {
  const byFolder = new Map<string, TsconfigOptions>();
  const find = (folder: string): TsconfigOptions => {
    const known = byFolder.get(folder);
    if (known) return known;
    const file = join(folder, "tsconfig.json");
    const text = readIfThere(file);
    const parent = dirname(folder);
    const options =
      text !== undefined ? readOptions(file, text) : parent === folder ? withoutTsconfig : find(parent);
    byFolder.set(folder, options);
    return options;
  };
  return find;
}

interface Layer {
  options: Record<string, unknown>;
  /** Folder that `baseUrl` is relative to. */
  baseUrlFolder?: string;
  /** Folder that `paths` is relative to when there is no baseUrl. */
  pathsFolder?: string;
}

function readOptions(file: string, text: string): TsconfigOptions {
  const layer = readLayer(file, text, []);
  const folder = dirname(file);
  const inFolder = (path: string, base: string) => resolve(base, path.replace(/^\$\{configDir\}/, folder));
  const { options } = layer;
  const flag = (name: string) => options[name] === true;
  const baseUrl =
    typeof options.baseUrl === "string"
      ? inFolder(options.baseUrl, layer.baseUrlFolder ?? folder)
      : undefined;
  const pathsBase = baseUrl ?? layer.pathsFolder ?? folder;
  return {
    legacyDecorators: flag("experimentalDecorators"),
    decoratorMetadata: flag("experimentalDecorators") && flag("emitDecoratorMetadata"),
    defineClassFields: definesClassFields(options, file),
    verbatimModuleSyntax: flag("verbatimModuleSyntax"),
    esModuleInterop: options.esModuleInterop !== false,
    jsx: jsxOptions(options),
    baseUrl,
    paths: pathMappings(options.paths, (path) => inFolder(path, pathsBase)),
  };
}

function readLayer(file: string, text: string, chain: readonly string[]): Layer {
  const config = parse(file, text);
  const folder = dirname(file);
  const merged: Layer = { options: {} };
  const parents = Array.isArray(config.extends) ? config.extends : [config.extends];
  for (const parent of parents) {
    if (typeof parent !== "string") continue;
    const parentFile = findExtended(parent, file);
    if (chain.includes(parentFile)) continue;
    mergeLayer(merged, readLayer(parentFile, readFileSync(parentFile, "utf8"), [...chain, file]));
  }
  const options = isRecord(config.compilerOptions) ? config.compilerOptions : {};
  const own: Layer = { options };
  if ("baseUrl" in options) own.baseUrlFolder = folder;
  if ("paths" in options) own.pathsFolder = folder;
  mergeLayer(merged, own);
  const referenced = chain.length === 0 ? referencedProject(config, folder) : undefined;
  if (referenced) {
    const referencedText = readIfThere(referenced);
    if (referencedText !== undefined)
      mergeLayer(merged, readLayer(referenced, referencedText, [...chain, file]));
  }
  return merged;
}

function mergeLayer(target: Layer, source: Layer): void {
  target.options = { ...target.options, ...source.options };
  if (source.baseUrlFolder !== undefined) target.baseUrlFolder = source.baseUrlFolder;
  if (source.pathsFolder !== undefined) target.pathsFolder = source.pathsFolder;
}

// A "solution" file (`files: []` with references, as Nx writes it) compiles nothing: its first project decides.
function referencedProject(config: Record<string, unknown>, folder: string): string | undefined {
  const { files, references } = config;
  if (!Array.isArray(files) || files.length > 0 || !Array.isArray(references)) return undefined;
  const paths = references.flatMap((entry: unknown) =>
    isRecord(entry) && typeof entry.path === "string" ? [resolve(folder, entry.path)] : [],
  );
  const project = paths.find((path) => !/spec|test/.test(basename(path))) ?? paths[0];
  if (project === undefined) return undefined;
  return project.endsWith(".json") ? project : join(project, "tsconfig.json");
}

function findExtended(specifier: string, from: string): string {
  const isPath = specifier.startsWith(".") || isAbsolute(specifier);
  const folder = dirname(from);
  if (isPath) {
    const path = resolve(folder, specifier);
    for (const candidate of [path, `${path}.json`])
      if (readIfThere(candidate) !== undefined) return candidate;
  } else {
    const require = createRequire(from);
    for (const candidate of [specifier, `${specifier}.json`, `${specifier}/tsconfig.json`]) {
      try {
        const path = require.resolve(candidate);
        if (path.endsWith(".json")) return path;
      } catch {
        // the next spelling may be the right one
      }
    }
  }
  throw new SchemixError("MODULE_LOAD_FAILED", {
    message: `${from} extends "${specifier}", which cannot be found`,
    where: from,
    why: "The options it sets (decorators, paths) decide how your files run, so it is not skipped.",
    fix: isPath ? "Correct the path in `extends`." : `Install the package that "${specifier}" belongs to.`,
    data: { file: from, extends: specifier },
  });
}

function parse(file: string, text: string): Record<string, unknown> {
  try {
    const value = parseJsonWithComments(text);
    return isRecord(value) ? value : {};
  } catch (cause) {
    throw new SchemixError("MODULE_LOAD_FAILED", {
      message: `${file} is not valid JSON: ${cause instanceof Error ? cause.message : String(cause)}`,
      where: file,
      data: { file },
      cause,
    });
  }
}

// As TypeScript decides it: what is written, else whether the target has class fields.
function definesClassFields(options: Record<string, unknown>, file: string): boolean {
  const { useDefineForClassFields: written, target, module } = options;
  if (typeof written === "boolean") return written;
  if (typeof target === "string") {
    const year = /^es(\d{4})$/i.exec(target)?.[1];
    return /^esnext$/i.test(target) || (year !== undefined && Number(year) >= 2022);
  }
  if (typeof module === "string" && /^node(?!$)/i.test(module)) return true;
  return typescriptMajor(file) >= 6;
}

// Up to TypeScript 5 the default target is ES5; from 6 on it has class fields.
function typescriptMajor(file: string): number {
  try {
    const path = createRequire(file).resolve("typescript/package.json");
    const manifest: unknown = JSON.parse(readFileSync(path, "utf8"));
    const version = isRecord(manifest) ? manifest.version : undefined;
    return typeof version === "string" ? Number.parseInt(version, 10) : 6;
  } catch {
    return 6;
  }
}

function jsxOptions(options: Record<string, unknown>): TsconfigOptions["jsx"] {
  const { jsx, jsxImportSource, jsxFactory, jsxFragmentFactory } = options;
  return {
    automatic: jsx !== "react",
    ...(typeof jsxImportSource === "string" && { importSource: jsxImportSource }),
    ...(typeof jsxFactory === "string" && { factory: jsxFactory }),
    ...(typeof jsxFragmentFactory === "string" && { fragment: jsxFragmentFactory }),
  };
}

function pathMappings(paths: unknown, absolute: (path: string) => string): readonly PathMapping[] {
  if (!isRecord(paths)) return [];
  const mappings = Object.entries(paths).map(([pattern, targets]): PathMapping => {
    const star = pattern.indexOf("*");
    return {
      prefix: star < 0 ? pattern : pattern.slice(0, star),
      suffix: star < 0 ? "" : pattern.slice(star + 1),
      hasStar: star >= 0,
      targets: Array.isArray(targets) ? targets.filter((path) => typeof path === "string").map(absolute) : [],
    };
  });
  // TypeScript takes an exact match first, then the longest prefix.
  return mappings.sort((a, b) => Number(a.hasStar) - Number(b.hasStar) || b.prefix.length - a.prefix.length);
}

/** Paths that `specifier` may stand for by `paths` and `baseUrl`; without extension, to be probed in order. */
export function mappedPaths(specifier: string, options: TsconfigOptions): readonly string[] {
  const found = options.paths.find(({ prefix, suffix, hasStar }) =>
    hasStar
      ? specifier.startsWith(prefix) &&
        specifier.endsWith(suffix) &&
        specifier.length >= prefix.length + suffix.length
      : specifier === prefix,
  );
  const candidates: string[] = [];
  if (found) {
    const text = specifier.slice(found.prefix.length, specifier.length - found.suffix.length);
    for (const target of found.targets)
      candidates.push(found.hasStar ? target.replace("*", () => text) : target);
  }
  if (options.baseUrl !== undefined) candidates.push(join(options.baseUrl, specifier));
  return candidates;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
