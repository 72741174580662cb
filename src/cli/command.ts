import { Command } from "@oclif/core/command";
import type { Config } from "@oclif/core/config";
import type { BaseRequest } from "../api/types.js";
import { parseArguments } from "./arguments.js";
import type { Context } from "./context.js";
import { oclifArgs, oclifFlags } from "./oclif-options.js";
import type { Argument, Arguments, ArgumentValues, Flags, FlagValues } from "./options.js";
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

/** A command class as the runner makes one: oclif's, with the process it runs in. */
export type CommandClass = new (argv: string[], config: Config, context: Context) => SchemixCommand;

/** An oclif command whose outcome the runner prints. */
export abstract class SchemixCommand extends Command {
  abstract override run(): Promise<Outcome>;
}

/** Makes an oclif command of a command's options and what it does with them. */
export function defineCommand<
  const F extends Flags,
  const A extends Arguments = Readonly<Record<never, Argument>>,
>(definition: CommandDefinition<A, F>): CommandClass {
  const { summary, description, examples, execute } = definition;
  return class extends SchemixCommand {
    static override summary = summary;
    static override description = description;
    static override examples = [...examples];
    static override args = oclifArgs(definition.args ?? {});
    static override flags = oclifFlags(definition.flags);
    readonly #context: Context;

    constructor(argv: string[], config: Config, context: Context) {
      super(argv, config);
      this.#context = context;
    }

    override async run(): Promise<Outcome> {
      const parsed = await this.parse();
      // oclif checks the values against these very definitions; the compiler cannot follow it there.
      const { args, flags } = withEveryMember(parsed, definition) as Omit<Input<A, F>, "context">;
      return execute({ args, flags, context: this.#context });
    }
  };
}

/** oclif leaves out what was not given; commands see `false` and `undefined` instead. */
function withEveryMember(
  parsed: { readonly args: object; readonly flags: object },
  { args = {}, flags }: { readonly args?: Arguments; readonly flags: Flags },
): { readonly args: object; readonly flags: object } {
  const absent = Object.keys(args).map((name) => [name, undefined] as const);
  const off = Object.entries(flags).map(
    ([name, { type }]) => [name, type === "boolean" ? false : undefined] as const,
  );
  return {
    args: { ...Object.fromEntries(absent), ...parsed.args },
    flags: { ...Object.fromEntries(off), ...parsed.flags },
  };
}

/** The part of a request that every verb takes. */
export function baseRequest(
  flags: {
    readonly config: string | undefined;
    readonly database: string | undefined;
    readonly env: string | undefined;
    readonly argument: readonly string[] | undefined;
    readonly scratch?: string | undefined;
  },
  { signal, onEvent }: Context,
): BaseRequest {
  const { config, database, env, scratch } = flags;
  return { config, database, env, x: parseArguments(flags.argument), scratch, signal, onEvent };
}
