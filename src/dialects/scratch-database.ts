/** What databases that live for a moment, on the server of another one, have in common. */
import { randomBytes } from "node:crypto";
import { SchemixError } from "../errors/schemix-error.js";
import type { Connection, Database, SessionOptions } from "./dialect.js";

/** A database on a server, and how to make such things. */
export interface Home<Address> {
  readonly address: Address;
  readonly at: (address: Address) => Database;
  readonly connect: (address: Address, session?: SessionOptions) => Promise<Connection>;
}

/**
 * A session from which databases can be made: of this one, or of the server's own when this one is not there yet.
 * @param own the name of the database that every server has
 */
export async function reachServer<Address>(
  { address, connect }: Home<Address>,
  own: string,
  session: SessionOptions,
): Promise<{ readonly connection: Connection; readonly address: Address }> {
  try {
    return { connection: await connect(address, session), address };
  } catch (error) {
    if (!(error instanceof SchemixError) || error.code !== "DATABASE_NOT_FOUND") throw error;
    const there = { ...address, database: own };
    return { connection: await connect(there, session), address: there };
  }
}

/** The beginning is what people know such a database by, the time tells them its age; the rest is what no other run can have. */
export function scratchName(): string {
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  return `schemix_scratch_${time}_${randomBytes(6).toString("hex")}`;
}

/** What the server keeps with it, for whoever finds it there. */
export function scratchRemark({ user = "unknown" }: Connection): string {
  return `Scratch database of @schemix/migrate, made by ${user}. When no session is on it, a run was killed: drop it.`;
}

/** Work of a session that ends when the signal says so. */
export async function cancellable<T>(
  connection: Connection,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  let cancelling: Promise<void> | undefined;
  const cancel = () => {
    cancelling = connection.cancel().catch(() => undefined);
  };
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    return await work();
  } finally {
    signal?.removeEventListener("abort", cancel);
    await cancelling;
  }
}

/** Whoever asks, and however often: it is done once. */
export function once(work: () => Promise<void>): () => Promise<void> {
  let working: Promise<void> | undefined;
  return () => {
    working ??= work();
    return working;
  };
}

/** Why a scratch database could not be made, and what else can be done. */
export function scratchUnavailable(
  error: Error,
  around: {
    readonly where: string;
    readonly user: string | undefined;
    /** Who may not, in the words of the server: `login app`. */
    readonly who: string;
    /** What an administrator can do about that. */
    readonly grant: string;
    readonly elsewhere: string;
    readonly cause: unknown;
  },
): Error {
  if (!(error instanceof SchemixError)) return error;
  if (error.code === "ABORTED" || error.code === "SCRATCH_UNAVAILABLE") return error;
  const isDenied = error.code === "PERMISSION_DENIED";
  const { where, user, who, grant, elsewhere, cause } = around;
  return new SchemixError("SCRATCH_UNAVAILABLE", {
    message: isDenied
      ? `The ${who} may not create the scratch database`
      : `The scratch database cannot be created: ${error.message}`,
    where,
    why: "A temporary database on the same server is where things are tried; nothing was begun.",
    fix: `${isDenied ? grant : (error.fix ?? "Look at what the server says")}; or ${elsewhere}.`,
    data: { ...error.data, role: user },
    cause,
  });
}
