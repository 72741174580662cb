import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const folders: string[] = [];

/** A folder with these files; objects are written as JSON. {@link removeProjects} takes it away. */
export function makeProject(files: Readonly<Record<string, string | object>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "schemix-loading-")));
  folders.push(root);
  writeFiles(root, files);
  return root;
}

export function writeFiles(root: string, files: Readonly<Record<string, string | object>>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  }
}

/** Makes a package of this checkout resolvable from a project. */
export function linkPackage(root: string, name: string): void {
  const entry = createRequire(import.meta.url).resolve(name);
  const below = `node_modules/${name}`;
  const folder = entry.slice(0, entry.lastIndexOf(`${below}/`) + below.length);
  mkdirSync(dirname(join(root, "node_modules", name)), { recursive: true });
  symlinkSync(folder, join(root, "node_modules", name), "dir");
}

export function removeProjects(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
