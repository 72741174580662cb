/** Every option that more than one command has, defined once. */
import type { Flags } from "./options.js";

const helpGroup = "global";

/** What every command takes. */
export const globalFlags = {
  config: {
    type: "option",
    char: "c",
    helpGroup,
    helpValue: "<file>",
    summary: "Configuration file; by default schemix.config.* in this folder.",
  },
  database: {
    type: "option",
    char: "d",
    helpGroup,
    helpValue: "<url>",
    summary: "Database to use instead of the configured one.",
  },
  env: {
    type: "option",
    char: "n",
    helpGroup,
    helpValue: "<name>",
    summary: "Environment of the configuration; by default what SCHEMIX_ENV says.",
  },
  argument: {
    type: "option",
    char: "x",
    multiple: true,
    helpGroup,
    helpValue: "<key=value>",
    summary:
      "Argument for a configuration that is a function, and for migrations; may be given several times.",
  },
  json: {
    type: "boolean",
    helpGroup,
    summary: "Print the result, or the error, as JSON on standard output.",
  },
  quiet: {
    type: "boolean",
    helpGroup,
    exclusive: ["verbose"],
    summary: "Print the result only: no progress, no hints.",
  },
  verbose: {
    type: "boolean",
    helpGroup,
    summary: "Also print each statement, and what caused an error.",
  },
  "no-color": { type: "boolean", helpGroup, summary: "No colours, as with NO_COLOR=1." },
} as const satisfies Flags;

export const strict = {
  type: "boolean",
  summary: "End with an error when the database has something that Schemix does not manage.",
} as const;

export const lockWait = {
  type: "option",
  helpValue: "<time>",
  summary: "How long to wait for another runner: 30s, 5m, 500ms, 0.",
} as const;

/** Where things are tried that must not happen to the database. */
export const scratchFlag = {
  type: "option",
  helpValue: "<where>",
  summary: "Where scratch databases are made: server, pglite, or another server's address.",
} as const;

/** What the entities are compared with. */
export const fromFlag = {
  type: "option",
  options: ["database", "history"],
  summary:
    "Compare the entities with the database (the default) or with what the migrations make of an empty scratch database.",
} as const;

/** What a run in either direction takes. */
export const runFlags = {
  "dry-run": {
    type: "boolean",
    exclusive: ["sql"],
    summary: "Show the plan (steps, statements, hazards) and run nothing.",
  },
  sql: {
    type: "boolean",
    exclusive: ["resume", "transaction", "lock-wait"],
    summary: "Print an SQL script with its revision-table statements; no database is needed.",
  },
  transaction: {
    type: "option",
    options: ["each", "all", "none"],
    summary: "One transaction for each migration, one for the whole run, or none.",
  },
  "lock-wait": lockWait,
  resume: {
    type: "option",
    options: ["done", "retry"],
    summary: "After a crash: whether the statement that was under way counts as done or is run again.",
  },
} as const satisfies Flags;
