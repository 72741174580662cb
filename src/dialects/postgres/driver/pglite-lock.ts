import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { SchemixError } from "../../../errors/schemix-error.js";
import type { SessionOptions } from "../../connection.js";

const pollMilliseconds = 100;

/**
 * Keeps a folder to one process: two embedded servers over one folder destroy it.
 * @returns what gives the folder free again
 * @throws SchemixError `LOCK_TIMEOUT` naming the process that has it
 */
export async function lockFolder(
  folder: string,
  options: { readonly wait: number } & Pick<SessionOptions, "signal" | "onWait">,
): Promise<() => void> {
  const file = `${folder}.lock`;
  const start = Date.now();
  for (;;) {
    const holder = tryLock(file);
    if (holder === undefined) return releaser(file);
    if (options.signal?.aborted) throw new SchemixError("ABORTED", { message: "Connecting was interrupted" });
    const waited = Date.now() - start;
    if (waited >= options.wait) throw busy(folder, file, holder);
    options.onWait?.({
      holder: `${nameOf(holder)} has ${folder} open`,
      seconds: Math.floor(waited / 1000),
    });
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
  }
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in the system's own measure: tells a reused number from the same process. */
  readonly started: string;
}

/** Who holds the file, or nothing when this process now does. */
function tryLock(file: string): Holder | undefined {
  const own = { pid: process.pid, host: hostname(), started: startOf(process.pid) };
  try {
    writeFileSync(file, JSON.stringify(own), { flag: "wx" });
    return undefined;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const holder = readHolder(file);
  if (holder !== undefined && isAlive(holder)) return holder;
  // Gone without taking its file along.
  rmSync(file, { force: true });
  return tryLock(file);
}

function readHolder(file: string): Holder | undefined {
  try {
    const { pid, host, started } = JSON.parse(readFileSync(file, "utf8")) as Partial<Holder>;
    return { pid: Number(pid), host: String(host), started: String(started) };
  } catch {
    return undefined;
  }
}

function isAlive({ pid, host, started }: Holder): boolean {
  // Of another machine nothing is known.
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  return startOf(pid) === started;
}

function startOf(pid: number): string {
  try {
    // The name, second of the fields, may hold blanks and brackets: count behind its end.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

function releaser(file: string): () => void {
  const release = () => {
    process.off("exit", release);
    rmSync(file, { force: true });
  };
  process.once("exit", release);
  return release;
}

function nameOf({ pid, host }: Holder): string {
  return `process ${pid}${host === hostname() ? "" : ` on ${host}`}`;
}

function busy(folder: string, file: string, holder: Holder): SchemixError {
  const { pid, host } = holder;
  const here = host === hostname();
  return new SchemixError("LOCK_TIMEOUT", {
    message: `The database folder is in use by ${nameOf(holder)}`,
    where: folder,
    why: "An embedded PostgreSQL can be opened by one process at a time.",
    fix: here ? "Wait for that process or end it." : `When no process uses the folder, delete ${file}.`,
    data: { pid, host },
  });
}
