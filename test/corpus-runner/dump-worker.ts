/**
 * The pg_dump that npm carries for PGlite, talking to a real server. It asks and reads in one call that cannot wait
 * for a socket, so it runs in a thread of its own that sleeps until the socket's thread has an answer.
 */
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import type { PGlite } from "@electric-sql/pglite";
import { pgDump } from "@electric-sql/pglite-tools/pg_dump";
import { Exchange } from "./protocol.js";

interface Start {
  /** Grows with each message from the server; what this thread sleeps on. */
  readonly signal: Int32Array;
}

interface Task {
  readonly args: string[];
  /** To the server and back. */
  readonly port: MessagePort;
}

const { signal } = workerData as Start;
const patience = 60_000;

function receive(port: MessagePort): Uint8Array {
  for (;;) {
    const seen = Atomics.load(signal, 0);
    const found = receiveMessageOnPort(port) as { readonly message: Uint8Array } | undefined;
    if (found !== undefined) return found.message;
    if (Atomics.wait(signal, 0, seen, patience) === "timed-out")
      throw new Error("The server does not answer");
  }
}

parentPort?.on("message", (task: Task) => {
  void dump(task).then(
    (text) => parentPort?.postMessage({ text }),
    (error: unknown) => parentPort?.postMessage({ error: String(error) }),
  );
});

async function dump({ args, port }: Task): Promise<string> {
  const exchange = new Exchange();
  const server = {
    query: async () => ({ rows: [{ search_path: "public" }] }),
    exec: async () => [],
    execProtocolRawStream: (bytes: Uint8Array, { onRawData }: { onRawData: (data: Uint8Array) => void }) => {
      const sent = exchange.send(bytes);
      if (sent.answer !== undefined) onRawData(sent.answer);
      if (sent.bytes.length > 0) port.postMessage(sent.bytes);
      while (exchange.isWaiting) {
        const data = receive(port);
        exchange.receive(data);
        onRawData(data);
      }
    },
  };
  const file = await pgDump({ pg: server as unknown as PGlite, args });
  return file.text();
}
