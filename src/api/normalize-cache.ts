import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { NormalizeCache } from "../dialects/dialect.js";
import { defaultCacheFolder } from "../loading/code-cache.js";

const fileName = "normalized.json";
const mostEntries = 50_000;

/**
 * Texts that a server has put into its own words before, kept in the cache folder of the project. A cache only
 * ever proves that two texts are equal; a missing, broken or read-only one costs a round trip and nothing else.
 */
export class FileNormalizeCache implements NormalizeCache {
  readonly #path: string;
  readonly #folder: string;
  #entries: Map<string, string> | undefined;
  #isChanged = false;

  constructor(root: string) {
    this.#folder = defaultCacheFolder(root);
    this.#path = join(this.#folder, fileName);
  }

  get(key: string): string | undefined {
    return this.#load().get(key);
  }

  set(key: string, value: string): void {
    if (this.#load().get(key) === value) return;
    this.#load().set(key, value);
    this.#isChanged = true;
  }

  /** Writes what is new; never throws. */
  save(): void {
    if (!this.#isChanged || this.#entries === undefined) return;
    const newest = [...this.#entries].slice(-mostEntries);
    const temporary = `${this.#path}.${process.pid}`;
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(temporary, JSON.stringify(newest));
      renameSync(temporary, this.#path);
      this.#isChanged = false;
    } catch {
      // A folder that cannot be written is a slower start, not a fault.
    }
  }

  #load(): Map<string, string> {
    this.#entries ??= read(this.#path);
    return this.#entries;
  }
}

function read(path: string): Map<string, string> {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (!Array.isArray(parsed)) return new Map();
    return new Map(
      parsed.filter((entry): entry is [string, string] => Array.isArray(entry) && entry.length === 2),
    );
  } catch {
    return new Map();
  }
}
