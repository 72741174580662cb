/** Which of the migrations folders a new file goes to. */
import { dirname, isAbsolute, relative, resolve } from "node:path";
import { SchemixError } from "../../errors/schemix-error.js";
import type { Project } from "./project.js";

/**
 * The folder for a new migration: the one that is named, else that of its first parent, else the first of the
 * configuration.
 * @throws SchemixError `USAGE` for a folder that has no migrations
 */
export function versionPath(
  { config, files }: Project,
  parents: readonly string[],
  {
    versionPath: named,
    cwd,
  }: { readonly versionPath?: string | undefined; readonly cwd?: string | undefined },
): string {
  const { migrations, recursive, fileName, root } = config;
  const holder = (path: string): string | undefined =>
    migrations.find((folder) => folder === path || (recursive && isInside(path, folder)));
  if (named !== undefined) {
    // As on the command line, or as it stands in the configuration.
    const paths = [resolve(cwd ?? process.cwd(), named), resolve(root, named)];
    const found = paths.find((path) => holder(path) !== undefined);
    if (found !== undefined) return found;
    throw unknownFolder(named, config);
  }
  const parent = files.get(parents[0] ?? "");
  const [first = root] = migrations;
  if (parent === undefined) return first;
  const folder = dirname(parent.path);
  // A template with folders of its own starts at the top.
  return fileName.includes("/") ? (holder(folder) ?? first) : folder;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== "" && !isAbsolute(way) && !way.split(/[\\/]/).some((part) => part.startsWith("."));
}

function unknownFolder(named: string, { migrations, recursive, root }: Project["config"]): SchemixError {
  const shown = migrations.map((folder) => relative(root, folder) || ".");
  return new SchemixError("USAGE", {
    message: `${named} is none of the folders of migrations`,
    why: `The configuration names ${shown.join(", ")}${recursive ? ", and all inside of them" : ""}. A file elsewhere would not be found.`,
    fix: "Name one of these, or add the folder to `migrations` of the configuration.",
    data: { versionPath: named, folders: migrations },
  });
}
