/** Every option and argument that more than one command has, defined once. */
import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";

const helpGroup = "global";

/** What every command takes. */
export const globalFlags = {
  config: Flags.string({
    char: "c",
    helpGroup,
    helpValue: "<file>",
    summary: "Configuration file; by default schemix.config.* here or in a folder above.",
  }),
  database: Flags.string({
    char: "d",
    helpGroup,
    helpValue: "<url>",
    summary: "Database to use instead of the configured one.",
  }),
  json: Flags.boolean({ helpGroup, summary: "Print the result, or the error, as JSON on standard output." }),
  quiet: Flags.boolean({
    exclusive: ["verbose"],
    helpGroup,
    summary: "Print the result only: no progress, no hints.",
  }),
  verbose: Flags.boolean({ helpGroup, summary: "Also print each statement, and what caused an error." }),
  "no-color": Flags.boolean({ helpGroup, summary: "No colours, as with NO_COLOR=1." }),
};

/** Values of {@link globalFlags} after parsing. */
export interface GlobalFlagValues {
  readonly config?: string | undefined;
  readonly database?: string | undefined;
}

export const lockWait = Flags.string({
  helpValue: "<time>",
  summary: "How long to wait for another runner: 30s, 5m, 500ms, 0.",
});

/** What a run in either direction takes. */
export const runFlags = {
  "dry-run": Flags.boolean({
    exclusive: ["sql"],
    summary: "Show the plan (steps, statements, hazards) and run nothing.",
  }),
  sql: Flags.boolean({
    exclusive: ["resume", "transaction", "lock-wait"],
    summary: "Print an SQL script with its revision-table statements; no database is needed.",
  }),
  transaction: Flags.string({
    options: ["each", "all", "none"],
    summary: "One transaction for each migration, one for the whole run, or none.",
  }),
  "lock-wait": lockWait,
  resume: Flags.string({
    options: ["done", "retry"],
    summary: "After a crash: whether the statement that was under way counts as done or is run again.",
  }),
};

/**
 * Standard input is never read in place of an argument: a command in a script must not wait for it.
 */
const ignoreStdin = true;

/** An argument that may be left out. */
export function optionalText(description: string) {
  return Args.string({ description, ignoreStdin });
}

/** An argument that must be there. */
export function requiredText(description: string) {
  return Args.string({ description, ignoreStdin, required: true });
}
