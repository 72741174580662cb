/** Names of migration files and classes, made from what a person typed. */
import { SchemixError } from "../errors/schemix-error.js";
import { dateParts } from "../util/date-parts.js";
import { isRevisionId, revisionIdRule } from "./revision-id.js";

export interface FileNameRequest {
  /** Text with tokens such as `{date}` and `{slug}`; folders and the extension may be part of it. */
  readonly template: string;
  readonly id: string;
  readonly message: string;
  readonly date: Date;
  /** Of the date and the time in the name. */
  readonly timezone: string;
  /** The longest slug. */
  readonly slugLength: number;
}

const fallbackSlug = "migration";
const extension = /\.[mc]?[jt]s$/;
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * The name of a new migration file, `.ts` when the template has no extension; with `/` between folders.
 *
 * @throws SchemixError CONFIG_INVALID for a template that has an unknown token, leaves the folder, or makes a name
 *   that would not be read back; MIGRATION_INVALID for a malformed id.
 *
 * @example
 * fileNameFor({ template: "{date}_{time}_{id}_{slug}", id: "3f2a9c1b7d04", message: "Create users", date, timezone: "UTC", slugLength: 40 })
 * // 20261122_0715_3f2a9c1b7d04_create_users.ts
 */
export function fileNameFor(request: FileNameRequest): string {
  const { template, id, message, date } = request;
  if (!isRevisionId(id)) {
    throw new SchemixError("MIGRATION_INVALID", {
      message: `\`${id}\` is not a revision id`,
      why: `As a revision, ${revisionIdRule}.`,
      fix: "Choose another id, or leave it to Schemix.",
    });
  }
  const tokens: Readonly<Record<string, string>> = {
    ...dateTokens(date, request.timezone),
    id,
    slug: slugOf(message, request.slugLength),
  };
  const filled = template.replace(/\{(\w*)\}/g, (token, name: string) => {
    const text = Object.hasOwn(tokens, name) ? tokens[name] : undefined;
    if (text === undefined) throw badTemplate(template, `it has the unknown token \`${token}\``);
    return text;
  });
  const name = extension.test(filled) ? filled : `${filled}.ts`;
  const why = faultOfName(name);
  if (why !== undefined) throw badTemplate(template, why);
  return name;
}

function dateTokens(date: Date, timezone: string): Readonly<Record<string, string>> {
  const { year, month, day, hour, minute, second } = dateParts(date, timezone);
  return {
    date: `${year}${month}${day}`,
    time: `${hour}${minute}`,
    epoch: String(Math.floor(date.getTime() / 1000)),
    year,
    month,
    day,
    hour,
    minute,
    second,
  };
}

function badTemplate(template: string, why: string): SchemixError {
  return new SchemixError("CONFIG_INVALID", {
    message: `The file name template \`${template}\` cannot be used`,
    where: "fileName",
    why: `${why.charAt(0).toUpperCase()}${why.slice(1)}.`,
    fix: 'Use the tokens {date} {time} {id} {slug} and the like, joined by letters, digits, ".", "_" or "-": "{date}_{time}_{id}_{slug}".',
    data: { template },
  });
}

function faultOfName(path: string): string | undefined {
  const folders = path.split("/");
  const name = folders.pop() ?? "";
  const stem = name.replace(extension, "");
  if (!/^[A-Za-z0-9_./-]+$/.test(path)) return "a character in it is not a letter, digit, dot, `_` or `-`";
  if (folders.some((folder) => !isFolderName(folder)))
    return "a folder in it has no name, or begins with a dot";
  if (!isRevisionFileName(name) || stem === "") return `a file named \`${name}\` is not read as a migration`;
  const device = [...folders, stem].find((part) => devices.test(part.split(".")[0] ?? ""));
  if (device !== undefined)
    return `\`${device === stem ? name : device}\` is the name of a device on Windows`;
  if (path.length > 200) return "the name is longer than 200 characters";
  return undefined;
}

/** Whether migration files are looked for in a folder of this name. */
export function isFolderName(name: string): boolean {
  return name !== "" && !name.startsWith(".") && name !== "node_modules";
}

/** Whether a file of this name in the migrations folder is a migration. */
export function isRevisionFileName(name: string): boolean {
  return extension.test(name) && !name.startsWith(".") && !/\.(?:d|test|spec)\.[^.]+$/.test(name);
}

/** Lower-case ASCII words joined by `_`, cut between words, never empty, no name of a Windows device. */
export function slugOf(message: string, longest: number): string {
  const words =
    asciiOf(message)
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  let slug = "";
  for (const word of words) {
    if (slug !== "" && slug.length + 1 + word.length > longest) break;
    slug = slug === "" ? word.slice(0, longest) : `${slug}_${word}`;
  }
  if (slug === "") return fallbackSlug;
  return devices.test(slug) ? `${fallbackSlug}_${slug}` : slug;
}

/** Letters of Latin alphabets that are not a letter and a mark. */
const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** Letters without their marks: `é` → `e`, `ß` → `ss`. */
function asciiOf(text: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "");
  return plain.replace(/[ßæœøłđðþı]/giu, (letter) => {
    const small = letters[letter.toLowerCase()] ?? letter;
    return letter === letter.toLowerCase() ? small : `${small.charAt(0).toUpperCase()}${small.slice(1)}`;
  });
}

/** Names that a migration file imports or relies on. */
const taken = new Set(
  (
    "Migration Operations Array ArrayBuffer Atomics BigInt Boolean DataView Date Error EvalError Function " +
    "Infinity Intl Iterator JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect " +
    "RegExp Set String Symbol SyntaxError TypeError URIError WeakMap WeakRef WeakSet"
  ).split(" "),
);

/**
 * A PascalCase class name for a message: a valid identifier that hides nothing a migration file uses.
 *
 * @example
 * classNameFor("create users, 2nd try") // CreateUsers2ndTry
 */
export function classNameFor(message: string): string {
  const words = asciiOf(message).match(/[A-Za-z0-9]+/g) ?? [];
  let name = "";
  for (const word of words) {
    if (name !== "" && name.length + word.length > 60) break;
    name += `${word.charAt(0).toUpperCase()}${word.slice(1, 60)}`;
  }
  if (name === "" || name === "Migration") return "NewMigration";
  if (/^\d/.test(name)) return `Migration${name}`;
  return taken.has(name) ? `${name}Migration` : name;
}
