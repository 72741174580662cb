/** Which files of the migrations folders are migrations, by their names. */
import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { compareText } from "../util/compare.js";
import { codeOf, unreadable } from "./file-faults.js";
import { isFolderName, isRevisionFileName } from "./file-name.js";

/** A file that is a migration by its name. */
export interface Entry {
  readonly name: string;
  readonly path: string;
  /** The folder that is named, not one inside of it. */
  readonly root: string;
  readonly isLink: boolean;
}

/** The migration files of a folder, and of those inside of it when that is wanted; sorted by name in each. */
export async function listFiles(root: string, isRecursive: boolean, folder = root): Promise<Entry[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause) => {
    if (codeOf(cause) === "ENOENT") return [];
    throw unreadable(folder, "The migrations folder cannot be read", cause);
  });
  const found = migrationsAmong(entries).map((entry) => ({
    name: entry.name,
    path: join(folder, entry.name),
    root,
    isLink: entry.isSymbolicLink(),
  }));
  if (!isRecursive) return found;
  const inner = entries.filter((entry) => entry.isDirectory() && isFolderName(entry.name));
  for (const { name } of inner.sort((a, b) => compareText(a.name, b.name)))
    found.push(...(await listFiles(root, true, join(folder, name))));
  return found;
}

function migrationsAmong(entries: readonly Dirent[]): Dirent[] {
  const files = entries.filter((entry) => isRevisionFileName(entry.name) && !entry.isDirectory());
  // A compiled file beside its source is the same migration.
  const sources = new Set(files.map((entry) => entry.name).filter((name) => name.endsWith("ts")));
  const stems = new Set([...sources].map((name) => name.slice(0, name.lastIndexOf("."))));
  return files
    .filter(
      (entry) => sources.has(entry.name) || !stems.has(entry.name.slice(0, entry.name.lastIndexOf("."))),
    )
    .sort((a, b) => compareText(a.name, b.name));
}
