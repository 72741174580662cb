/** The embedded server with extensions that npm has and the servers of npm have not: pgvector and PostGIS. */
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { pgDump } from "@electric-sql/pglite-tools/pg_dump";
import { entryOptions } from "../corpus-runner/dump-entries.js";
import type { ServerDatabase } from "../support/servers.js";
import type { SetServer } from "./run-set.js";

/** Each of the versions that are for the PGlite of this checkout; as its dependencies they would be most of it. */
const packages = {
  vector: "@electric-sql/pglite-pgvector@0.0.9",
  postgis: "@electric-sql/pglite-postgis@0.2.8",
  socket: "@electric-sql/pglite-socket@0.2.11",
};

type Extensions = NonNullable<PGliteOptions["extensions"]>;
type SocketServer = new (options: {
  readonly db: PGlite;
  readonly port: number;
  readonly maxConnections: number;
}) => { start(): Promise<void>; stop(): Promise<void> };

export interface PgliteServer {
  readonly server: SetServer;
  readonly dump: (database: ServerDatabase) => Promise<string>;
  remove(): void;
}

/** Installs what it needs from npm; every database of it is a PGlite of its own, behind a socket. */
export async function openPgliteServer(): Promise<PgliteServer> {
  const root = mkdtempSync(join(tmpdir(), "schemix-pglite-"));
  writeFileSync(join(root, "package.json"), JSON.stringify({ private: true }));
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error", "--legacy-peer-deps", "--ignore-scripts"];
  await promisify(execFile)("npm", ["install", ...quiet, ...Object.values(packages)], { cwd: root });
  const load = async (name: string): Promise<Readonly<Record<string, unknown>>> => {
    const file = createRequire(join(root, "package.json")).resolve(name.replace(/@[^@/]+$/, ""));
    return (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;
  };
  const { vector } = await load(packages.vector);
  const { postgis } = await load(packages.postgis);
  const { PGLiteSocketServer } = await load(packages.socket);
  const extensions = { ...(await contributed()), vector, postgis } as Extensions;
  const instances = new Map<string, PGlite>();
  const server: SetServer = {
    name: "pglite",
    createDatabase: async () => {
      const db = await PGlite.create({ extensions });
      const port = await freePort();
      const socket = new (PGLiteSocketServer as SocketServer)({ db, port, maxConnections: 20 });
      await socket.start();
      const name = `pglite_${port}`;
      instances.set(name, db);
      return {
        name,
        url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
        query: async (sql) => ((await db.exec(sql)).at(-1)?.rows ?? []) as Record<string, unknown>[],
        drop: async () => {
          instances.delete(name);
          await socket.stop();
          await db.close();
        },
      };
    },
  };
  const dump = async ({ name }: ServerDatabase): Promise<string> => {
    const pg = instances.get(name);
    if (pg === undefined) throw new Error(`There is no database ${name}`);
    return (await pgDump({ pg, args: [...entryOptions] })).text();
  };
  return { server, dump, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Extensions of PostgreSQL itself that TypeORM installs by itself. */
async function contributed(): Promise<Extensions> {
  const [{ uuid_ossp }, { citext }] = await Promise.all([
    import("@electric-sql/pglite/contrib/uuid_ossp"),
    import("@electric-sql/pglite/contrib/citext"),
  ]);
  return { uuid_ossp, citext };
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
