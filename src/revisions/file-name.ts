/** Names of migration files and classes, made from what a person typed. */
import { SchemixError } from "../errors/schemix-error.js";
import { isRevisionId, revisionIdRule } from "./revision-id.js";

export interface FileNameRequest {
  /** Text with the tokens `{date}` `{time}` `{id}` `{slug}`; the extension may be part of it. */
  readonly template: string;
  readonly id: string;
  readonly message: string;
  /** The date and time in the name are UTC. */
  readonly date: Date;
}

const longestSlug = 40;
const fallbackSlug = "migration";
const extension = /\.[mc]?[jt]s$/;
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * The name of a new migration file, `.ts` when the template has no extension.
 *
 * @throws SchemixError CONFIG_INVALID for a template that has an unknown token, a folder, or makes a name
 *   that would not be read back; MIGRATION_INVALID for a malformed id.
 *
 * @example
 * fileNameFor({ template: "{date}_{time}_{id}_{slug}", id: "3f2a9c1b7d04", message: "Create users", date })
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
  const digits = date.toISOString().replace(/\D/g, "");
  const tokens: Readonly<Record<string, string>> = {
    date: digits.slice(0, 8),
    time: digits.slice(8, 12),
    id,
    slug: slugOf(message),
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

function badTemplate(template: string, why: string): SchemixError {
  return new SchemixError("CONFIG_INVALID", {
    message: `The file name template \`${template}\` cannot be used`,
    where: "fileName",
    why: `${why.charAt(0).toUpperCase()}${why.slice(1)}.`,
    fix: 'Use the tokens {date} {time} {id} {slug}, joined by letters, digits, ".", "_" or "-": "{date}_{time}_{id}_{slug}".',
    data: { template },
  });
}

function faultOfName(name: string): string | undefined {
  const stem = name.replace(extension, "");
  if (!/^[A-Za-z0-9_.-]+$/.test(name)) return "a character in it is not a letter, digit, dot, `_` or `-`";
  if (!isRevisionFileName(name) || stem === "") return `a file named \`${name}\` is not read as a migration`;
  if (devices.test(stem.split(".")[0] ?? "")) return `\`${name}\` is the name of a device on Windows`;
  if (name.length > 200) return "the name is longer than 200 characters";
  return undefined;
}

/** Whether a file of this name in the migrations folder is a migration. */
export function isRevisionFileName(name: string): boolean {
  return extension.test(name) && !name.startsWith(".") && !/\.(?:d|test|spec)\.[^.]+$/.test(name);
}

/** Lower-case ASCII words joined by `_`, at most 40 characters, never empty, no name of a Windows device. */
export function slugOf(message: string): string {
  const words =
    asciiOf(message)
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  let slug = "";
  for (const word of words) {
    if (slug !== "" && slug.length + 1 + word.length > longestSlug) break;
    slug = slug === "" ? word.slice(0, longestSlug) : `${slug}_${word}`;
  }
  if (slug === "") return fallbackSlug;
  return devices.test(slug) ? `${fallbackSlug}_${slug}` : slug;
}

/** Letters without their marks: `é` → `e`. */
function asciiOf(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "");
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
