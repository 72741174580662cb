import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** Code that ran through the transformer, with the source map that leads back. */
export interface TransformedCode {
  readonly code: string;
  /** JSON of the source map; empty when the code is the source. */
  readonly map: string;
}

/** Transformed code by the hash of all it was made from. */
export interface CodeCache {
  get(key: string): TransformedCode | undefined;
  set(key: string, value: TransformedCode): void;
  /** What this version of the engine has made of the code. */
  getCompiled(key: string): Buffer | undefined;
  /** `undefined`: what was kept is of no use. */
  setCompiled(key: string, data: Buffer | undefined): void;
}

/** Where a project's cache lives when nobody says otherwise. */
export function defaultCacheFolder(root: string): string {
  const modules = join(root, "node_modules");
  return existsSync(modules) ? join(modules, ".cache", "schemix") : join(root, ".schemix", "cache");
}

/** Ten times as many as a project of a thousand entities has at a time. */
const mostEntries = 20_000;

/**
 * A cache of one file per entry. What cannot be read or written counts as absent: it only costs time.
 * @param most entries that there may be: of more, the older half goes when something new is written
 */
export function createCodeCache(folder: string, most = mostEntries): CodeCache {
  const fileOf = (key: string) => join(folder, `${key}.cjs`);
  const compiledOf = (key: string) => join(folder, `${key}.v8-${process.versions.v8}`);
  let isPruned = false;
  const write = (file: string, content: string | Buffer): void => {
    // Once is enough: nobody writes that much in a run.
    if (!isPruned) prune(folder, most);
    isPruned = true;
    writeEntry(folder, file, content);
  };
  return {
    get(key) {
      let text: string;
      try {
        text = readFileSync(fileOf(key), "utf8");
      } catch {
        return undefined;
      }
      return decode(text);
    },
    set(key, value) {
      write(fileOf(key), encode(value));
    },
    getCompiled(key) {
      let bytes: Buffer;
      try {
        bytes = readFileSync(compiledOf(key));
      } catch {
        return undefined;
      }
      const data = bytes.subarray(sumLength);
      // The engine takes what it is given at its word.
      return checksum(data) === bytes.toString("latin1", 0, sumLength) ? data : undefined;
    },
    setCompiled(key, data) {
      const file = compiledOf(key);
      if (data === undefined) removeQuietly(file);
      else write(file, Buffer.concat([Buffer.from(checksum(data), "latin1"), data]));
    },
  };
}

/** Takes the older half of the entries away where there are too many, and what killed processes have left of theirs. */
function prune(folder: string, most: number): void {
  try {
    const names = readdirSync(folder).filter((name) => /^[0-9a-f]{64}\.(?:cjs|v8-)/.test(name));
    if (names.length <= most) return;
    const entries = names.map((name) => {
      const file = join(folder, name);
      return { file, time: statSync(file).mtimeMs };
    });
    const oldest = entries.sort((a, b) => a.time - b.time).slice(0, -Math.floor(most / 2));
    for (const { file } of oldest) removeQuietly(file);
  } catch {
    // Somebody else prunes it, or there is none.
  }
}

function writeEntry(folder: string, file: string, content: string | Buffer): void {
  const temporary = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    makeCacheFolder(folder);
    // Readers of other processes see the whole entry or none.
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch {
    removeQuietly(temporary);
  }
}

/** Takes a file of a cache away where that is possible. */
export function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // the folder itself could not be made
  }
}

/** Makes the folder, which version control is not to see. */
export function makeCacheFolder(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  if (!dirname(folder).endsWith(".cache")) writeFileSync(join(folder, ".gitignore"), "*\n");
}

// First line: checksum of the rest and the length of the code in it.
function encode({ code, map }: TransformedCode): string {
  return `//${checksum(code + map)} ${code.length}\n${code}${map}`;
}

function decode(text: string): TransformedCode | undefined {
  const match = /^\/\/([0-9a-f]{40}) (\d+)\n/.exec(text);
  if (!match) return undefined;
  const body = text.slice(match[0].length);
  if (checksum(body) !== match[1]) return undefined;
  const length = Number(match[2]);
  return { code: body.slice(0, length), map: body.slice(length) };
}

/** Characters of a {@link checksum}. */
const sumLength = 40;

function checksum(content: string | Buffer): string {
  return createHash("sha1").update(content).digest("hex");
}
