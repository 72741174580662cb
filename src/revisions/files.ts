/** The folders of migration files: reading all, writing one. */
import { hash, randomBytes } from "node:crypto";
import { readFileSync, realpathSync, statSync } from "node:fs";
import { link, mkdir, open, unlink } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import { setImmediate } from "node:timers/promises";
import { SchemixError } from "../errors/schemix-error.js";
import { errorOf, type Fault } from "./faults.js";
import { codeOf, unreadable, unwritable } from "./file-faults.js";
import { isFolderName, isRevisionFileName } from "./file-name.js";
import type { RevisionNode } from "./graph.js";
import { type Entry, listFiles } from "./list-files.js";
import { type RevisionMetadata, scanMetadata } from "./metadata.js";

/** Where migration files are. */
export interface RevisionFolders {
  readonly folders: readonly string[];
  /** Whether folders inside of these have some too. */
  readonly recursive: boolean;
}

/** A migration file, read but not run. */
export interface RevisionFile {
  /** Without its folder. */
  readonly name: string;
  readonly path: string;
  readonly metadata: RevisionMetadata;
  /** Of its text, see {@link checksum}. */
  readonly checksum: string;
}

/** Metadata that was read from the same text before; reading it is what a folder of a thousand files costs. */
export interface MetadataCache {
  get(key: string): RevisionMetadata | undefined;
  set(key: string, metadata: RevisionMetadata): void;
  save(): void;
}

/** Files that are read before others get their turn. */
const batch = 64;
/** Fewer files are read sooner than a cache. */
const fewestCached = 100;

/**
 * Reads the metadata of all migration files without running them, sorted by name within each folder. A folder that
 * does not exist has none.
 *
 * @throws SchemixError MIGRATION_INVALID, REVISION_DUPLICATE; all faults of all files at once in
 *   `data.faults`. MODULE_LOAD_FAILED when the folder or a file cannot be read.
 */
export async function readRevisionFiles(
  place: RevisionFolders,
  cache?: MetadataCache,
): Promise<RevisionFile[]> {
  const { files, faults } = await scanRevisionFiles(place, cache);
  if (faults.length > 0) throw errorOf(faults);
  return files;
}

/**
 * {@link readRevisionFiles} for those who go on without the files that cannot be read.
 *
 * @throws SchemixError MODULE_LOAD_FAILED when the folder or a file cannot be read.
 */
export async function scanRevisionFiles(
  { folders, recursive }: RevisionFolders,
  cache?: MetadataCache,
): Promise<{ readonly files: RevisionFile[]; readonly faults: readonly Fault[] }> {
  const files: RevisionFile[] = [];
  const faults: Fault[] = [];
  const listed = new Map<string, Entry>();
  for (const folder of folders)
    for (const entry of await listFiles(folder, recursive))
      if (!listed.has(entry.path)) listed.set(entry.path, entry);
  const known = listed.size < fewestCached ? undefined : cache;
  for (const [index, entry] of [...listed.values()].entries()) {
    if (index % batch === batch - 1) await setImmediate();
    const result = readOne(entry, known);
    if (result === undefined) continue;
    if ("faults" in result) faults.push(...result.faults);
    else files.push(result);
  }
  known?.save();
  faults.push(...findDuplicates(files));
  return { files, faults };
}

/**
 * A fingerprint of source text that line ends and a byte order mark do not change: `s1:` and the SHA-256 in
 * hexadecimal.
 */
export function checksum(source: string): string {
  const text = source.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  return `s1:${hash("sha256", text)}`;
}

/** A revision file as a node of the graph. */
export function nodeOf(file: RevisionFile): RevisionNode {
  const { revision, parents, labels, dependsOn, replaces, message } = file.metadata;
  return { id: revision, parents, labels, dependsOn, replaces, message, file: file.path };
}

/**
 * Writes a new migration file, whole or not at all, and returns its path. Folders are made when missing.
 *
 * @param name as {@link fileNameFor} makes it
 * @throws SchemixError FILE_EXISTS when there is a file of that name; FILE_UNWRITABLE when it cannot be written; USAGE when `name` leaves the folder or is none of a migration.
 */
