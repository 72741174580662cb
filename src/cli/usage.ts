import { SchemixError } from "../errors/schemix-error.js";
import { closest } from "../util/closest.js";
import { commandNames } from "./command-names.js";

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
export function unknownCommand(word: string): SchemixError {
  const near = otherNames[word.toLowerCase()] ?? closest(word, commandNames);
  return new SchemixError("USAGE", {
    message: `There is no command \`${word}\`.`,
    fix: `${near === undefined ? "" : `Did you mean \`schemix ${near}\`? `}\`schemix --help\` lists the commands.`,
    data: { command: word, ...(near === undefined ? {} : { suggestion: near }) },
  });
}

/** The error for options in front of the command. */
export function optionBeforeCommand(option: string): SchemixError {
  return new SchemixError("USAGE", {
    message: `The option ${option} stands where the command is expected.`,
    fix: `Write the command first, then its options: schemix status ${option}`,
    data: { option },
  });
}
