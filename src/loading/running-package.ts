/** The package that runs now, from the inside: whether it is dist/ of an installation or a build of the tests. */
import { readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { isRecord } from "./json.js";
import { resolvePackageMap } from "./package-map.js";

const packageName = "@schemix/migrate";
const codeFolder = dirname(dirname(fileURLToPath(import.meta.url)));

let manifest: Record<string, unknown> | undefined;

function readManifest(): Record<string, unknown> {
  for (let folder = codeFolder; manifest === undefined; folder = dirname(folder)) {
    try {
      const value: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      if (isRecord(value) && value.name === packageName) manifest = value;
    } catch {
      // not in this folder
    }
    if (manifest === undefined && folder === dirname(folder)) manifest = {};
  }
  return manifest;
}

/** Version of the running package. */
export function runningVersion(): string {
  const { version } = readManifest();
  return typeof version === "string" ? version : "0";
}

export function isOwnSpecifier(specifier: string): boolean {
  return specifier === packageName || specifier.startsWith(`${packageName}/`);
}

/** Whether `file` is code of the running package. */
export function isOwnFile(file: string): boolean {
  return file.startsWith(codeFolder + sep);
}

/** The running package's file for `@schemix/migrate` or a subpath of it. */
export function ownEntry(specifier: string): string | undefined {
  const key = `.${specifier.slice(packageName.length)}`;
  const target = resolvePackageMap(readManifest().exports, key, new Set(["default"]));
  if (target === undefined) return undefined;
  return join(codeFolder, target.replace(/^\.\/dist\//, ""));
}