export async function writeRevisionFile(root: string, name: string, source: string): Promise<string> {
  const path = join(root, name);
  const folder = dirname(path);
  const inner = name.split("/").slice(0, -1);
  if (!isRevisionFileName(basename(path)) || !inner.every(isFolderName) || /[\\\0:]/.test(name)) {
    throw new SchemixError("USAGE", {
      message: `\`${name}\` is not a name for a migration file`,
      why: "It has to be a plain file name that ends in .ts, .mts, .cts, .js, .mjs or .cjs.",
      fix: "Choose a name like 20261122_0715_3f2a9c1b7d04_create_users.ts.",
    });
  }
  await mkdir(folder, { recursive: true }).catch((cause) => {
    throw unwritable(folder, "The migrations folder cannot be made", cause);
  });
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    await writeNew(temporary, source);
    await publish(temporary, path, source);
  } catch (cause) {
    if (codeOf(cause) === "EEXIST") throw exists(path);
    throw unwritable(path, "The migration file cannot be written", cause);
  } finally {
    await unlink(temporary).catch(() => undefined);
  }
  return path;
}

/** Makes the written file appear under its name, unless that name is taken. */
async function publish(temporary: string, path: string, source: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (cause) {
    if (codeOf(cause) === "EEXIST") throw cause;
    // FAT and some network file systems have no hard links.
    await writeNew(path, source);
  }
}

async function writeNew(path: string, source: string): Promise<void> {
  const handle = await open(path, "wx");
  try {
    await handle.writeFile(source, "utf8");
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function exists(path: string): SchemixError {
  return new SchemixError("FILE_EXISTS", {
    message: "There is a file of that name already",
    where: path,
    fix: "Choose another message, or remove the file.",
    data: { file: path },
  });
}

type ReadResult = RevisionFile | { readonly faults: readonly Fault[] } | undefined;

/** Synchronous: for small files that is twenty times as fast as four trips to the thread pool for each. */
function readOne({ name, path, root, isLink }: Entry, cache: MetadataCache | undefined): ReadResult {
  if (isLink) {
    const target = readLink(root, path);
    if (target !== "file") return target;
  }
  const source = readText(path);
  const sum = checksum(source);
  const key = `${sum} ${name}`;
  const known = cache?.get(key);
  if (known !== undefined) return { name, path, metadata: known, checksum: sum };
  const scan = scanMetadata(source, path);
  if ("faults" in scan) return scan;
  cache?.set(key, scan.metadata);
  return { name, path, metadata: scan.metadata, checksum: sum };
}

/** Whole: Node puts together anew what is left out, for each of a thousand files. */
const asText = { encoding: "utf8", flag: "r" } as const;

function readText(path: string): string {
  try {
    return readFileSync(path, asText);
  } catch (cause) {
    throw unreadable(path, "The migration file cannot be read", cause);
  }
}

/** A link to a file of the folder counts as a file, one to a folder as a folder; any other is refused. */
function readLink(folder: string, path: string): "file" | { faults: Fault[] } | undefined {
  try {
    const [root, target] = [realpathSync(folder), realpathSync(path)];
    if (statSync(target).isDirectory()) return undefined;
    if (target.startsWith(root.endsWith(sep) ? root : root + sep)) return "file";
    return { faults: [linkFault(path, "The migration file is a link that leaves the folder")] };
  } catch {
    return { faults: [linkFault(path, "The migration file is a link to nowhere")] };
  }
}

function linkFault(path: string, message: string): Fault {
  return {
    code: "MIGRATION_INVALID",
    message,
    file: path,
    why: "What runs against the database has to be what is reviewed in this folder.",
    fix: "Put the file itself into the folder.",
  };
}

function findDuplicates(files: readonly RevisionFile[]): Fault[] {
  const seen = new Map<string, RevisionFile>();
  const faults: Fault[] = [];
  for (const file of files) {
    const { revision } = file.metadata;
    const other = seen.get(revision);
    if (other === undefined) seen.set(revision, file);
    else faults.push(duplicateFault(revision, other.path, file.path));
  }
  return faults;
}

function duplicateFault(revision: string, first: string, second: string): Fault {
  return {
    code: "REVISION_DUPLICATE",
    message: `The revision ${revision} is in ${nameBeside(first, second)} and in ${nameBeside(second, first)}`,
    file: second,
    why: "A revision is known by its id alone; one of the files would never be applied.",
    fix: "Remove one of the files, or give the newer one another id if it was never applied.",
  };
}

/** The name of a file, with its folder when the other one has the same name. */
function nameBeside(path: string, other: string): string {
  return basename(path) === basename(other) ? path : basename(path);
}
