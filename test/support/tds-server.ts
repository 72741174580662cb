import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { type Certificate, type Securing, secure } from "./tds-tls.js";

/** One end of the protocol of SQL Server ([MS-TDS]), as far as connections go: it knows no SQL. */
export interface TdsServer {
  readonly port: number;
  /** The batches that have come, in their order, over all connections. */
  readonly batches: readonly string[];
  /** What statements with values have been sent as. */
  readonly calls: readonly Buffer[];
  /** How many connections have signed in. */
  readonly logins: () => number;
  /** Ends all connections. */
  cut(): void;
  close(): Promise<void>;
}

export interface TdsBehaviour {
  /** What the answer to the pre-login says of encryption: 0 off, 1 on, 2 not supported, 3 required. */
  readonly encryption?: number | undefined;
  /** With what it encrypts, when it says that it does. */
  readonly certificate?: Certificate | undefined;
  /** Says nothing at all: before the pre-login, or to the login. */
  readonly silent?: "prelogin" | "login" | undefined;
  /** Errors instead of letting a login in. */
  readonly refuse?: readonly Told[] | undefined;
  /** What a batch is answered; `undefined`: nothing, until it is called off. */
  readonly answer?: ((sql: string, server: TdsServer) => Answer | undefined) | undefined;
}

/** An error or a message, as the server tells it. */
export interface Told {
  readonly number: number;
  readonly message: string;
  readonly severity?: number | undefined;
  readonly line?: number | undefined;
}

export interface Answer {
  /** Result sets of one row: numbers are `int`, texts `nvarchar`. */
  readonly sets?: readonly Readonly<Record<string, number | string>>[] | undefined;
  readonly messages?: readonly string[] | undefined;
  readonly errors?: readonly Told[] | undefined;
}

const packets = { batch: 1, rpc: 3, answer: 4, attention: 6, login: 16, prelogin: 18 } as const;

