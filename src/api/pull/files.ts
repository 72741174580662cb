/** Generated entity files and the files that are there: what is written, and what is left alone. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { EntityFile } from "../../codegen/entities/plan.js";
import { originOf, sealed, sealOf, textSumsOf, unsealed, withTextSums } from "../../codegen/entities/seal.js";
import type { Config } from "../../config/types.js";
import { SchemixError } from "../../errors/schemix-error.js";
import { globFolder, matchesGlob } from "../../loading/glob.js";
import { compareText } from "../../util/compare.js";
import { lineDiff } from "../../util/line-diff.js";
import { type AfterWriteRequest, afterWriting } from "../writing/after-write.js";
import { planTexts, type Step, type Surroundings } from "./texts.js";

export interface FilePlan {
  readonly folder: string;
  readonly force: boolean;
  /** Whether the files are all that there should be: others of `pull` have lost their table. */
  readonly isComplete: boolean;
}

/** What is to be done with each file; nothing is written. */
export async function planFiles(files: readonly EntityFile[], plan: FilePlan): Promise<readonly Step[]> {
  const { folder, force } = plan;
  const steps: Step[] = [];
  const wanted = new Set(files.flatMap(({ texts = [] }) => texts.map(({ name }) => name)));
  const around: Surroundings = { folder, force, wanted, read: readText };
  for (const { name, source, texts = [] } of files) {
    const file = join(folder, name);
    const existing = await readText(file);
    const step = stepFor(file, sealed(source), existing, force);
    const beside = await planTexts({ existing, isKept: step.action === "edited", texts }, around);
    steps.push(withSums(step, existing, beside.sums), ...beside.steps);
  }
  if (plan.isComplete) steps.push(...(await goneFiles(new Set(files.map(({ name }) => name)), around)));
  return steps.sort((a, b) => compareText(a.file, b.file));
}

/** Files of `pull` that have lost their table. */
async function goneFiles(known: ReadonlySet<string>, around: Surroundings): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const name of (await listFiles(around.folder)).filter((each) => !known.has(each))) {
    const file = join(around.folder, name);
    const existing = await readText(file);
    if (existing === undefined || sealOf(existing) === "foreign") continue;
    const beside = await planTexts({ existing, isKept: false, texts: [] }, around);
    steps.push({ file, action: "gone" }, ...beside.steps);
  }
  return steps;
}

/** A step that writes what is known of the files of SQL as well: a file that is left alone gets other first lines. */
function withSums(step: Step, existing: string | undefined, sums: ReadonlyMap<string, string>): Step {
  const { text, action } = step;
  if (text !== undefined) return { ...step, text: withTextSums(text, sums) };
  if (existing === undefined) return step;
  const anew = withTextSums(existing, sums);
  if (anew === existing) return step;
  return { ...step, action: action === "unchanged" ? "changed" : action, text: anew, isExact: true };
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
  const all = steps.filter(({ text }) => text !== undefined);
  if (all.length === 0) return steps;
  await attempt(folder, () => mkdir(folder, { recursive: true }));
  const isSql = ({ file }: Step): number => Number(file.endsWith(".sql"));
  // SQL first: where that cannot be written, no entity file says that it was.
  const inOrder = all.toSorted((a, b) => isSql(b) - isSql(a));
  for (const { file, text = "" } of inOrder) await attempt(file, () => writeFile(file, text));
  const written = all.filter(({ isExact }) => isExact !== true);
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
  const anew = withTextSums(sealed(unsealed(formatted), originOf(text)), textSumsOf(text));
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
