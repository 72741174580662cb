/**
 * Reads a command line by the options of a command. oclif has a parser too, but importing it takes longer than all
 * the rest of a command that only asks the database where it stands.
 */
import { isSchemixError, SchemixError } from "../errors/schemix-error.js";
import { closest } from "../util/closest.js";
import type { Arguments, Flags } from "./options.js";

/** A command line, read. */
export interface Parsed {
  readonly args: Readonly<Record<string, string | undefined>>;
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
}

interface Reading {
  readonly flags: Flags;
  readonly values: Map<string, string | true>;
  readonly positional: string[];
  /** Words not read yet. */
  readonly rest: string[];
}

/**
 * The arguments and options in `argv`, the words behind the command.
 * @throws SchemixError `USAGE`
 */
export function parse(command: string, argv: readonly string[], args: Arguments, flags: Flags): Parsed {
  try {
    return read(argv, args, flags);
  } catch (error) {
    if (!isSchemixError(error)) throw error;
    const help = `\`schemix ${command} --help\` lists what it takes.`;
    const { code, message, data } = error;
    throw new SchemixError(code, {
      message,
      fix: error.fix === undefined ? help : `${error.fix} ${help}`,
      data,
    });
  }
}

function read(argv: readonly string[], args: Arguments, flags: Flags): Parsed {
  const reading: Reading = { flags, values: new Map(), positional: [], rest: [...argv] };
  for (let word = reading.rest.shift(); word !== undefined; word = reading.rest.shift()) {
    if (word === "--") reading.positional.push(...reading.rest.splice(0));
    else if (word.startsWith("--")) readLong(reading, word);
    else if (isOption(word)) readShort(reading, word);
    else reading.positional.push(word);
  }
  checkExclusive(reading);
  return { args: nameArguments(reading.positional, args), flags: withFalse(reading) };
}

/** `-1` is a number: `schemix down -1`. */
function isOption(word: string): boolean {
  return /^-\D/.test(word);
}

function readLong(reading: Reading, word: string): void {
  const [name = "", inline] = splitOnce(word.slice(2), "=");
  const flag = Object.hasOwn(reading.flags, name) ? reading.flags[name] : undefined;
  if (flag === undefined) throw unknownOption(reading.flags, word, name);
  if (flag.type === "option") {
    setValue(reading, name, inline ?? nextWord(reading, `--${name}`));
    return;
  }
  if (inline !== undefined) {
    throw usage(`The option --${name} takes no value.`, `Write --${name}.`, { option: name });
  }
  reading.values.set(name, true);
}

/** `-y`, `-ym text`, `-mtext`, `-m=text`. */
function readShort(reading: Reading, word: string): void {
  for (let at = 1; at < word.length; at++) {
    const char = word[at];
    const [name, flag] = Object.entries(reading.flags).find(([, found]) => found.char === char) ?? [];
    if (name === undefined || flag === undefined) throw unknownOption(reading.flags, `-${char}`, "");
    if (flag.type === "option") {
      const inline = word.slice(at + 1).replace(/^=/, "");
      setValue(reading, name, inline === "" ? nextWord(reading, `--${name}`) : inline);
      return;
    }
    reading.values.set(name, true);
  }
}

function nextWord(reading: Reading, option: string): string {
  const [next] = reading.rest;
  if (next === undefined || isOption(next)) {
    const data = { option };
    throw usage(
      `The option ${option} needs a value.`,
      `Write ${option}=value; a value may begin with a dash there.`,
      data,
    );
  }
  reading.rest.shift();
  return next;
}

function setValue({ flags, values }: Reading, name: string, value: string): void {
  const flag = flags[name];
  if (values.has(name)) {
    throw usage(`The option --${name} is given twice.`, "Leave one of them out.", { option: name });
  }
  if (flag?.type === "option" && flag.options !== undefined && !flag.options.includes(value)) {
    const near = closest(value, flag.options);
    throw usage(
      `The option --${name} is one of ${flag.options.join(", ")}, not ${value}.`,
      near === undefined ? undefined : `Did you mean --${name} ${near}?`,
      { option: name, value, allowed: flag.options },
    );
  }
  values.set(name, value);
}

function checkExclusive({ flags, values }: Reading): void {
  for (const name of values.keys()) {
    const other = flags[name]?.exclusive?.find((found) => values.has(found));
    if (other === undefined) continue;
    throw usage(`The options --${name} and --${other} do not go together.`, "Leave one of them out.", {
      options: [name, other],
    });
  }
}

function nameArguments(positional: readonly string[], args: Arguments): Parsed["args"] {
  const names = Object.keys(args);
  const extra = positional.slice(names.length);
  if (extra.length > 0) {
    const what = extra.length === 1 ? "There is an argument" : "There are arguments";
    throw usage(`${what} too many: ${extra.join(" ")}.`, undefined, { arguments: extra });
  }
  const missing = names.find(
    (name, index) => args[name]?.required === true && positional[index] === undefined,
  );
  if (missing !== undefined) {
    throw usage(`The argument ${missing.toUpperCase()} is missing.`, undefined, { missing });
  }
  return Object.fromEntries(names.map((name, index) => [name, positional[index]]));
}

function withFalse({ flags, values }: Reading): Parsed["flags"] {
  const entries = Object.entries(flags).map(([name, flag]) => {
    const value = values.get(name);
    return [name, value ?? (flag.type === "boolean" ? false : undefined)] as const;
  });
  return Object.fromEntries(entries);
}

function unknownOption(flags: Flags, word: string, name: string): SchemixError {
  const near = closest(name, [...Object.keys(flags), "help"]);
  const suggestion = name === "" || near === undefined ? undefined : `--${near}`;
  return usage(
    `There is no option ${word}.`,
    suggestion === undefined ? undefined : `Did you mean ${suggestion}?`,
    {
      option: word,
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  );
}

function usage(
  message: string,
  fix: string | undefined,
  data: Readonly<Record<string, unknown>>,
): SchemixError {
  return new SchemixError("USAGE", { message, fix, data });
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
