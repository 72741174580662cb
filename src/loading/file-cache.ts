import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defaultCacheFolder, makeCacheFolder, removeQuietly } from "./code-cache.js";

/**
 * Values by key, kept in one file of the project's cache folder. A cache only ever saves time: a missing, broken or
 * read-only one is an empty one.
 */
export class FileCache<Value> {
  readonly #path: string;
  readonly #folder: string;
  readonly #isValue: (value: unknown) => value is Value;
  readonly #most: number;
  #entries: Map<string, Value> | undefined;
  #isChanged = false;

  /** @param most entries that are kept, the newest */
  constructor(root: string, fileName: string, isValue: (value: unknown) => value is Value, most = 50_000) {
    this.#folder = defaultCacheFolder(root);
    this.#path = join(this.#folder, fileName);
    this.#isValue = isValue;
    this.#most = most;
  }

  /** Of texts. */
  static ofTexts(root: string, fileName: string, most?: number): FileCache<string> {
    return new FileCache(root, fileName, (value): value is string => typeof value === "string", most);
  }

  get(key: string): Value | undefined {
    return this.#load().get(key);
  }

  set(key: string, value: Value): void {
    if (this.#load().get(key) === value) return;
    this.#load().set(key, value);
    this.#isChanged = true;
  }

  /** Writes what is new; never throws. */
  save(): void {
    if (!this.#isChanged || this.#entries === undefined) return;
    const newest = [...this.#entries].slice(-this.#most);
    const temporary = `${this.#path}.${process.pid}`;
    try {
      makeCacheFolder(this.#folder);
      writeFileSync(temporary, JSON.stringify(newest));
      renameSync(temporary, this.#path);
      this.#isChanged = false;
    } catch {
      // A folder that cannot be written is a slower start, not a fault.
      removeQuietly(temporary);
    }
  }

  #load(): Map<string, Value> {
    this.#entries ??= new Map(this.#read());
    return this.#entries;
  }

  #read(): (readonly [string, Value])[] {
    try {
      const parsed: unknown = JSON.parse(readFileSync(this.#path, "utf8"));
      return Array.isArray(parsed) ? parsed.filter((entry) => this.#isEntry(entry)) : [];
    } catch {
      return [];
    }
  }

  #isEntry(entry: unknown): entry is [string, Value] {
    return Array.isArray(entry) && typeof entry[0] === "string" && this.#isValue(entry[1]);
  }
}
