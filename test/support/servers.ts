import { type ChildProcess, spawn } from "node:child_process";
import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  mkdirSync,
  mkdtempSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import type { Socket } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { layOutServer, nativeFolder, type ServerUser, serverUser } from "./server-files.js";
import { noteSkipped } from "./skipped.js";

/** A database of its own for one test. */
export interface ServerDatabase {
  readonly url: string;
  readonly name: string;
  /** Runs SQL, several statements too, on a connection kept for it; the rows of the last statement. */
  query(sql: string): Promise<Record<string, unknown>[]>;
  /** Ends every connection to the database and drops it. */
  drop(): Promise<void>;
}

/** A real PostgreSQL server; started when it is first used, ended with the process. */
export interface TestServer {
  readonly major: number;
  /** `postgres 16`. */
  readonly name: string;
  /** Superuser address of the database `postgres`. */
  url(): Promise<string>;
  /** Folder of the unix socket. */
  socketFolder(): Promise<string>;
  createDatabase(): Promise<ServerDatabase>;
}

interface Running {
  readonly port: number;
  readonly folder: string;
  readonly process: ChildProcess;
  readonly admin: QuietClient;
}

interface QuietClient {
  query(sql: string): Promise<Record<string, unknown>[]>;
  end(): Promise<void>;
}

const password = "not-a-secret";
const majors = [14, 16, 18];

// The shell outlives this process by a moment: when its standard input ends, however that came about, it ends
// the server and removes the folder. A test run killed in the middle leaves nothing behind.
const guard = `"$@" >"$0/log" 2>&1 & pid=$!; cat >/dev/null; kill -INT $pid; wait $pid; rm -rf "$0"`;

const settings = {
  listen_addresses: "127.0.0.1",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "100",
  // A thousand tables made and dropped in one transaction hold more locks than the default has room for.
  max_locks_per_transaction: "512",
  shared_buffers: "64MB",
  max_wal_size: "4GB",
  checkpoint_timeout: "1h",
  autovacuum: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  timezone: "UTC",
  log_timezone: "UTC",
};

/** For the small catalogs of tests: to look for a better plan takes longer than the first one that comes to mind. */
export const hastyPlans: Readonly<Record<string, string>> = {
  join_collapse_limit: "1",
  enable_hashjoin: "off",
  enable_mergejoin: "off",
  enable_material: "off",
  enable_memoize: "off",
  max_parallel_workers_per_gather: "0",
};
let plans: Readonly<Record<string, string>> = {};

/** Servers that are started from now on plan in haste; what measures large databases does not ask for it. */
export function planInHaste(): void {
  plans = hastyPlans;
}

let servers: TestServer[] | undefined;
const started = new Map<number, Promise<Running>>();

/** The servers that are installed; `SCHEMIX_TEST_PG_MAJORS=16,18` narrows them, and may name more than the usual ones. */
export function testServers(): TestServer[] {
  servers ??= wantedMajors().flatMap((major) => {
    const native = nativeFolder(major);
    if (native !== undefined) return [createTestServer(major, native)];
    noteSkipped(`postgres ${major}`, `npm carries no pg${major} for ${process.platform}-${process.arch}`);
    return [];
  });
  return servers;
}

function wantedMajors(): number[] {
  const wanted = process.env.SCHEMIX_TEST_PG_MAJORS;
  if (wanted === undefined) return majors;
  const chosen = wanted
    .split(",")
    .map(Number)
    .filter((major) => major > 0)
    .sort((a, b) => a - b);
  for (const major of majors) {
    if (!chosen.includes(major)) noteSkipped(`postgres ${major}`, "not in SCHEMIX_TEST_PG_MAJORS");
  }
  return chosen;
}

/** Ends every server; called once, when mocha is done. */
export async function stopServers(): Promise<void> {
  const running = await Promise.allSettled(started.values());
  started.clear();
  await Promise.all(
    running.map(async (result) => {
      if (result.status === "rejected") return;
      await result.value.admin.end();
      const ended = once(result.value.process, "exit");
      result.value.process.ref();
      result.value.process.stdin?.end();
      await ended;
    }),
  );
}

function createTestServer(major: number, native: string): TestServer {
  const running = () => {
    const known = started.get(major);
    if (known !== undefined) return known;
    const starting = startServer(major, native);
    started.set(major, starting);
    return starting;
  };
  return {
    major,
    name: `postgres ${major}`,
    url: async () => addressOf(await running(), "postgres"),
    socketFolder: async () => (await running()).folder,
    createDatabase: async () => createDatabase(major, await running()),
  };
}

