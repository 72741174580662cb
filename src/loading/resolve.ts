import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { dirname, extname, isAbsolute, join, resolve as resolvePath, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { isRecord } from "./json.js";
import { importConditions, resolvePackageMap } from "./package-map.js";
import { isOwnFile, isOwnSpecifier, ownEntry } from "./running-package.js";
import type { ModuleFormat } from "./transform.js";
import { mappedPaths, type TsconfigOptions } from "./tsconfig.js";

/** What an import leads to. */
export type Resolution =
  /** A file of the user: transformed and evaluated here. */
  | { readonly kind: "file"; readonly path: string }
  /** A package or a built-in module: Node loads it. `otherPath` is its CommonJS twin. */
  | { readonly kind: "native"; readonly path: string; readonly otherPath?: string | undefined }
  /** Nothing there; `error` is what Node says. */
  | { readonly kind: "missing"; readonly isRelative: boolean; readonly error?: unknown };

export interface Resolver {
  resolve(specifier: string, importer: string): Resolution;
  /** The existing file that a path means, by its extension or without one. */
  resolveFile(path: string, importerIsTypeScript: boolean): string | undefined;
  formatOf(file: string): ModuleFormat;
}

const extensions = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".json"];
const typeScriptTwins: Readonly<Record<string, readonly string[]>> = {
  ".js": [".ts", ".tsx"],
  ".jsx": [".tsx"],
  ".mjs": [".mts"],
  ".cjs": [".cts"],
};

/** Finds what imports of the user's files mean: as TypeScript reads them where it differs from Node. */
export function createResolver(root: string, tsconfigOf: (folder: string) => TsconfigOptions): Resolver {
  const classify = createClassifier(root);
  const scopeOf = createScopeReader();
  const known = new Map<string, Resolution>();

  const formatOf = (file: string): ModuleFormat => {
    const extension = extname(file);
    if (extension.startsWith(".m")) return "esm";
    if (extension.startsWith(".c")) return "cjs";
    return scopeOf(dirname(file))?.manifest.type === "module" ? "esm" : "cjs";
  };

  const find = (specifier: string, importer: string): Resolution => {
    if (isBuiltin(specifier)) return { kind: "native", path: specifier };
    const isTypeScript = isTypeScriptFile(importer);
    const folder = dirname(importer);
    const path = asPath(specifier, folder);
    if (path !== undefined) {
      const file = resolveFile(path, isTypeScript);
      return file === undefined ? { kind: "missing", isRelative: true } : classify(file);
    }
    if (isOwnSpecifier(specifier)) return resolveOwn(specifier, importer);
    for (const candidate of mappedPaths(specifier, tsconfigOf(folder))) {
      const file = resolveFile(candidate, true);
      // A path may lead to declarations only, for a package that has none.
      if (file !== undefined && !/\.d\.[mc]?ts$/.test(file)) return classify(file);
    }
    const internal = specifier.startsWith("#") ? internalImport(specifier, scopeOf(folder)) : undefined;
    if (internal) return find(internal.target, internal.importer);
    const packaged = resolvePackage(specifier, importer, formatOf(importer), scopeOf);
    return "paths" in packaged ? classify(...packaged.paths) : packaged;
  };

  return {
    formatOf,
    resolveFile,
    resolve(specifier, importer) {
      const key = `${dirname(importer)}\0${extname(importer)}\0${specifier}`;
      const cached = known.get(key);
      if (cached) return cached;
      const resolution = find(specifier, importer);
      // A file that is missing now may be written before the next load.
      if (resolution.kind !== "missing") known.set(key, resolution);
      return resolution;
    },
  };
}

function isTypeScriptFile(file: string): boolean {
  return /\.[mc]?tsx?$/.test(file);
}

// `imports` of package.json: what stands there starts at the folder of that file.
function internalImport(
  specifier: string,
  scope: PackageScope | undefined,
): { readonly target: string; readonly importer: string } | undefined {
  const target = scope && resolvePackageMap(scope.manifest.imports, specifier, importConditions);
  if (!scope || target === undefined || target.startsWith("#")) return undefined;
  return { target, importer: join(scope.folder, "package.json") };
}

