import { Command } from "@oclif/core/command";
import type { Config } from "@oclif/core/config";
import type { BaseRequest } from "../api/types.js";
import { type Context, createContext } from "./context.js";
import type { GlobalFlagValues } from "./flags.js";
import type { Style } from "./output.js";

/** What a command hands back: the verb's result, and how people and shells see it. */
export interface Outcome {
  /** What `--json` prints, as the verb returned it. */
  readonly result: unknown;
  /** The same for people, for standard output. Ends with a line end, or is empty. */
  readonly text: (style: Style) => string;
  /** Hints for standard error; a person at a terminal may want them, a pipe does not. */
  readonly hints?: readonly string[] | undefined;
  /** Default 0. */
  readonly exitCode?: number | undefined;
}

/** A command of Schemix: flags in, one verb called, its outcome out. Printing is the runner's part. */
export abstract class SchemixCommand extends Command {
  constructor(
    argv: string[],
    config: Config,
    protected readonly context: Context = createContext(argv),
  ) {
    super(argv, config);
  }

  abstract override run(): Promise<Outcome>;

  /** The part of a request that every verb takes. */
  protected baseRequest(flags: GlobalFlagValues): BaseRequest {
    const { signal, onEvent } = this.context;
    return { config: flags.config, database: flags.database, signal, onEvent };
  }
}