function addressOf(server: Running, database: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${server.port}/${database}`;
}

async function startServer(major: number, native: string): Promise<Running> {
  const user = serverUser();
  const folder = mkdtempSync(join(serverHome(), "schemix-pg-"));
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o755);
  const files = join(folder, "native");
  mkdirSync(files);
  if (user !== undefined) chownSync(files, user.uid, user.gid);
  layOutServer(native, files, user);
  await initialise(files, folder, user);
  const port = await freePort();
  const options = Object.entries({
    ...settings,
    // Before PostgreSQL 14 there is none, and a server that is told of it does not start.
    ...(major < 14 ? { ...plans, enable_memoize: undefined } : plans),
    port: String(port),
    unix_socket_directories: folder,
  });
  const child = spawn(
    "/bin/sh",
    ["-c", guard, folder, join(files, "bin/postgres"), "-D", join(folder, "data")].concat(
      options.flatMap(([name, value]) => (value === undefined ? [] : ["-c", `${name}=${value}`])),
    ),
    // A group of its own: a signal for the group of this process must not end the guard before its work is done.
    { ...user, cwd: folder, env: serverEnvironment(), stdio: ["pipe", "ignore", "ignore"], detached: true },
  );
  child.unref();
  (child.stdin as Socket | null)?.unref();
  const admin = await connectWhenReady(port, folder);
  await admin.query(`ALTER ROLE postgres PASSWORD '${cheapVerifier()}'`);
  await makeTemplate(admin, { host: folder, port });
  return { port, folder, process: child, admin };
}

/**
 * What each database of a test is copied from: an empty one that somebody has been connected to. That leaves a file of
 * what every session looks up first; without it the first one to each database makes it, which takes longer than all else
 * of its beginning.
 */
const template = "empty";

async function makeTemplate(admin: QuietClient, server: pg.ClientConfig): Promise<void> {
  await admin.query(`CREATE DATABASE ${template} TEMPLATE template0`);
  await (await connectQuietly({ ...server, user: "postgres", database: template })).end();
}

/** Memory where there is enough of it: a new database is thirty times as fast as on a busy disk. */
function serverHome(): string {
  const memory = "/dev/shm";
  try {
    const { bavail, bsize } = statfsSync(memory);
    accessSync(memory, constants.W_OK);
    return bavail * bsize > 4 * 2 ** 30 ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}

function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH } = process.env;
  return { PATH, LC_ALL: "C", TZ: "UTC" };
}

async function initialise(files: string, folder: string, user: ServerUser | undefined): Promise<void> {
  const passwordFile = join(folder, "password");
  // Before PostgreSQL 14 it reads no more of it than a hundred characters.
  writeFileSync(passwordFile, `${password}\n`);
  const child = spawn(
    join(files, "bin/initdb"),
    [
      ...["-D", join(folder, "data"), "--username=postgres", `--pwfile=${passwordFile}`, "--no-sync"],
      ...["--auth-local=trust", "--auth-host=scram-sha-256", "--encoding=UTF8", "--locale=C"],
    ],
    { ...user, cwd: folder, env: serverEnvironment(), stdio: ["ignore", "ignore", "pipe"] },
  );
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaint += chunk.toString("utf8");
  });
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`initdb ended with ${code}: ${complaint}`);
}

/** What the server keeps of the password: of one round instead of thousands, which each connection would go through. */
function cheapVerifier(): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, 1, 32, "sha256");
  const keyOf = (name: string) => createHmac("sha256", salted).update(name).digest();
  const stored = createHash("sha256").update(keyOf("Client Key")).digest("base64");
  return `SCRAM-SHA-256$1:${salt.toString("base64")}$${stored}:${keyOf("Server Key").toString("base64")}`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port was given");
  return address.port;
}

async function connectWhenReady(port: number, folder: string): Promise<QuietClient> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      return await connectQuietly({ host: folder, port, user: "postgres", database: "postgres" });
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** A client that neither dies of a broken connection nor keeps the process alive while it is idle. */
async function connectQuietly(config: pg.ClientConfig): Promise<QuietClient> {
  const client = new pg.Client(config);
  client.on("error", () => undefined);
  await client.connect();
  const { stream } = (client as pg.Client & { connection: { stream: Socket } }).connection;
  stream.unref();
  let busy = 0;
  let last: Promise<unknown> = Promise.resolve();
  // One after the other: a client takes no second query while it works on one.
  const awake = async <T>(work: () => Promise<T>): Promise<T> => {
    if (busy++ === 0) stream.ref();
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      if (--busy === 0) stream.unref();
    }
  };
  return {
    query: (sql) =>
      awake(async () => {
        const result = (await client.query(sql)) as pg.QueryResult | pg.QueryResult[];
        return Array.isArray(result) ? (result.at(-1)?.rows ?? []) : result.rows;
      }),
    end: () => awake(() => client.end()),
  };
}

async function createDatabase(major: number, server: Running): Promise<ServerDatabase> {
  const name = `t${randomBytes(6).toString("hex")}`;
  const strategy = major >= 15 ? "STRATEGY file_copy" : "";
  await server.admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} ${strategy}`);
  let client: Promise<QuietClient> | undefined;
  const connect = () =>
    connectQuietly({ host: server.folder, port: server.port, user: "postgres", database: name });
  return {
    url: addressOf(server, name),
    name,
    query: async (sql) => {
      client ??= connect();
      return (await client).query(sql);
    },
    drop: async () => {
      const open = client;
      client = undefined;
      await (await open)?.end();
      await dropSubscriptions(name, server.admin, connect);
      await dropDatabase(name, major, server.admin);
    },
  };
}

/** No database can be dropped that subscribes to another. */
async function dropSubscriptions(
  name: string,
  admin: QuietClient,
  connect: () => Promise<QuietClient>,
): Promise<void> {
  const found = await admin.query(
    `SELECT quote_ident(subname) AS name FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = '${name}')`,
  );
  if (found.length === 0) return;
  const client = await connect();
  for (const { name: subscription } of found) {
    await client.query(`ALTER SUBSCRIPTION ${subscription} DISABLE`);
    await client.query(`ALTER SUBSCRIPTION ${subscription} SET (slot_name = NONE)`);
    await client.query(`DROP SUBSCRIPTION ${subscription}`);
  }
  await client.end();
}

async function dropDatabase(name: string, major: number, admin: QuietClient): Promise<void> {
  if (major >= 13) {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    return;
  }
  const sessions = `SELECT count(pg_terminate_backend(pid))::int AS ended FROM pg_stat_activity WHERE datname = '${name}'`;
  // A session that has been told to end is there for another moment.
  while ((await admin.query(sessions))[0]?.ended !== 0);
  await admin.query(`DROP DATABASE IF EXISTS ${name}`);
}
