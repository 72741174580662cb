import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { makeCacheFolder, removeQuietly } from "../../../loading/code-cache.js";
import { isRecord } from "../../../loading/json.js";

/** The files of a database that nobody has written to, as a tar archive. */
export interface DatabaseImage {
  /** What was kept of an earlier start; nothing when there is none, or when it is damaged. */
  read(): Promise<Blob | undefined>;
  /** Keeps the files of an instance that has just been started for the next one; never throws. */
  keep(instance: ImageSource): Promise<void>;
}

interface ImageSource {
  dumpDataDir(compression: "none"): Promise<Blob>;
}

/**
 * The image that is kept beside the installed PGlite, for its version only: what PGlite does to make the first files of
 * a database takes it some seconds, and comes to the same each time. It only ever saves time, as every cache.
 *
 * @param entry any file of the installed package; absent: nothing is kept
 */
export function pgliteImage(entry: string | undefined): DatabaseImage {
  const path = entry === undefined ? undefined : imagePath(entry);
  return {
    async read() {
      try {
        // Compressed also because its checksum tells a damaged file from a whole one.
        return path === undefined ? undefined : new Blob([await promisify(gunzip)(await readFile(path))]);
      } catch {
        return undefined;
      }
    },
    async keep(instance) {
      if (path === undefined) return;
      const temporary = `${path}.${process.pid}`;
      try {
        const files = await instance.dumpDataDir("none");
        const packed = await promisify(gzip)(Buffer.from(await files.arrayBuffer()), { level: 1 });
        makeCacheFolder(dirname(path));
        // Other processes see the whole image or none.
        writeFileSync(temporary, packed);
        renameSync(temporary, path);
      } catch {
        removeQuietly(temporary);
      }
    },
  };
}

/** In the folder for caches of the `node_modules` that the package is in; nothing when it is in none. */
function imagePath(entry: string): string | undefined {
  const modules = `${sep}node_modules${sep}`;
  const end = entry.lastIndexOf(modules);
  const version = versionOf(entry);
  if (end < 0 || version === undefined) return undefined;
  return join(entry.slice(0, end + modules.length), ".cache", "schemix", `pglite-${version}.tar.gz`);
}

function versionOf(entry: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(dirname(dirname(entry)), "package.json"), "utf8"));
    return isRecord(manifest) && typeof manifest.version === "string" ? manifest.version : undefined;
  } catch {
    return undefined;
  }
}
