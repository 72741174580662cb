/** Files of SQL beside generated entity files: what is written, and what is left alone. */
import { join } from "node:path";
import { besidePath, type TextFile } from "../../codegen/entities/beside.js";
import { textSum, textSumsOf } from "../../codegen/entities/seal.js";
import { lineDiff } from "../../util/line-diff.js";
import type { PulledFile } from "../types.js";

/** A file with what it is to hold, when that is to be written. */
export interface Step extends PulledFile {
  readonly text?: string | undefined;
  /** No formatter goes over it: it is SQL, or nothing but its first lines is new. */
  readonly isExact?: boolean | undefined;
  /** What it holds now. */
  readonly former?: string | undefined;
}

/** An entity file as it is, and the files of SQL that it is to name. */
export interface NamingFile {
  /** What it holds; absent: it is not there. */
  readonly existing: string | undefined;
  /** Somebody edited it, so it stays; what it does not name is not written. */
  readonly isKept: boolean;
  readonly texts: readonly TextFile[];
}

export interface Surroundings {
  readonly folder: string;
  readonly force: boolean;
  /** Names of all files of SQL that are to be there, for whatever entity file. */
  readonly wanted: ReadonlySet<string>;
  readonly read: (file: string) => Promise<string | undefined>;
}

export interface TextPlan {
  readonly steps: readonly Step[];
  /** File → what `pull` last wrote to it; for the first lines of the entity file. */
  readonly sums: ReadonlyMap<string, string>;
}

/** What is to be done with the files of SQL that an entity file names, or named until now. */
export async function planTexts(naming: NamingFile, around: Surroundings): Promise<TextPlan> {
  const { existing = "", isKept, texts } = naming;
  const former = textSumsOf(existing);
  const sums = new Map(isKept ? former : []);
  const steps: Step[] = [];
  const isNamed = (name: string): boolean => existing.includes(besidePath(name));
  for (const text of texts.filter(({ name }) => !isKept || isNamed(name))) {
    const file = join(around.folder, text.name);
    const step = stepFor(file, text.text, await around.read(file), former.get(text.name), around.force);
    steps.push(step);
    const sum = step.action === "edited" ? former.get(text.name) : textSum(text.text);
    if (sum !== undefined) sums.set(text.name, sum);
  }
  for (const [name, sum] of former) {
    if (around.wanted.has(name) || (isKept && isNamed(name))) continue;
    const file = join(around.folder, name);
    if ((await around.read(file)) === undefined) continue;
    steps.push({ file, action: "gone" });
    // Kept, so that it is named until somebody deletes it.
    sums.set(name, sum);
  }
  return { steps, sums };
}

function stepFor(
  file: string,
  text: string,
  existing: string | undefined,
  sum: string | undefined,
  force: boolean,
): Step {
  if (existing === undefined) return { file, action: "added", text, isExact: true };
  if (existing === text) return { file, action: "unchanged" };
  const diff = lineDiff(existing, text);
  if (force || textSum(existing) === sum) return { file, action: "changed", diff, text, isExact: true };
  return { file, action: "edited", diff };
}
