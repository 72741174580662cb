import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { SchemixError } from "../errors/schemix-error.js";
import { installCommand } from "../loading/install-command.js";

/**
 * Loads an optional peer dependency: from beside Schemix, else from the working directory's project.
 * @throws SchemixError `DRIVER_MISSING`
 */
export async function loadDriver<T>(packageName: string, load: () => T | Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!isMissing(error, packageName)) throw error;
    return loadFromProject<T>(packageName, error);
  }
}

async function loadFromProject<T>(packageName: string, cause: unknown): Promise<T> {
  try {
    const resolved = createRequire(join(process.cwd(), "package.json")).resolve(packageName);
    return (await import(pathToFileURL(resolved).href)) as T;
  } catch (error) {
    if (!isMissing(error, packageName)) throw error;
    throw new SchemixError("DRIVER_MISSING", {
      message: `The package ${packageName} is not installed`,
      why: "Database clients are optional: only the one that a project uses is needed.",
      fix: installCommand(process.cwd(), [packageName]),
      data: { package: packageName },
      cause,
    });
  }
}

/** A file of the package that {@link loadDriver} loads; nothing where it cannot be told. */
export function locateDriver(packageName: string): string | undefined {
  for (const place of [import.meta.url, join(process.cwd(), "package.json")]) {
    try {
      return createRequire(place).resolve(packageName);
    } catch {
      // not from here
    }
  }
  return undefined;
}

function isMissing(error: unknown, packageName: string): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  const isNotFound = error.code === "ERR_MODULE_NOT_FOUND" || error.code === "MODULE_NOT_FOUND";
  return isNotFound && error.message.includes(packageName);
}
