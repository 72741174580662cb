/** Generated entity files and the files that are there: what is written, and what is left alone. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { EntityFile } from "../codegen/entities/plan.js";
import { originOf, sealed, sealOf, unsealed } from "../codegen/entities/seal.js";
import type { Config } from "../config/types.js";
import { SchemixError } from "../errors/schemix-error.js";
import { globFolder, matchesGlob } from "../loading/glob.js";
import { compareText } from "../util/compare.js";
import { lineDiff } from "../util/line-diff.js";
import { type AfterWriteRequest, afterWriting } from "./after-write.js";
import type { PulledFile } from "./types.js";

/** A file with what it is to hold, when that is to be written. */
interface Step extends PulledFile {
  readonly text?: string | undefined;
  /** What it holds now. */
  readonly former?: string | undefined;
}

export interface FilePlan {
  readonly folder: string;
  readonly force: boolean;
  /** Whether the files are all that there should be: others of `pull` have lost their table. */
  readonly isComplete: boolean;
}

/** What is to be done with each file; nothing is written. */
export async function planFiles(files: readonly EntityFile[], plan: FilePlan): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const { name, source } of files) {
    const file = join(plan.folder, name);
    steps.push(stepFor(file, sealed(source), await readText(file), plan.force));
  }
  if (!plan.isComplete) return steps;
  const known = new Set(files.map(({ name }) => name));
  for (const name of (await listFiles(plan.folder)).filter((each) => !known.has(each))) {
    const file = join(plan.folder, name);
    const text = await readText(file);
    if (text !== undefined && sealOf(text) !== "foreign") steps.push({ file, action: "gone" });
  }
  return steps.sort((a, b) => compareText(a.file, b.file));
}

function stepFor(file: string, text: string, existing: string | undefined, force: boolean): Step {
  if (existing === undefined) return { file, action: "added", text };
  if (unsealed(existing) === unsealed(text) || originOf(existing) === originOf(text))
    return { file, action: "unchanged" };
  const diff = lineDiff(unsealed(existing), unsealed(text));
  if (force || sealOf(existing) === "own") return { file, action: "changed", diff, text, former: existing };
  return { file, action: "edited", diff };
}

/**
 * Writes what is to be written, and has the project format it.
 * @returns the steps with what has changed in the end
 * @throws SchemixError `FILE_UNWRITABLE`; `AFTER_WRITE_FAILED`: all is written
 */
export async function writeFiles(
  steps: readonly Step[],
  folder: string,
  after: Omit<AfterWriteRequest, "files">,
): Promise<readonly Step[]> {
  const written = steps.filter(({ text }) => text !== undefined);
  if (written.length === 0) return steps;
  await attempt(folder, () => mkdir(folder, { recursive: true }));
  for (const { file, text = "" } of written) await attempt(file, () => writeFile(file, text));
  const failure = await afterWriting({ ...after, files: written.map(({ file }) => file) }).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  const sealedAnew = new Map<string, string>();
  for (const { file, text = "" } of written) sealedAnew.set(file, await sealAnew(file, text));
  if (failure !== undefined) throw failure.error;
  return steps.map((step) => {
    const text = sealedAnew.get(step.file);
    if (text === undefined || step.former === undefined) return step;
    return { ...step, diff: lineDiff(unsealed(step.former), unsealed(text)) };
  });
}

/** A file that was formatted is not edited: its checksum is that of the formatted text. */
async function sealAnew(file: string, text: string): Promise<string> {
  const formatted = (await readText(file)) ?? text;
  if (unsealed(formatted) === unsealed(text)) return formatted;
  const anew = sealed(unsealed(formatted), originOf(text));
  await attempt(file, () => writeFile(file, anew));
  return anew;
}

async function attempt(path: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

function unwritable(path: string, cause: unknown): SchemixError {
  return new SchemixError("FILE_UNWRITABLE", {
    message: `${path} cannot be written.`,
    where: path,
    why: cause instanceof Error ? cause.message : String(cause),
    fix: "Give this user the right to read and write there, or name another folder with --out.",
    data: { path },
    cause,
  });
}

/** The text of a file; nothing where there is none, or something that writing will stumble over. */
async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR") return undefined;
    throw unwritable(file, error);
  }
}

async function listFiles(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => /\.(entity|enum)\.ts$/.test(name));
  } catch {
    return [];
  }
}

/** The patterns of entity files. */
function patternsOf({ entities }: Config): readonly string[] {
  return entities.filter((entry): entry is string => typeof entry === "string");
}

/** Whether the configuration finds entity files in a folder. */
export function isInSight(config: Config, folder: string): boolean {
  return matchesGlob(config.root, patternsOf(config), join(folder, "example.entity.ts"));
}

/**
 * Where entity files go: where a person says, or where the first pattern that would find them there starts.
 * @throws SchemixError `USAGE` when no pattern would
 */
export function folderFor(config: Config, cwd: string, out: string | undefined): string {
  if (out !== undefined) return resolve(cwd, out);
  const patterns = patternsOf(config);
  const folders = patterns
    .filter((text) => !text.startsWith("!"))
    .map((text) => globFolder(config.root, text));
  const found = folders.find((folder) => isInSight(config, folder));
  if (found !== undefined) return found;
  throw new SchemixError("USAGE", {
    message: "There is no telling where to write entity files",
    where: config.file ?? config.root,
    why: `Files such as ${join(folders[0] ?? config.root, "user.entity.ts")} would not be found by \`entities\` of the configuration.`,
    fix: 'Name a folder with --out, and have `entities` match its files: "src/**/*.entity.ts".',
    data: { patterns },
  });
}
