/** Which server the cases run on, and who dumps its databases. */
import { execFile } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { MessageChannel, Worker } from "node:worker_threads";
import { pgDumpMajor } from "../support/pg-dump.js";
import { type ServerDatabase, type TestServer, testServers } from "../support/servers.js";
import { entryOptions } from "./dump-entries.js";

const runFile = promisify(execFile);

export type Dumper = (database: ServerDatabase) => Promise<string>;

/** A server of a major, by default the newest, and who can dump it. */
export async function chooseServer(major?: number): Promise<{ server: TestServer; dump: Dumper }> {
  const server =
    major === undefined ? testServers().at(-1) : testServers().find((each) => each.major === major);
  if (server === undefined)
    throw new Error(`No server${major === undefined ? "" : ` of ${major}`} to run on`);
  const own = await pgDumpMajor();
  // A newer pg_dump dumps older servers, an older one refuses newer ones.
  const dump = own !== undefined && own >= server.major ? dumpWithProgram : dumpWithPglite(server);
  return { server, dump };
}

async function dumpWithProgram({ url }: ServerDatabase): Promise<string> {
  const { stdout } = await runFile("pg_dump", [...entryOptions, "--dbname", url], {
    maxBuffer: 256 * 1024 * 1024,
  });
  return stdout;
}

/** The pg_dump that npm carries for PGlite, of the newest major, led to a socket. */
function dumpWithPglite(server: TestServer): Dumper {
  const idle: DumpThread[] = [];
  return async ({ url, name }) => {
    const path = join(await server.socketFolder(), `.s.PGSQL.${new URL(url).port}`);
    const thread = idle.pop() ?? new DumpThread();
    const text = await thread.dump(path, [...entryOptions, "--dbname", name]);
    idle.push(thread);
    return text;
  };
}

/** A thread that dumps one database after the other; one that failed is not used again. */
class DumpThread {
  readonly #signal = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;

  constructor() {
    this.#worker = new Worker(new URL("dump-worker.js", import.meta.url), {
      workerData: { signal: this.#signal },
    });
    this.#worker.unref();
  }

  async dump(path: string, args: readonly string[]): Promise<string> {
    const socket = connect(path);
    await once(socket, "connect");
    // One for each dump: the last word of one may come after its result, and would be the first of the next.
    const { port1, port2 } = new MessageChannel();
    port1.on("message", (bytes: Uint8Array) => void socket.write(bytes));
    socket.on("data", (bytes) => {
      port1.postMessage(Uint8Array.from(bytes));
      Atomics.add(this.#signal, 0, 1);
      Atomics.notify(this.#signal, 0);
    });
    try {
      this.#worker.postMessage({ args, port: port2 }, [port2]);
      const [{ text, error }] = (await once(this.#worker, "message")) as [{ text?: string; error?: string }];
      if (text?.includes("PostgreSQL database dump complete") !== true)
        throw new Error(error ?? "The dump has no end");
      return text;
    } finally {
      socket.destroy();
      port1.close();
    }
  }
}
