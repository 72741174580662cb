/** The formatter of a project: its own, found from the folder of the configuration. */
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { dirname, join } from "node:path";

/** The formatters that are known by name. */
export type FormatterName = "prettier" | "biome" | "oxfmt" | "dprint";

interface Formatter {
  /** On npm. */
  readonly package: string;
  /** Files that configure it. */
  readonly isConfig: (name: string) => boolean;
  /** Before the names of files, which it writes in place; files that its configuration leaves out are no error. */
  readonly args: readonly string[];
}

const formatters: Readonly<Record<FormatterName, Formatter>> = {
  biome: {
    package: "@biomejs/biome",
    isConfig: (name) => /^\.?biome\.jsonc?$/.test(name),
    args: ["format", "--write", "--no-errors-on-unmatched"],
  },
  prettier: {
    package: "prettier",
    isConfig: (name) => /^(\.prettierrc(\..+)?|prettier\.config\.[cm]?[jt]s)$/.test(name),
    args: ["--write", "--ignore-unknown", "--log-level", "warn"],
  },
  oxfmt: {
    package: "oxfmt",
    isConfig: (name) => /^(\.oxfmtrc\.jsonc?|oxfmt\.config\.[cm]?[jt]s)$/.test(name),
    args: ["--no-error-on-unmatched-pattern"],
  },
  dprint: {
    package: "dprint",
    isConfig: (name) => /^\.?dprint\.jsonc?$/.test(name),
    args: ["fmt", "--allow-no-files"],
  },
};

export const formatterNames = Object.keys(formatters) as FormatterName[];

/** A program with what stands before the names of files. */
export interface FormatCommand {
  readonly program: string;
  readonly args: readonly string[];
}

/**
 * The formatter that a folder's project uses: the nearest folder above that has a configuration of one, or a
 * package.json that names one, says which; only one that is installed counts.
 */
export function formatterOf(root: string): FormatterName | undefined {
  for (const folder of foldersAbove(root)) {
    const names = namesIn(folder);
    const { prettier, dependencies, devDependencies } = packageIn(folder);
    const signs: readonly ((name: FormatterName) => boolean)[] = [
      (name) => names.some(formatters[name].isConfig),
      (name) => name === "prettier" && prettier !== undefined,
      (name) => Object.hasOwn({ ...dependencies, ...devDependencies }, formatters[name].package),
    ];
    for (const isUsed of signs) {
      const found = formatterNames.find((name) => isUsed(name) && formatCommand(name, root) !== undefined);
      if (found !== undefined) return found;
    }
    if (names.includes(".git")) return undefined;
  }
  return undefined;
}

/** How an installed formatter is called; nothing when it is not installed. */
export function formatCommand(name: FormatterName, root: string): FormatCommand | undefined {
  const { package: id, args } = formatters[name];
  const home = foldersAbove(root)
    .map((folder) => join(folder, "node_modules", id))
    .find((folder) => existsSync(join(folder, "package.json")));
  if (home === undefined) return undefined;
  const { bin } = packageIn(home);
  const path = typeof bin === "string" ? bin : bin?.[name];
  if (path === undefined) return undefined;
  const program = join(home, path);
  return isScript(program) ? { program: process.execPath, args: [program, ...args] } : { program, args };
}

/** The npm package of a formatter. */
export function packageOf(name: FormatterName): string {
  return formatters[name].package;
}

/** A folder and those that it is in. */
export function foldersAbove(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersAbove(parent)];
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

interface PackageFile {
  readonly prettier?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly bin?: string | Readonly<Record<string, string>>;
}

function packageIn(folder: string): PackageFile {
  try {
    const found: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return typeof found === "object" && found !== null ? found : {};
  } catch {
    return {};
  }
}

/** Whether Node runs a file: other programs are run as they are. */
function isScript(path: string): boolean {
  if (/\.[cm]?js$/.test(path)) return true;
  try {
    const file = openSync(path, "r");
    try {
      const start = Buffer.alloc(64);
      readSync(file, start, 0, 64, 0);
      return /^#!.*\bnode\b/.test(start.toString("utf8"));
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
