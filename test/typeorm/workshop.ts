/** A folder in which sets of entities find one line of TypeORM under its name, whichever is installed besides. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DataSource, DataSourceOptions } from "typeorm";
import { checkout } from "../support/docs.js";

/** A line of TypeORM: its name among our packages. */
export const lines = { "1": "typeorm", "0.3": "typeorm-0.3" } as const;
export type Line = keyof typeof lines;

export interface Workshop {
  readonly root: string;
  readonly sets: string;
  readonly orm: { readonly DataSource: new (options: DataSourceOptions) => DataSource };
  readonly version: string;
  remove(): void;
}

const compilerOptions = {
  target: "es2022",
  module: "nodenext",
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
};

/** @param folder of sets, which are copied */
export function openWorkshop(folder: string, line: Line): Workshop {
  const root = mkdtempSync(join(tmpdir(), "schemix-typeorm-"));
  const sets = join(root, "sets");
  cpSync(folder, sets, { recursive: true });
  writeFileSync(join(root, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  writeFileSync(join(root, "package.json"), JSON.stringify({ private: true }));
  const packages = join(checkout, "node_modules");
  mkdirSync(join(root, "node_modules"));
  for (const name of readdirSync(packages)) {
    if (name.startsWith(".") || name === "typeorm") continue;
    symlinkSync(join(packages, name), join(root, "node_modules", name), "junction");
  }
  symlinkSync(join(packages, lines[line]), join(root, "node_modules", "typeorm"), "junction");
  const load = createRequire(join(root, "package.json"));
  load("reflect-metadata");
  return {
    root,
    sets,
    orm: load("typeorm") as Workshop["orm"],
    version: versionOf(join(packages, lines[line])),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function versionOf(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { readonly version: string })
    .version;
}
