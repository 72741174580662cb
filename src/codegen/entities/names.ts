/** Names of classes, properties and files for names of a database, whatever those are made of. */

/**
 * The words of a name, of letters and digits that every parser takes for such: no characters beyond the first 65,536
 * and none that cannot be seen. A name in capitals only is one of small letters.
 */
function wordsOf(name: string): readonly string[] {
  const text = /\p{Ll}/u.test(name) ? name : name.toLowerCase();
  return text
    .replace(/[\u{10000}-\u{10ffff}]|\p{Default_Ignorable_Code_Point}|[^\p{ID_Continue}]/gu, "_")
    .split("_")
    .filter((word) => word !== "");
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function asIdentifier(name: string, fallback: string): string {
  if (name === "") return fallback;
  return /^\p{ID_Start}/u.test(name) ? name : `_${name}`;
}

/** `order_line` → `OrderLine`. */
export function pascalCase(name: string): string {
  return asIdentifier(wordsOf(name).map(capitalized).join(""), "Unnamed");
}

/** `created_at` → `createdAt`, `URL_path` → `urlPath`. */
export function camelCase(name: string): string {
  const pascal = wordsOf(name).map(capitalized).join("");
  const start = /^\p{Lu}+(?=\p{Lu}\p{Ll}|$)|^\p{Lu}/u;
  return asIdentifier(
    pascal.replace(start, (letters) => letters.toLowerCase()),
    "unnamed",
  );
}

/** Names that Windows keeps for devices, whatever the ending. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** `OrderLine` → `order-line`: in small letters, because some file systems do not tell them apart. */
export function kebabCase(name: string): string {
  const split = wordsOf(
    name.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1_$2").replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1_$2"),
  );
  const kebab = split.join("-").toLowerCase();
  if (kebab === "") return "unnamed";
  return devices.test(kebab) ? `${kebab}-table` : kebab;
}

/** `orderLine` → `orderLines`; what ends like a plural stays. */
export function pluralOf(name: string): string {
  if (/[sS]$/.test(name)) return name;
  if (/(x|z|ch|sh)$/i.test(name)) return `${name}es`;
  return /[^aeiou]y$/i.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}

/** Names of one scope, each given once. */
export class NameSet {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  has(name: string): boolean {
    return this.#taken.has(name);
  }

  /** The first of `names` that is free, else the last one with a number. */
  take(...names: readonly [string, ...string[]]): string {
    const last = names.at(-1) ?? names[0];
    let found = names.find((name) => !this.#taken.has(name));
    for (let number = 2; found === undefined; number += 1) {
      const numbered = `${last}${number}`;
      if (!this.#taken.has(numbered)) found = numbered;
    }
    this.#taken.add(found);
    return found;
  }
}

/** What a class of an entity file cannot be called: decorators, and what the file or its compiler needs by name. */
export const claimedClassNames = (
  "Check ClusterOn Column Embedded Entity Exclusion Index JoinColumn JoinTable ManyToMany ManyToOne MaterializedView " +
  "OneToMany OneToOne Partition Policy PrimaryColumn PrimaryGeneratedColumn ReplicaIdentity RowSecurity Sequence " +
  "Statistics Trigger Unique View Array BigInt Boolean Buffer Date Error Function Infinity Map NaN Number Object " +
  "Promise Proxy Reflect RegExp Set String Symbol Uint8Array WeakMap WeakSet"
).split(" ");

/** What a property cannot be called: members that every object has. */
export const claimedPropertyNames =
  "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable prototype toLocaleString toString valueOf".split(
    " ",
  );
