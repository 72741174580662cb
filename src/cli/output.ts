import { styleText } from "node:util";

/** Looks that a presenter may ask for. They mean something; which colour that is, is decided here. */
export type Look = "good" | "bad" | "warning" | "strong" | "faint";

/** Gives `text` a look, or leaves it as it is where colour is not wanted. */
export type Style = (look: Look, text: string) => string;

/** What an output writes to: a stream of a process has more to it when it is a terminal. */
export type OutputStream = NodeJS.WritableStream & Partial<Pick<NodeJS.WriteStream, "isTTY" | "columns">>;

/** One of the two streams of a command. */
export interface Output {
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly style: Style;
  write(text: string): void;
  /** Resolves when everything written has left the process. */
  flush(): Promise<void>;
}

const formats = { good: "green", bad: "red", warning: "yellow", strong: "bold", faint: "dim" } as const;

export const plain: Style = (_look, text) => text;
const coloured: Style = (look, text) => styleText(formats[look], text, { validateStream: false });

/**
 * Whether to colour: `--no-color` before all, then FORCE_COLOR, then NO_COLOR, then whether a person
 * looks at a terminal that can.
 */
export function wantsColour(isTerminal: boolean, hasNoColorFlag: boolean, env: NodeJS.ProcessEnv): boolean {
  if (hasNoColorFlag) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return false;
  return isTerminal && env.TERM !== "dumb";
}

/**
 * An output over a stream of the process. When the reader has gone (`schemix history | head -1`) what
 * is written is dropped: the verb goes on to its end and its exit code stays true.
 */
export function createOutput(stream: OutputStream, hasNoColorFlag: boolean): Output {
  const isTerminal = stream.isTTY === true;
  let isClosed = false;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "EIO") throw error;
    isClosed = true;
  });
  return {
    isTerminal,
    columns: stream.columns ?? 80,
    style: wantsColour(isTerminal, hasNoColorFlag, process.env) ? coloured : plain,
    write(text) {
      if (!isClosed) stream.write(text);
    },
    flush: () =>
      isClosed ? Promise.resolve() : new Promise((resolve) => void stream.write("", () => resolve())),
  };
}
