import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { compareText } from "../util/compare.js";

/**
 * The files that patterns match: absolute paths, each once, in the order of their code units. `*` and `?` stand for
 * text within a name, `**` for any folders, `{a,b}` for either; a pattern that starts with `!` takes away, wherever
 * it stands. Upper and lower case differ. node_modules and names with a leading dot match no wildcard.
 *
 * @param root folder that relative patterns start at
 * @example globFiles("/app", ["src/**\/*.entity.{ts,js}", "!src/legacy/**"])
 */
export function globFiles(root: string, patterns: string | readonly string[]): readonly string[] {
  const list = typeof patterns === "string" ? [patterns] : patterns;
  const found = new Set<string>();
  const walk = createWalker(found);
  for (const pattern of list.filter((text) => !text.startsWith("!"))) {
    for (const plain of expandBraces(pattern)) {
      const { base, segments } = splitPattern(root, plain);
      walk(base, segments);
    }
  }
  const excluded = list.filter((text) => text.startsWith("!")).map((text) => matcherOf(root, text.slice(1)));
  return [...found].filter((file) => !excluded.some((matches) => matches(file))).sort(compareText);
}

/** Whether patterns match a file, whether or not it is there. */
export function matchesGlob(root: string, patterns: readonly string[], file: string): boolean {
  const isTaken = (pattern: string): boolean => matcherOf(root, pattern)(file);
  const [wanted, unwanted] = [false, true].map((isOut) =>
    patterns.filter((text) => text.startsWith("!") === isOut),
  );
  return (wanted ?? []).some(isTaken) && !(unwanted ?? []).some((text) => isTaken(text.slice(1)));
}

/** The folder that a pattern starts in: all of it before the first wildcard. */
export function globFolder(root: string, pattern: string): string {
  return splitPattern(root, expandBraces(pattern)[0] ?? pattern).base;
}

function matcherOf(root: string, pattern: string): (path: string) => boolean {
  const matchers = expandBraces(pattern).map((text) => {
    const { base, segments } = splitPattern(root, text);
    return pathMatcher(
      [...slashed(base).split("/"), ...segments].filter((part, index) => index === 0 || part !== ""),
    );
  });
  return (path) => matchers.some((matches) => matches(path));
}

const isWild = (segment: string) => /[*?]/.test(segment);
const slashed = (path: string) => (process.platform === "win32" ? path.replaceAll("\\", "/") : path);

// The leading names without wildcards are gone to directly: they may have a dot, or lead out of the root.
function splitPattern(root: string, pattern: string): { base: string; segments: readonly string[] } {
  const segments = slashed(pattern).split("/");
  const wild = segments.findIndex(isWild);
  const fixed = wild < 0 ? segments.slice(0, -1) : segments.slice(0, wild);
  const start = fixed.join("/");
  const base = isAbsolute(pattern) ? resolve(start === "" ? "/" : start) : resolve(root, start);
  const rest = segments.slice(fixed.length).filter((part) => part !== "" && part !== ".");
  return { base, segments: rest };
}

function createWalker(found: Set<string>) {
  const listings = new Map<string, readonly Dirent[]>();
  const list = (folder: string): readonly Dirent[] => {
    const known = listings.get(folder) ?? readFolder(folder);
    listings.set(folder, known);
    return known;
  };
  const walk = (folder: string, segments: readonly string[], seen: readonly string[] = []): void => {
    const [segment, ...rest] = segments;
    if (segment === undefined) return;
    if (segment === "**") walkDeep(folder, segments, rest, seen);
    else if (isWild(segment)) walkNames(folder, segment, rest, seen);
    else step(join(folder, segment), rest, seen);
  };
  const walkDeep = (
    folder: string,
    segments: readonly string[],
    rest: readonly string[],
    seen: readonly string[],
  ): void => {
    // Links may lead back up: a folder is entered once on a way down.
    const real = realPath(folder);
    if (seen.includes(real)) return;
    walk(folder, rest.length === 0 ? ["*"] : rest, seen);
    for (const entry of list(folder)) {
      if (!isEntered(entry.name) || !isFolder(entry, folder)) continue;
      walk(join(folder, entry.name), segments, [...seen, real]);
    }
  };
  const walkNames = (
    folder: string,
    segment: string,
    rest: readonly string[],
    seen: readonly string[],
  ): void => {
    const matches = segmentMatcher(segment);
    const isWanted = rest.length === 0 ? isFile : isFolder;
    for (const entry of list(folder)) {
      if (matches(entry.name) && isWanted(entry, folder)) step(join(folder, entry.name), rest, seen);
    }
  };
  const step = (path: string, rest: readonly string[], seen: readonly string[]): void => {
    if (rest.length > 0) walk(path, rest, seen);
    else if (statSync(path, { throwIfNoEntry: false })?.isFile()) found.add(path);
  };
  return walk;
}

function readFolder(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function realPath(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    return folder;
  }
}

const isEntered = (name: string) => name !== "node_modules" && !name.startsWith(".");

function isFolder(entry: Dirent, folder: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return statSync(join(folder, entry.name), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isFile(entry: Dirent, folder: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return statSync(join(folder, entry.name), { throwIfNoEntry: false })?.isFile() ?? false;
}

function segmentMatcher(segment: string): (name: string) => boolean {
  const pattern = new RegExp(`^${segmentSource(segment)}$`, "su");
  return (name) => pattern.test(name) && (isEntered(name) || segment.startsWith("."));
}

function segmentSource(segment: string): string {
  return segment
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*+/g, () => "[^/]*")
    .replace(/\?/g, "[^/]");
}

/** Matches a whole path, or a folder that it lies in. */
function pathMatcher(segments: readonly string[]): (path: string) => boolean {
  const source = segments.map((segment, index) => {
    if (segment !== "**") return `${index === 0 ? "" : "/"}${segmentSource(segment)}`;
    return "(?:/[^/]+)*?";
  });
  const pattern = new RegExp(`^${source.join("")}(?:/.*)?$`, "su");
  return (path) => pattern.test(slashed(path));
}

// Innermost braces first; what they yield is expanded again.
function expandBraces(pattern: string): readonly string[] {
  const match = /\{([^{}]*)\}/.exec(pattern);
  if (!match) return [pattern];
  const before = pattern.slice(0, match.index);
  const after = pattern.slice(match.index + match[0].length);
  return (match[1] ?? "").split(",").flatMap((option) => expandBraces(before + option + after));
}
