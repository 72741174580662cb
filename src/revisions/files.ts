/** The folder of migration files: reading all, writing one. */
import { hash, randomBytes } from "node:crypto";
import { type Dirent, readFileSync, realpathSync, statSync } from "node:fs";
import { link, mkdir, open, readdir, unlink } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { setImmediate } from "node:timers/promises";
import { SchemixError } from "../errors/schemix-error.js";
import { compareText } from "../util/compare.js";
import { errorOf, type Fault } from "./faults.js";
import { isRevisionFileName } from "./file-name.js";
import type { RevisionNode } from "./graph.js";
import { type RevisionMetadata, scanMetadata } from "./metadata.js";

/** A migration file, read but not run. */
export interface RevisionFile {
  /** Name within the folder. */
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
 * Reads the metadata of all migration files of a folder without running them, sorted by name. A folder that
 * does not exist has none.
 *
 * @throws SchemixError MIGRATION_INVALID, REVISION_DUPLICATE; all faults of all files at once in
 *   `data.faults`. MODULE_LOAD_FAILED when the folder or a file cannot be read.
 */
export async function readRevisionFiles(folder: string, cache?: MetadataCache): Promise<RevisionFile[]> {
  const { files, faults } = await scanRevisionFiles(folder, cache);
  if (faults.length > 0) throw errorOf(faults);
  return files;
}

/**
 * {@link readRevisionFiles} for those who go on without the files that cannot be read.
 *
 * @throws SchemixError MODULE_LOAD_FAILED when the folder or a file cannot be read.
 */
export async function scanRevisionFiles(
  folder: string,
  cache?: MetadataCache,
): Promise<{ readonly files: RevisionFile[]; readonly faults: readonly Fault[] }> {
  const files: RevisionFile[] = [];
  const faults: Fault[] = [];
  const entries = await listFiles(folder);
  const known = entries.length < fewestCached ? undefined : cache;
  for (const [index, entry] of entries.entries()) {
    if (index % batch === batch - 1) await setImmediate();
    const result = readOne(folder, entry, known);
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
  const { revision, parents, labels, dependsOn, message } = file.metadata;
  return { id: revision, parents, labels, dependsOn, message, file: file.path };
}

/**
 * Writes a new migration file, whole or not at all, and returns its path. The folder is made when missing.
 *
 * @throws SchemixError FILE_EXISTS when there is a file of that name; FILE_UNWRITABLE when it cannot be written; USAGE when `name` is not a plain file name.
 */
export async function writeRevisionFile(folder: string, name: string, source: string): Promise<string> {
  if (!isRevisionFileName(name) || name !== basename(name) || /[\\/\0:]/.test(name)) {
    throw new SchemixError("USAGE", {
      message: `\`${name}\` is not a name for a migration file`,
      why: "It has to be a plain file name that ends in .ts, .mts, .cts, .js, .mjs or .cjs.",
      fix: "Choose a name like 20261122_0715_3f2a9c1b7d04_create_users.ts.",
    });
  }
  await mkdir(folder, { recursive: true }).catch((cause) => {
    throw unwritable(folder, "The migrations folder cannot be made", cause);
  });
  const path = join(folder, name);
  const temporary = join(folder, `.${name}.${randomBytes(6).toString("hex")}.tmp`);
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

function unreadable(path: string, message: string, cause: unknown): SchemixError {
  return failed("MODULE_LOAD_FAILED", path, message, cause);
}

function unwritable(path: string, message: string, cause: unknown): SchemixError {
  return failed("FILE_UNWRITABLE", path, message, cause);
}

function failed(
  code: "MODULE_LOAD_FAILED" | "FILE_UNWRITABLE",
  path: string,
  message: string,
  cause: unknown,
): SchemixError {
  return new SchemixError(code, {
    message,
    where: path,
    why: cause instanceof Error ? cause.message : String(cause),
    fix: "Check that the path is what you mean and that you may read and write there.",
    data: { file: path },
    cause,
  });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

async function listFiles(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause) => {
    if (codeOf(cause) === "ENOENT") return [];
    throw unreadable(folder, "The migrations folder cannot be read", cause);
  });
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

type ReadResult = RevisionFile | { readonly faults: readonly Fault[] } | undefined;

/** Synchronous: for small files that is twenty times as fast as four trips to the thread pool for each. */
function readOne(folder: string, entry: Dirent, cache: MetadataCache | undefined): ReadResult {
  const { name } = entry;
  const path = join(folder, name);
  if (entry.isSymbolicLink()) {
    const target = readLink(folder, path);
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

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
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
    message: `The revision ${revision} is in ${basename(first)} and in ${basename(second)}`,
    file: second,
    why: "A revision is known by its id alone; one of the files would never be applied.",
    fix: "Remove one of the files, or give the newer one another id if it was never applied.",
  };
}
