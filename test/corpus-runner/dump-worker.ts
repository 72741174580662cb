/**
 * The pg_dump that npm carries for PGlite, talking to a real server. It asks and reads in one call that cannot wait
 * for a socket, so it runs in a thread of its own that sleeps until the socket's thread has an answer.
 */
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import type { PGlite } from "@electric-sql/pglite";
import { pgDump } from "@electric-sql/pglite-tools/pg_dump";
import { Exchange } from "./protocol.js";

interface Start {
  readonly port: MessagePort;
  /** Grows with each message on the port; what this thread sleeps on. */
  readonly signal: Int32Array;
}

const { port, signal } = workerData as Start;
const patience = 60_000;

function receive(): Uint8Array {
  for (;;) {
    const seen = Atomics.load(signal, 0);
    const found = receiveMessageOnPort(port) as { readonly message: Uint8Array } | undefined;
    if (found !== undefined) return found.message;
    if (Atomics.wait(signal, 0, seen, patience) === "timed-out")
      throw new Error("The server does not answer");
  }
}

parentPort?.on("message", ({ args }: { readonly args: string[] }) => {
  void dump(args).then(
    (text) => parentPort?.postMessage({ text }),
    (error: unknown) => parentPort?.postMessage({ error: String(error) }),
  );
});

async function dump(args: string[]): Promise<string> {
  const exchange = new Exchange();
  const server = {
    query: async () => ({ rows: [{ search_path: "public" }] }),
    exec: async () => [],
    execProtocolRawStream: (bytes: Uint8Array, { onRawData }: { onRawData: (data: Uint8Array) => void }) => {
      const sent = exchange.send(bytes);
      if (sent.answer !== undefined) onRawData(sent.answer);
      if (sent.bytes.length > 0) port.postMessage(sent.bytes);
      while (exchange.isWaiting) {
        const data = receive();
        exchange.receive(data);
        onRawData(data);
      }
    },
  };
  const file = await pgDump({ pg: server as unknown as PGlite, args });
  return file.text();
}
