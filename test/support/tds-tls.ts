import { Duplex } from "node:stream";
import { TLSSocket } from "node:tls";

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A connection of the protocol of SQL Server that is being encrypted: the handshake is wrapped in packets, what follows is not. */
export interface Securing {
  /** Whether what comes from the socket is no packet any more. */
  readonly isBare: () => boolean;
  /** Takes what the other end has said. */
  readonly take: (data: Buffer) => void;
  /** In the clear, behind the handshake. */
  readonly stream: TLSSocket;
}

/** @param send puts something on the socket, in a packet or bare */
export function secure(certificate: Certificate, send: (data: Buffer, isBare: boolean) => void): Securing {
  let isBare = false;
  let [flight, isDue, isDone] = [Buffer.alloc(0), false, false];
  const flush = () => {
    isDue = false;
    // The other end waits for one message: all that belongs together.
    send(flight, false);
    flight = Buffer.alloc(0);
    isBare = isDone;
  };
  const wire = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => {
      if (isBare) send(chunk, true);
      else {
        flight = Buffer.concat([flight, chunk]);
        if (!isDue) setImmediate(flush);
        isDue = true;
      }
      done();
    },
  });
  const stream = new TLSSocket(wire, { isServer: true, maxVersion: "TLSv1.2", ...certificate });
  stream.on("secure", () => {
    isDone = true;
  });
  stream.on("error", () => undefined);
  return { isBare: () => isBare, take: (data) => void wire.push(data), stream };
}
