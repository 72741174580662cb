import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { ReplicaAnswer, ReplicaTask } from "./nest-replica.js";

/** A running process of `nest-replica.ts`. */
export class Replica {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #answers: AsyncIterator<string>;
  readonly #ended: Promise<readonly [code: number | null, signal: NodeJS.Signals | null]>;
  #text = "";

  /** @param program the file of the process */
  constructor(program: string) {
    const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
    this.#child = spawn(process.execPath, [program], {
      env: { ...env, NO_COLOR: "1" },
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.#child.stdin.on("error", () => undefined);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        this.#text += text;
      });
    }
    this.#ended = once(this.#child, "close") as Promise<[number | null, NodeJS.Signals | null]>;
    this.#answers = answers(this.#child.stdout);
  }

  /** All that it has printed. */
  get text(): string {
    return this.#text;
  }

  /** Resolves when its code is loaded. */
  async loaded(): Promise<void> {
    await this.#answers.next();
  }

  begin(task: ReplicaTask): void {
    this.#child.stdin.write(`${JSON.stringify(task)}\n`);
  }

  async serving(): Promise<ReplicaAnswer> {
    const { value, done } = await this.#answers.next();
    if (done === true) throw new Error(`The replica has ended:\n${this.#text}`);
    return JSON.parse(value) as ReplicaAnswer;
  }

  /** Resolves when it has printed something like this. */
  async says(pattern: RegExp): Promise<void> {
    await firstToSay([this], pattern);
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Ends it when it has not ended yet; how it did. */
  async end(): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }> {
    this.#child.stdin.end();
    const [code, signal] = await this.#ended;
    return { code, signal };
  }
}

/** The one of these that is the first to print something like this. */
export async function firstToSay(replicas: readonly Replica[], pattern: RegExp): Promise<Replica> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const found = replicas.find(({ text }) => pattern.test(text));
    if (found !== undefined) return found;
    if (Date.now() > deadline)
      throw new Error(`Nobody says ${pattern}:\n${replicas.map(({ text }) => text).join("\n\n")}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function* answers(stream: Readable): AsyncGenerator<string> {
  for await (const line of createInterface({ input: stream })) if (line.startsWith("{")) yield line;
}
