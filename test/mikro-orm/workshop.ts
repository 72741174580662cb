/** A folder in which sets of entities are a project. */
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkout } from "../support/docs.js";

export interface Workshop {
  readonly root: string;
  readonly sets: string;
  remove(): void;
}

const compilerOptions = {
  target: "es2022",
  module: "nodenext",
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
};

/** @param folder of sets, which are copied */
export function openWorkshop(folder: string): Workshop {
  const root = mkdtempSync(join(tmpdir(), "schemix-mikro-orm-"));
  const sets = join(root, "sets");
  cpSync(folder, sets, { recursive: true });
  writeFileSync(join(root, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  writeFileSync(join(root, "package.json"), JSON.stringify({ private: true }));
  symlinkSync(join(checkout, "node_modules"), join(root, "node_modules"), "junction");
  return { root, sets, remove: () => rmSync(root, { recursive: true, force: true }) };
}
