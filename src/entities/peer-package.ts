/** Packages of the project that Schemix works with and does not bring along. */
import { createRequire } from "node:module";
import { join } from "node:path";
import type { ModuleLoader } from "../loading/module-loader.js";

/** The main file of a package: the project's own, else the one that Schemix itself would get; nothing where there is none. */
export function locatePeer(packageName: string, { root }: ModuleLoader): string | undefined {
  for (const place of [join(root, "package.json"), join(process.cwd(), "package.json"), import.meta.url]) {
    try {
      return createRequire(place).resolve(packageName);
    } catch {
      // not from here
    }
  }
  return undefined;
}
