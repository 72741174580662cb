/** The packages that sets of entities need: those that are there already, and those that are installed for the run. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** `node_modules` of a folder and of those above it, the nearest first. */
export function packagesAround(folder: string): readonly string[] {
  const found: string[] = [];
  for (let at = resolve(folder); ; at = dirname(at)) {
    const packages = join(at, "node_modules");
    if (existsSync(packages)) found.push(packages);
    if (dirname(at) === at) return found;
  }
}

/**
 * Makes packages be found in another `node_modules` as well, unless one of that name is there.
 * @param places of packages that are not where their name says
 */
export function linkPackages(
  folders: readonly string[],
  into: string,
  places: ReadonlyMap<string, string> = new Map(),
): void {
  mkdirSync(into, { recursive: true });
  const found = folders.flatMap((folder) =>
    namesIn(folder).map((name) => [name, join(folder, name)] as const),
  );
  for (const [name, path] of [...places, ...found]) {
    const link = join(into, name);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(path, link, "junction");
  }
}

function namesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .flatMap((name) =>
      name.startsWith("@") ? readdirSync(join(folder, name)).map((part) => `${name}/${part}`) : [name],
    );
}

/** Gives each set of a copied folder the packages of the original one, or else those that its `package.json` asks for. */
export function furnish(original: string, copy: string): void {
  const packages = join(original, "node_modules");
  const link = join(copy, "node_modules");
  if (existsSync(link)) return;
  if (existsSync(packages)) symlinkSync(resolve(packages), link, "junction");
  else if (asksForPackages(copy)) install(copy);
}

function asksForPackages(folder: string): boolean {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return false;
  const { dependencies = {} } = JSON.parse(readFileSync(file, "utf8")) as { readonly dependencies?: object };
  return Object.keys(dependencies).length > 0;
}

/** Nothing of a package is run, and one that asks for another version than is there is taken as it is. */
function install(folder: string): void {
  const quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
  execFileSync("npm", ["install", "--ignore-scripts", "--legacy-peer-deps", ...quiet], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
}
