import { realpathSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { SchemixError } from "../errors/schemix-error.js";
import { createCodeCache, defaultCacheFolder } from "./code-cache.js";
import { Evaluator } from "./evaluator.js";
import { namespaceOf } from "./interop.js";
import { displayPosition } from "./load-faults.js";
import { createResolver } from "./resolve.js";
import { createSourcePositions, type SourcePosition } from "./source-positions.js";
import { createTsconfigReader } from "./tsconfig.js";

export interface ModuleLoaderOptions {
  /** Folder of the project: relative paths start there, messages name files relative to it. */
  readonly root: string;
  /** Where transformed code is kept; default `node_modules/.cache/schemix`, or `.schemix/cache` without node_modules. */
  readonly cacheFolder?: string | undefined;
}

/** Loads the user's TypeScript and JavaScript. Nothing global is patched, and two loaders share no module. */
export interface ModuleLoader {
  readonly root: string;
  /**
   * Runs a file, once, and gives its exports.
   *
   * @param file absolute, or relative to the root
   * @throws SchemixError `MODULE_LOAD_FAILED` with file, line and column; a coded error that the file itself threw
   * keeps its code
   */
  load(file: string): Promise<Record<string, unknown>>;
  /** Where in the user's files an error was thrown, by its stack; `undefined` when nowhere in them. */
  locate(error: unknown): SourcePosition | undefined;
  /** The same for people: `src/user.entity.ts:12:5`. */
  describe(error: unknown): string | undefined;
  /**
   * What a file of the project threw, as a coded error that says where: for functions of the user that run after
   * their file was loaded. A coded error keeps its code.
   */
  explain(thrown: unknown, file: string): SchemixError;
  /** Rewrites the stack of an error so that it names lines of the user's files as they were written. */
  mapStack(error: unknown): void;
  /** A file as messages name it: relative to the root, with `/`. */
  display(file: string): string;
}

/**
 * A loader for one project. Files outside node_modules are transformed (TypeScript, JSX, decorators as the nearest
 * tsconfig.json says) and run in this process; packages are loaded by Node.
 *
 * @example
 * const loader = createModuleLoader({ root: process.cwd() });
 * const { User } = await loader.load("src/user.entity.ts");
 */
export function createModuleLoader(options: ModuleLoaderOptions): ModuleLoader {
  const root = resolve(options.root);
  const realRoot = realPath(root);
  const display = (file: string): string => displayPath(file, root, realRoot);
  const tsconfigOf = createTsconfigReader();
  const resolver = createResolver(realRoot, tsconfigOf);
  const positions = createSourcePositions();
  const cache = createCodeCache(options.cacheFolder ?? defaultCacheFolder(root));
  const evaluator = new Evaluator({ root, display, resolver, tsconfigOf, cache, positions });
  return {
    root,
    display,
    async load(file) {
      const path = resolve(root, file);
      const found = resolver.resolveFile(path, false);
      if (found === undefined) {
        throw new SchemixError("MODULE_LOAD_FAILED", {
          message: `There is no file ${display(path)}`,
          where: display(path),
          data: { file: path },
        });
      }
      try {
        const module = evaluator.run(found, undefined, true);
        await module.finished;
        return namespaceOf(module.module.exports);
      } catch (thrown) {
        throw evaluator.explain(thrown, found);
      }
    },
    locate: positions.locate,
    describe(error) {
      const position = positions.locate(error);
      return position && displayPosition(position, display);
    },
    explain: (thrown, file) => evaluator.explain(thrown, file),
    mapStack: positions.mapStack,
  };
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

function displayPath(file: string, root: string, realRoot: string): string {
  const paths = [relative(root, file), relative(realRoot, file)].map((path) => path.split(sep).join("/"));
  return paths.find((path) => path !== "" && !path.startsWith("..")) ?? file;
}
