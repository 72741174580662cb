/** Changes of a domain in place. */
import { bareName, type Definition, detailsOf } from "../../../objects/definition/shape.js";
import type { Reference } from "../../../schema/object.js";
import { wordsOf } from "../../../util/words.js";
import { qualified, quote } from "../sql/writer.js";
import { words } from "./clauses.js";

type Check = readonly [name: string, definition: string, isValid: boolean];
interface DomainDetails {
  readonly type: string;
  readonly collation: string | null;
  readonly default: string | null;
  readonly notNull: boolean;
  readonly checks: readonly Check[];
}

/** Nothing where it has to be made anew: what a domain is of cannot change. */
export function alterDomain(before: Definition, after: Definition): readonly string[] | undefined {
  const [former, wanted] = [detailsOf<DomainDetails>(before), detailsOf<DomainDetails>(after)];
  if (former === undefined || wanted === undefined) return undefined;
  if (former.type !== wanted.type || former.collation !== wanted.collation) return undefined;
  const changes: string[] = [];
  if (former.default !== wanted.default)
    changes.push(wanted.default === null ? "DROP DEFAULT" : `SET DEFAULT ${wanted.default}`);
  if (former.notNull !== wanted.notNull) changes.push(wanted.notNull ? "SET NOT NULL" : "DROP NOT NULL");
  const domain = qualified(after.namespace, after.name);
  return [...changes, ...checkChanges(former.checks, wanted.checks)].map(
    (change) => `ALTER DOMAIN ${domain} ${change}`,
  );
}

/** A check that only has another name is renamed: to add it would look at every row again. */
function checkChanges(before: readonly Check[], after: readonly Check[]): readonly string[] {
  const gone = before.filter(([name]) => !after.some((check) => check[0] === name));
  const drops: string[] = [];
  const changes: string[] = [];
  for (const [name, definition, isValid] of after) {
    const former = before.find((check) => check[0] === name);
    const renamed = gone.findIndex((check) => check[1] === definition && check[2] === isValid);
    const add = `ADD CONSTRAINT ${quote(name)} ${definition}${isValid ? "" : " NOT VALID"}`;
    if (former === undefined && renamed >= 0) {
      const [check] = gone.splice(renamed, 1);
      changes.push(`RENAME CONSTRAINT ${quote(check?.[0] ?? "")} TO ${quote(name)}`);
    } else if (former === undefined) changes.push(add);
    else if (former[1] !== definition || (former[2] && !isValid)) {
      drops.push(`DROP CONSTRAINT ${quote(name)}`);
      changes.push(add);
    } else if (!former[2] && isValid) changes.push(`VALIDATE CONSTRAINT ${quote(name)}`);
  }
  return [...gone.map(([name]) => `DROP CONSTRAINT ${quote(name)}`), ...drops, ...changes];
}

/** A domain without what calls a function, or may use an operator; nothing where it would be the same. */
export function withoutCallsOf(routine: Reference, domain: Definition): Definition | undefined {
  const details = detailsOf<DomainDetails>(domain);
  if (details === undefined) return undefined;
  const name = bareName(routine)
    .replace(/^"(.*)"$/s, "$1")
    .replaceAll('""', '"');
  const isCalledIn = (text: string | null): boolean =>
    text !== null && (routine.kind === "operator" || wordsOf(text).mentions(name));
  const checks = details.checks.filter(([, definition]) => !isCalledIn(definition));
  const initial = isCalledIn(details.default) ? null : details.default;
  if (checks.length === details.checks.length && initial === details.default) return undefined;
  return { ...domain, details: { ...details, checks, default: initial } };
}

/** What makes a domain as its details say it. */
export function bareDomain(domain: Definition): string {
  const details = detailsOf<DomainDetails>(domain);
  if (details === undefined) return domain.definition;
  const { type, collation, checks, notNull, default: initial } = details;
  const isInside = ([, , isValid]: Check): boolean => isValid;
  const named = checks
    .filter(isInside)
    .map(([name, definition]) => `CONSTRAINT ${quote(name)} ${definition}`);
  const place = qualified(domain.namespace, domain.name);
  const made = words(
    `CREATE DOMAIN ${place} AS ${type}`,
    collation !== null && `COLLATE ${collation}`,
    initial !== null && `DEFAULT ${initial}`,
    notNull && "NOT NULL",
    ...named,
  );
  const behind = checkChanges(checks.filter(isInside), checks);
  return [made, ...behind.map((change) => `ALTER DOMAIN ${place} ${change}`)].join(";\n");
}

/** The names of the checks of a domain. */
export function domainChecks(domain: Definition): readonly string[] {
  return detailsOf<DomainDetails>(domain)?.checks.map(([name]) => name) ?? [];
}
