/** A folder in which sets of entities find one line of TypeORM under its name, whichever is installed besides. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve, sep } from "node:path";
import type { DataSource, DataSourceOptions } from "typeorm";
import { checkout } from "../support/docs.js";
import { furnish, linkPackages, packagesAround } from "./packages.js";

/** A line of TypeORM: its name among our packages. */
export const lines = { "1": "typeorm", "0.3": "typeorm-0.3" } as const;
export type Line = keyof typeof lines;

/** A copy of TypeORM, or of a package that is made of it. */
export interface Orm {
  readonly DataSource: new (options: DataSourceOptions) => DataSource;
}

/** A copy of TypeORM as files of a folder find it. */
export interface FoundOrm {
  readonly orm: Orm;
  readonly version: string;
}

export interface Workshop {
  readonly root: string;
  readonly sets: string;
  /** Gives a set that is a folder what it has in `node_modules`, or else what its `package.json` asks for. */
  furnish(name: string): void;
  remove(): void;
}

const compilerOptions = {
  target: "es2022",
  module: "nodenext",
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
};

/**
 * @param folder of sets, which are copied; packages around it are found, too
 * @param asked for: otherwise TypeORM is the one around the folder, or the newest line
 */
export function openWorkshop(folder: string, asked: Line | undefined): Workshop {
  const root = mkdtempSync(join(tmpdir(), "schemix-typeorm-"));
  const sets = join(root, "sets");
  cpSync(folder, sets, { recursive: true, filter: (path) => basename(path) !== "node_modules" });
  writeFileSync(join(root, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  writeFileSync(join(root, "package.json"), JSON.stringify({ private: true }));
  const packages = join(checkout, "node_modules");
  const ours = new Map([["typeorm", join(packages, lines[asked ?? "1"])]]);
  const isOurs = resolve(folder).startsWith(join(checkout, sep));
  const around = isOurs ? [] : packagesAround(folder);
  const links = join(root, "node_modules");
  linkPackages(around, links, asked === undefined ? undefined : ours);
  linkPackages([packages], links, ours);
  createRequire(join(root, "package.json"))("reflect-metadata");
  return {
    root,
    sets,
    furnish: (name) => furnish(join(folder, name), join(sets, name)),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** The TypeORM that files of a folder find: one of their own packages, else the one of the workshop. */
export function ormAt(folder: string): FoundOrm {
  const load = createRequire(join(folder, "package.json"));
  return { orm: load("typeorm") as Orm, version: versionOf(load.resolve("typeorm")) };
}

export function lineOf(version: string): Line {
  return version.startsWith("0.") ? "0.3" : "1";
}

/** Of the package that a file is in. */
function versionOf(file: string): string {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (!existsSync(manifest)) continue;
    const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly version?: string };
    if (version !== undefined) return version;
  }
  throw new Error(`${file} is in no package`);
}
