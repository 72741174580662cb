/** Sets of TypeORM's entities: a file, or a folder of files, whose exports are the entities of one application. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DataSourceOptions } from "typeorm";
import { isOrm, ormEntitiesIn } from "../../src/entities/typeorm/known.js";
import type { ModuleLoader } from "../../src/loading/module-loader.js";
import type { Orm } from "./workshop.js";

/** Where a set is. */
export interface SetPlace {
  readonly name: string;
  /** Where its files look for packages first. */
  readonly folder: string;
  readonly files: readonly string[];
  /** Of a folder: SQL that makes what the entities count on. */
  readonly setupFile: string | undefined;
}

/** A difference that TypeORM is the reason of. */
export interface Listed {
  /** What each line that it explains fits: of the plan, or of the two dumps. */
  readonly difference: RegExp;
  readonly why: string;
}

/** What the files of a set export besides entities. */
export interface SetExports {
  /** What the data source has besides its address. */
  readonly options?: Partial<DataSourceOptions> | undefined;
  /** SQL that makes what the entities count on, such as schemas. */
  readonly setup?: string | undefined;
  readonly listed?: readonly Listed[] | undefined;
  /** The line of TypeORM that has what the set is about. */
  readonly only?: "0.3" | "1" | undefined;
  /** What the server has to have, and may not. */
  readonly extensions?: readonly string[] | undefined;
  /** What the set is for instead of the package `typeorm`: one that is made of it. */
  readonly orm?: Orm | undefined;
}

export interface EntitySet extends SetExports {
  readonly name: string;
  readonly folder: string;
  readonly files: readonly string[];
  readonly entities: readonly unknown[];
}

const isModule = (name: string): boolean => /\.[cm]?[jt]s$/.test(name) && !/\.d\.[cm]?ts$/.test(name);

/** Every module and every folder of modules. */
export function placesOf(folder: string): readonly SetPlace[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(
    ({ name }) => !/^(node_modules$|\.)/.test(name),
  );
  return entries
    .flatMap((entry): SetPlace[] => {
      const path = join(folder, entry.name);
      const name = entry.name.replace(/\.[cm]?[jt]s$/, "");
      if (entry.isFile())
        return isModule(entry.name) ? [{ name, folder, files: [path], setupFile: undefined }] : [];
      const files = modulesBelow(path);
      const setup = join(path, "setup.sql");
      return files.length === 0
        ? []
        : [{ name, folder: path, files, setupFile: existsSync(setup) ? setup : undefined }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function modulesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && isModule(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes("node_modules"))
    .sort();
}

/** Runs the files of a set. What is exported from several counts once. */
export async function loadSet(
  { name, folder, files, setupFile }: SetPlace,
  loader: ModuleLoader,
): Promise<EntitySet> {
  const modules = [];
  for (const file of files) modules.push(await loader.load(file));
  const said: SetExports = Object.assign({}, ...modules) as SetExports;
  const source = modules
    .flatMap((exports) => Object.values(exports))
    .find((value) => isOrm(value, "DataSource"));
  const { options = (source as { readonly options?: DataSourceOptions } | undefined)?.options } = said;
  const setup = setupFile === undefined ? said.setup : readFileSync(setupFile, "utf8");
  const { listed, only, extensions, orm } = said;
  const entities = ormEntitiesIn([...modules, options?.entities]);
  return { name, folder, files, entities, options, setup, listed, only, extensions, orm };
}