export async function tdsServer(behaviour: TdsBehaviour = {}): Promise<TdsServer> {
  const sockets = new Set<Socket>();
  const batches: string[] = [];
  const calls: Buffer[] = [];
  let logins = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    let securing: Securing | undefined;
    const write = (...tokens: Buffer[]) =>
      (securing?.stream ?? socket).write(packet(packets.answer, Buffer.concat(tokens)));
    const take = (type: number, data: Buffer) => {
      if (type === packets.prelogin && securing !== undefined) securing.take(data);
      else if (type === packets.prelogin && behaviour.silent !== "prelogin") {
        write(prelogin(behaviour.encryption ?? 2));
        if (behaviour.certificate === undefined) return;
        securing = secure(behaviour.certificate, (bytes, isBare) =>
          socket.write(isBare ? bytes : packet(packets.prelogin, bytes)),
        );
        securing.stream.on("data", framer(take));
      } else if (type === packets.login && behaviour.silent !== "login") {
        if (behaviour.refuse !== undefined) return void write(...behaviour.refuse.map(errorToken), done(2));
        logins++;
        write(loginAck(), done(0));
      } else if (type === packets.batch) {
        const sql = textOf(data);
        // What the driver sends by itself before a session is anybody's.
        if (/^set ansi_nulls on\nset /.test(sql)) return void write(done(0));
        batches.push(sql);
        const answer = (behaviour.answer ?? (() => ({})))(sql, self);
        if (answer !== undefined && !socket.destroyed) write(...tokensOf(answer));
      } else if (type === packets.rpc) {
        calls.push(data);
        write(done(0));
      } else if (type === packets.attention) {
        // What was called off ends first, in a message of its own; its transaction goes with it.
        write(done(2));
        write(rolledBack(), telling(0xaa, { number: 3617, message: "Cancelled.", severity: 11 }), done(0x20));
      }
    };
    const frame = framer(take);
    socket.on("data", (chunk: Buffer) => (securing?.isBare() === true ? securing.take(chunk) : frame(chunk)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port was given");
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const self: TdsServer = {
    port: address.port,
    batches,
    calls,
    logins: () => logins,
    cut,
    close: async () => {
      cut();
      server.close();
      await once(server, "close");
    },
  };
  return self;
}

/** A message is some packets, each with a header of eight bytes; the last says so. */
function framer(take: (type: number, data: Buffer) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let message = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (let length = rest.length < 8 ? 0 : rest.readUInt16BE(2); length > 0 && rest.length >= length; ) {
      message = Buffer.concat([message, rest.subarray(8, length)]);
      const [type = 0, status = 0] = rest;
      rest = rest.subarray(length);
      if ((status & 1) === 1) {
        const whole = message;
        message = Buffer.alloc(0);
        take(type, whole);
      }
      length = rest.length < 8 ? 0 : rest.readUInt16BE(2);
    }
  };
}

/** The text behind the headers, whose length comes first. */
function textOf(data: Buffer): string {
  return data.subarray(data.readUInt32LE(0)).toString("utf16le");
}

function packet(type: number, data: Buffer): Buffer {
  const header = Buffer.from([type, 1, 0, 0, 0, 51, 1, 0]);
  header.writeUInt16BE(data.length + 8, 2);
  return Buffer.concat([header, data]);
}

function prelogin(encryption: number): Buffer {
  const options = Buffer.from([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff]);
  return Buffer.concat([options, Buffer.from([16, 0, 0x10, 0x1d, 0, 0]), Buffer.from([encryption])]);
}

function loginAck(): Buffer {
  const name = Buffer.from("Microsoft SQL Server", "utf16le");
  const body = Buffer.concat([
    Buffer.from([1, 0x74, 0, 0, 4, name.length / 2]),
    name,
    Buffer.from([16, 0, 0x10, 0x1d]),
  ]);
  return Buffer.concat([Buffer.from([0xad]), short(body.length), body]);
}

function tokensOf({ sets = [], messages = [], errors = [] }: Answer): Buffer[] {
  return [
    ...messages.map((message) => telling(0xab, { number: 0, message, severity: 0 })),
    ...sets.flatMap((row) => [columns(row), values(row), done(0x11, 1)]),
    ...errors.map(errorToken),
    done(errors.length > 0 ? 2 : 0),
  ];
}

function errorToken(told: Told): Buffer {
  return telling(0xaa, told);
}

function telling(token: number, { number, message, severity = 16, line = 1 }: Told): Buffer {
  const head = Buffer.alloc(6);
  head.writeInt32LE(number, 0);
  head[4] = 1;
  head[5] = severity;
  const tail = Buffer.alloc(6);
  tail.writeUInt32LE(line, 2);
  const body = Buffer.concat([head, short(message.length), Buffer.from(message, "utf16le"), tail]);
  return Buffer.concat([Buffer.from([token]), short(body.length), body]);
}

/** The change of environment that the end of a transaction is, with the number that it had. */
function rolledBack(): Buffer {
  return Buffer.concat([Buffer.from([0xe3]), short(11), Buffer.from([10, 0, 8]), Buffer.alloc(8, 1)]);
}

function columns(row: Readonly<Record<string, number | string>>): Buffer {
  const all = Object.entries(row).map(([name, value]) => {
    const type =
      typeof value === "number"
        ? Buffer.from([0x26, 4])
        : Buffer.from([0xe7, 0x40, 0x1f, 0x09, 0x04, 0xd0, 0x00, 0x34]);
    const words = Buffer.from(name, "utf16le");
    return Buffer.concat([Buffer.alloc(4), short(0), type, Buffer.from([name.length]), words]);
  });
  return Buffer.concat([Buffer.from([0x81]), short(all.length), ...all]);
}

function values(row: Readonly<Record<string, number | string>>): Buffer {
  const all = Object.values(row).map((value) => {
    if (typeof value === "number") {
      const data = Buffer.alloc(5);
      data[0] = 4;
      data.writeInt32LE(value, 1);
      return data;
    }
    const words = Buffer.from(value, "utf16le");
    return Buffer.concat([short(words.length), words]);
  });
  return Buffer.concat([Buffer.from([0xd1]), ...all]);
}

function done(status: number, rows = 0): Buffer {
  const data = Buffer.alloc(13);
  data[0] = 0xfd;
  data.writeUInt16LE(status, 1);
  data.writeUInt32LE(rows, 5);
  return data;
}

function short(value: number): Buffer {
  const data = Buffer.alloc(2);
  data.writeUInt16LE(value, 0);
  return data;
}
