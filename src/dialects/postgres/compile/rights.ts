/** Privileges as statements. */
import type { Definition } from "../../../objects/definition/shape.js";
import { dollarQuoted } from "../sql/dollar-quotes.js";
import { quoteString } from "../sql/writer.js";

/** What, of which column, and whether it may be passed on. */
export type Privilege = readonly [what: string, column: string | null, isGrantable: boolean];

/** What somebody may do with an object, or with those that a role will make. */
export interface Grants {
  /** `TABLE public.user`; by default: `TABLES`; the database that it is in, whatever it is called: `DATABASE`. */
  readonly on: string;
  /** A role, quoted where that is needed, or `PUBLIC`. */
  readonly grantee: string;
  /** Privileges by default: `ALTER DEFAULT PRIVILEGES FOR ROLE app `. */
  readonly prefix: string;
  readonly privileges: readonly Privilege[];
}

/** The statements that give them; `usual` is what the grantee may do anyway when nobody says anything. */
export function grantDefinition(grants: Grants, usual: readonly string[]): string {
  const { prefix, on, grantee, privileges } = grants;
  const revoke = onTarget(on, (it) => `${prefix}REVOKE ALL ON ${it} FROM ${grantee}`);
  const first = usual.length === 0 && privileges.length > 0 ? [] : [revoke];
  return [...first, ...grantStatements(grants, privileges)].join(";\n");
}

/** A statement about something. Of the database only the server that runs it knows the name. */
function onTarget(on: string, statement: (on: string) => string): string {
  if (on !== "DATABASE") return statement(on);
  const template = statement("\0").replaceAll("%", "%%").replace("\0", "DATABASE %I");
  const body = `BEGIN EXECUTE pg_catalog.format(${quoteString(template)}, current_database()); END`;
  return `DO ${dollarQuoted(body)}`;
}

function grantStatements(
  { prefix, on, grantee }: Grants,
  privileges: readonly Privilege[],
): readonly string[] {
  return [false, true].flatMap((isGrantable) => {
    const given = privileges.filter((privilege) => privilege[2] === isGrantable);
    if (given.length === 0) return [];
    const option = isGrantable ? " WITH GRANT OPTION" : "";
    return [onTarget(on, (it) => `${prefix}GRANT ${wordsOf(given)} ON ${it} TO ${grantee}${option}`)];
  });
}

/** Columns come quoted where that is needed. */
function wordsOf(privileges: readonly Privilege[]): string {
  return privileges.map(([what, column]) => (column === null ? what : `${what} (${column})`)).join(", ");
}

/** What a fact about privileges says; nothing for one whose SQL alone is known. */
export function grantsOf({ details }: Definition): Grants | undefined {
  return details as Grants | undefined;
}

/** What leads from one set of privileges to another. */
export function grantChanges(before: Definition, after: Definition): readonly string[] | undefined {
  const [former, wanted] = [grantsOf(before), grantsOf(after)];
  if (former === undefined || wanted === undefined) return undefined;
  const { prefix, on, grantee } = wanted;
  const same =
    ([what, column]: Privilege) =>
    (other: Privilege) =>
      other[0] === what && other[1] === column;
  const gone = former.privileges.filter((each) => !wanted.privileges.some(same(each)));
  const kept = former.privileges.filter((each) => wanted.privileges.some(same(each)));
  const fixed = kept.filter((each) => each[2] && !wanted.privileges.find(same(each))?.[2]);
  // Taking a privilege on the whole takes it on each column too.
  const whole = new Set([...gone, ...fixed].filter(([, column]) => column === null).map(([what]) => what));
  const given = wanted.privileges.filter(
    (each) =>
      former.privileges.find(same(each)) === undefined ||
      (each[2] && !former.privileges.find(same(each))?.[2]) ||
      (each[1] !== null && whole.has(each[0])),
  );
  const taken = (option: string, privileges: readonly Privilege[]): readonly string[] =>
    privileges.length === 0
      ? []
      : [onTarget(on, (it) => `${prefix}REVOKE ${option}${wordsOf(privileges)} ON ${it} FROM ${grantee}`)];
  return [...taken("", gone), ...taken("GRANT OPTION FOR ", fixed), ...grantStatements(wanted, given)];
}

const identifier = `(?:[\\w$]+|"(?:[^"]|"")+")`;
const named = new RegExp(`^(${identifier}) on (.*)$`, "s");
const byDefault = new RegExp(`^(${identifier}) on (\\w+) of (${identifier})(?: in (${identifier}))?$`, "s");

/** What everybody may do with new objects; nothing for those that nobody may do anything with. */
const usual: readonly (readonly [objects: RegExp, privilege: string])[] = [
  [/^(FUNCTION|PROCEDURE|FUNCTIONS)\b/, "EXECUTE"],
  [/^(TYPE|TYPES)\b/, "USAGE"],
  [/^SCHEMA public$/, "USAGE"],
  [/^DATABASE$/, "CONNECT, TEMPORARY"],
];

/** What a grantee may do with an object when nobody says anything. */
export function usualPrivileges({ grantee, on }: Pick<Grants, "grantee" | "on">): readonly Privilege[] {
  const found = grantee === "PUBLIC" ? usual.find(([objects]) => objects.test(on))?.[1] : undefined;
  return (found?.split(", ") ?? []).map((what) => [what, null, false]);
}

/** The name of a fact about privileges. */
export function privilegeName({ grantee, on }: Pick<Grants, "grantee" | "on">): string {
  return `${grantee} on ${on}`;
}

/** The statements that take a grantee back to where nobody says anything. */
export function revokeAll(kind: "privilege" | "defaultPrivilege", name: string): string {
  const [, grantee = "", on = "", role, namespace] =
    (kind === "privilege" ? named.exec(name) : byDefault.exec(name)) ?? [];
  const place = namespace === undefined ? "" : ` IN SCHEMA ${namespace}`;
  const prefix = role === undefined ? "" : `ALTER DEFAULT PRIVILEGES FOR ROLE ${role}${place} `;
  const revoke = onTarget(on, (it) => `${prefix}REVOKE ALL ON ${it} FROM ${grantee}`);
  const anyway = namespace === undefined ? usual.find(([objects]) => objects.test(on))?.[1] : undefined;
  if (grantee !== "PUBLIC" || anyway === undefined) return revoke;
  return `${revoke};\n${onTarget(on, (it) => `${prefix}GRANT ${anyway} ON ${it} TO PUBLIC`)}`;
}
