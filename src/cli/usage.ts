import { SchemixError } from "../errors/schemix-error.js";
import { closest } from "../util/closest.js";
import { commandNames } from "./command-names.generated.js";
import { helpTexts } from "./help.generated.js";

/** What oclif's parser throws: errors that carry what it found. */
interface ParseError extends Error {
  readonly oclif: unknown;
  readonly flags?: unknown;
  readonly args?: unknown;
}

/** Whether `error` comes from oclif's parser: the command line is wrong. */
function isParseError(error: unknown): error is ParseError {
  return error instanceof Error && "oclif" in error;
}

/** What other tools call a command of ours. */
const otherNames: Readonly<Record<string, string>> = {
  upgrade: "up",
  migrate: "up",
  apply: "up",
  deploy: "up",
  run: "up",
  latest: "up",
  downgrade: "down",
  rollback: "down",
  revert: "down",
  undo: "down",
  revision: "generate",
  create: "generate",
  new: "generate",
  make: "generate",
  add: "generate",
  log: "history",
  list: "history",
  ls: "history",
  info: "status",
  state: "status",
  validate: "check",
  verify: "check",
  compare: "diff",
  baseline: "stamp",
  fake: "stamp",
  setup: "init",
};

/** The error for a first word that is no command. */
export function noCommand(word: string): SchemixError {
  return word.startsWith("-") ? optionBeforeCommand(word) : unknownCommand(word);
}

function unknownCommand(word: string): SchemixError {
  const near = otherNames[word.toLowerCase()] ?? closest(word, commandNames);
  return new SchemixError("USAGE", {
    message: `There is no command \`${word}\`.`,
    fix: `${near === undefined ? "" : `Did you mean \`schemix ${near}\`? `}\`schemix --help\` lists the commands.`,
    data: { command: word, ...(near === undefined ? {} : { suggestion: near }) },
  });
}

function optionBeforeCommand(option: string): SchemixError {
  return new SchemixError("USAGE", {
    message: `The option ${option} stands where the command is expected.`,
    fix: `Write the command first, then its options: schemix status ${option}`,
    data: { option },
  });
}

/** An error of oclif's parser in our words; any other one as it is. */
export function asUsageError(error: unknown, commandId: string): unknown {
  if (!isParseError(error)) return error;
  const help = `\`schemix ${commandId} --help\` lists what it takes.`;
  const { message, suggestion, data } = describe(error, commandId);
  return new SchemixError("USAGE", {
    message,
    fix: suggestion === undefined ? help : `Did you mean ${suggestion}? ${help}`,
    data: { ...data, ...(suggestion === undefined ? {} : { suggestion }) },
  });
}

interface Description {
  readonly message: string;
  readonly suggestion?: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

function describe(error: ParseError, commandId: string): Description {
  const flags = texts(error.flags);
  if (flags.length > 0) {
    const [first = ""] = flags;
    const near = closest(first.replace(/^-+|=.*$/g, ""), optionsOf(commandId));
    return {
      message: `There is no option ${flags.join(", ")}.`,
      suggestion: near === undefined ? undefined : `--${near}`,
      data: { options: flags },
    };
  }
  const extra = texts(error.args);
  if (extra.length > 0) {
    return {
      message: `There ${extra.length === 1 ? "is an argument" : "are arguments"} too many: ${extra.join(", ")}.`,
      data: { arguments: extra },
    };
  }
  const missing = namesOf(error.args);
  if (missing.length > 0) {
    return { message: `The argument ${missing.join(", ").toUpperCase()} is missing.`, data: { missing } };
  }
  return notOneOf(error.message) ?? { message: tidied(error.message), data: {} };
}

/** A value that is none of those an option takes. */
function notOneOf(message: string): Description | undefined {
  const [, option, value = "", list = ""] =
    /Expected --([a-z-]+)=(.*) to be one of: (.+)/.exec(message) ?? [];
  if (option === undefined) return undefined;
  const allowed = list.split(", ");
  const near = closest(value, allowed);
  return {
    message: `The option --${option} is one of ${list}, not ${value}.`,
    suggestion: near === undefined ? undefined : `--${option} ${near}`,
    data: { option, value, allowed },
  };
}

/** The options that the help of a command lists. */
function optionsOf(commandId: string): string[] {
  const text = helpTexts[commandId] ?? "";
  return [...new Set(["help", ...[...text.matchAll(/--([a-z][a-z-]*)/g)].map((match) => match[1] ?? "")])];
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

function namesOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) =>
    typeof item === "object" && item !== null && "name" in item && typeof item.name === "string"
      ? [item.name]
      : [],
  );
}

function tidied(message: string): string {
  const text = message
    .replace(/\nSee more help with --help/g, "")
    .replace(/^The following errors? occurred:\s*/, "")
    .replace(/^Parsing (--\S+)\s*/, "Option $1: ")
    .replace(/^Flag (--)/, "Option $1")
    .replace(/=true cannot also be provided when using (--\S+)/g, " and $1 do not go together")
    .replace(/\s*\n\s*/g, "; ")
    .trim();
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