function asPath(specifier: string, folder: string): string | undefined {
  if (specifier.startsWith("file:")) return fileURLToPath(specifier);
  if (isAbsolute(specifier)) return specifier;
  return /^\.{1,2}(?:[\\/]|$)/.test(specifier) ? resolvePath(folder, specifier) : undefined;
}

function resolveFile(path: string, importerIsTypeScript: boolean): string | undefined {
  const extension = extname(path);
  const twins = (typeScriptTwins[extension] ?? []).map((twin) => path.slice(0, -extension.length) + twin);
  const exact = importerIsTypeScript ? [...twins, path] : [path, ...twins];
  const found =
    exact.find(isFile) ??
    extensions.map((end) => path + end).find(isFile) ??
    extensions.map((end) => join(path, `index${end}`)).find(isFile);
  return found === undefined ? undefined : realpathSync.native(found);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

type Classify = (path: string, otherPath?: string) => Resolution;

// Packages run as Node runs them; what is linked into node_modules from the workspace is the user's own source. A
// project may itself lie below a node_modules.
function createClassifier(root: string): Classify {
  const packages = `${sep}node_modules${sep}`;
  return (path, otherPath) => {
    const below = path.startsWith(root + sep) ? path.slice(root.length) : path;
    const isPackaged = below.includes(packages) && !isTypeScriptFile(path);
    const isNative = isPackaged || isOwnFile(path) || extname(path) === ".node";
    return isNative ? { kind: "native", path, otherPath } : { kind: "file", path };
  };
}

// Always left to Node, even when linked from a checkout: the package must stay one module.
function resolveOwn(specifier: string, importer: string): Resolution {
  try {
    return { kind: "native", path: createRequire(importer).resolve(specifier) };
  } catch (error) {
    const path = ownEntry(specifier);
    return path !== undefined && existsSync(path)
      ? { kind: "native", path }
      : { kind: "missing", isRelative: false, error };
  }
}

function resolvePackage(
  specifier: string,
  importer: string,
  format: ModuleFormat,
  scopeOf: ReturnType<typeof createScopeReader>,
): { readonly paths: readonly [path: string, otherPath?: string] } | (Resolution & { kind: "missing" }) {
  const viaImport = () => resolveByImport(specifier, importer, scopeOf);
  let required: string | undefined;
  let error: unknown;
  try {
    required = createRequire(importer).resolve(specifier);
  } catch (cause) {
    error = cause;
  }
  // A package may have a file for `import` and another for `require`; one may lack what the other has.
  const imported = format === "esm" || required === undefined ? viaImport() : undefined;
  const path = imported ?? required;
  if (path === undefined) return { kind: "missing", isRelative: false, error };
  return { paths: required === undefined || required === path ? [path] : [path, required] };
}

function resolveByImport(
  specifier: string,
  importer: string,
  scopeOf: ReturnType<typeof createScopeReader>,
): string | undefined {
  const name = packageNameOf(specifier);
  const key = `.${specifier.slice(name.length)}`;
  const own = scopeOf(dirname(importer));
  const isSelf = own?.manifest.name === name && own.manifest.exports !== undefined;
  const scope = isSelf ? own : installedPackage(name, dirname(importer));
  if (scope?.manifest.exports === undefined) return undefined;
  const target = resolvePackageMap(scope.manifest.exports, key, importConditions);
  if (target === undefined) return undefined;
  const path = join(scope.folder, target);
  return isFile(path) ? realpathSync.native(path) : undefined;
}

interface PackageScope {
  readonly folder: string;
  readonly manifest: Record<string, unknown>;
}

function installedPackage(name: string, from: string): PackageScope | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    const manifest = readManifest(candidate);
    if (manifest) return { folder: candidate, manifest };
    if (folder === dirname(folder)) return undefined;
  }
}

/** `@scope/name` or `name` of a specifier. */
export function packageNameOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function createScopeReader(): (folder: string) => PackageScope | undefined {
  const byFolder = new Map<string, PackageScope | undefined>();
  const scopeOf = (folder: string): PackageScope | undefined => {
    if (byFolder.has(folder)) return byFolder.get(folder);
    const manifest = readManifest(folder);
    const parent = dirname(folder);
    const scope = manifest ? { folder, manifest } : parent === folder ? undefined : scopeOf(parent);
    byFolder.set(folder, scope);
    return scope;
  };
  return scopeOf;
}

function readManifest(folder: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
