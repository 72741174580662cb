import type { BaseRequest } from "../api/types.js";
import type { Context } from "./context.js";
import type { Argument, Arguments, ArgumentValues, Flags, FlagValues } from "./options.js";
import type { Style } from "./output.js";
import { parse } from "./parse.js";

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

/** What a command gets: what was asked, and the process it runs in. */
export interface Input<A extends Arguments, F extends Flags> {
  readonly args: ArgumentValues<A>;
  readonly flags: FlagValues<F>;
  readonly context: Context;
}

/** A command of Schemix: options in, one verb called, its outcome out. Printing is the runner's part. */
export interface CommandDefinition<A extends Arguments, F extends Flags> {
  /** One sentence. */
  readonly summary: string;
  readonly description?: string;
  /** Whole lines, each of which runs. `<%= config.bin %>` stands for the command's name. */
  readonly examples: readonly string[];
  readonly args?: A;
  readonly flags: F;
  readonly execute: (input: Input<A, F>) => Promise<Outcome>;
}

/** A command as the runner calls it, and as oclif reads it to make manifest and help. */
export interface Command {
  readonly summary: string;
  readonly flags: Flags;
  readonly args: Arguments;
  /** @param name the command's own name, for messages */
  readonly run: (name: string, argv: readonly string[], context: Context) => Promise<Outcome>;
}

/** Ties a command's options to what it does with them. */
export function defineCommand<
  const F extends Flags,
  const A extends Arguments = Readonly<Record<never, Argument>>,
>(definition: CommandDefinition<A, F>): Command {
  const { execute, ...facts } = definition;
  const args: Arguments = definition.args ?? {};
  return {
    ...facts,
    args,
    run: async (name, argv, context) => {
      const parsed = parse(name, argv, args, definition.flags);
      // The parser checks the values against these very definitions; the compiler cannot follow it there.
      const { args: values, flags } = parsed as Omit<Input<A, F>, "context">;
      return execute({ args: values, flags, context });
    },
  };
}

/** The part of a request that every verb takes. */
export function baseRequest(
  flags: { readonly config: string | undefined; readonly database: string | undefined },
  { signal, onEvent }: Context,
): BaseRequest {
  return { config: flags.config, database: flags.database, signal, onEvent };
}
