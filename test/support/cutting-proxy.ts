import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A door to a server that falls shut at a COMMIT. */
export interface CuttingProxy {
  /** The address through the door. */
  readonly url: string;
  /** The next COMMIT is the last thing that passes, or does not pass any more. */
  arm(what: "request" | "answer"): void;
  close(): Promise<void>;
}

export async function cuttingProxy(url: string): Promise<CuttingProxy> {
  const target = new URL(url);
  let armed: "request" | "answer" | undefined;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let isCut = false;
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", end);
      socket.on("close", end);
    }
    client.on("data", (data: Buffer) => {
      if (armed !== undefined && data.includes("COMMIT")) {
        const what = armed;
        armed = undefined;
        if (what === "request") return end();
        isCut = true;
      }
      upstream.write(data);
    });
    upstream.on("data", (data: Buffer) => {
      if (isCut) end();
      else client.write(data);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port was given");
  const through = new URL(url);
  through.port = String(address.port);
  through.searchParams.set("sslmode", "disable");
  return {
    url: through.href,
    arm: (what) => {
      armed = what;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
