/** Sets of MikroORM's entities: a file, or a folder of files, whose exports are the entities of one application. */
import { readFileSync } from "node:fs";
import { EntitySchema, MetadataStorage, type Options } from "@mikro-orm/postgresql";
import type { ModuleLoader } from "../../src/loading/module-loader.js";
import type { Listed, SetPlace } from "../typeorm/set.js";

/** What the files of a set export besides entities. */
export interface SetExports {
  /** What MikroORM's options are besides the address and the entities. */
  readonly options?: Partial<Options> | undefined;
  /** SQL that makes what the entities count on, such as extensions. */
  readonly setup?: string | undefined;
  readonly listed?: readonly Listed[] | undefined;
}

export interface EntitySet extends SetExports {
  readonly name: string;
  readonly files: readonly string[];
  readonly entities: NonNullable<Options["entities"]>;
}

/** Runs the files of a set. */
export async function loadSet(
  { name, files, setupFile }: SetPlace,
  loader: ModuleLoader,
): Promise<EntitySet> {
  const modules: Record<string, unknown>[] = [];
  for (const file of files) modules.push(await loader.load(file));
  const { options, listed, setup: said } = Object.assign({}, ...modules) as SetExports;
  const setup = setupFile === undefined ? said : readFileSync(setupFile, "utf8");
  const values = modules.flatMap((exports) => Object.values(exports));
  const entities = [...new Set(values.filter(isEntity))] as EntitySet["entities"];
  return { name, files, entities, options, setup, listed };
}

function isEntity(value: unknown): boolean {
  if (EntitySchema.is(value)) return true;
  return typeof value === "function" && MetadataStorage.isKnownEntity(value.name);
}
