/** What PostgreSQL cannot alter: the whole list of why something may be dropped and made anew that stands on nothing else that changes. */
import { postgresDialect } from "../../src/dialects/postgres/dialect.js";
import type { AnyObject } from "../../src/objects/any.js";
import { type Definition, isDefinition } from "../../src/objects/definition/shape.js";
import { changedMembers } from "../../src/objects/kind.js";
import { keyOf, type Reference } from "../../src/schema/object.js";
import type { Schema } from "../../src/schema/schema.js";
import { isSameData } from "../../src/util/compare.js";

/** Members that ALTER can change, of kinds of which it cannot change all. */
const alterable: Readonly<Record<string, readonly string[]>> = {
  index: ["storage", "tablespace", "statistics"],
  foreignKey: ["deferrable", "initiallyDeferred", "notEnforced"],
  primaryKey: ["storage", "tablespace"],
  unique: ["storage", "tablespace"],
  check: [],
};

/** What counts besides the two. */
export interface Around {
  /** `server_version_num`. */
  readonly version: number;
  /** It belongs to a partitioned table, whose indexes take no parameters once they are made. */
  readonly isOfParts: boolean;
  /** The members that differ. */
  readonly changed: readonly string[];
}

/** Why what differs cannot be altered; nothing where it can. */
export function reasonOf(
  before: AnyObject,
  after: AnyObject,
  { version, isOfParts, changed }: Around,
): string | undefined {
  if (isDefinition(before)) return reasonOfDefinition(before as Definition, after as Definition, version);
  if (before.kind === "column" && after.kind === "column") return reasonOfColumn(before, after, version);
  if (before.kind === "enum") return "values go, change places, or are used where they come";
  const known = alterable[before.kind] ?? changed;
  const left = changed.filter((member) => !known.includes(member) || (isOfParts && member === "storage"));
  const isValidated = isSameData(changed, ["notValid"]) && !("notValid" in after && after.notValid === true);
  if (left.length === 0 || isValidated) return undefined;
  return `no ALTER for ${left.join(", ")} of ${before.kind}`;
}

type Column = Extract<AnyObject, { readonly kind: "column" }>;

function reasonOfColumn(before: Column, after: Column, version: number) {
  const [{ generated: former, type: from }, { generated: wanted, type: to, name }] = [before, after];
  if (former !== undefined && wanted !== undefined && from !== to) {
    const change = postgresDialect.gradeTypeChange(from, to, name);
    if (change.grade === "undecided" || ("using" in change && change.using !== undefined))
      return "no assignment between the types of computed values";
  }
  if (isSameData(former, wanted)) return undefined;
  if (wanted === undefined)
    return former?.stored === false ? "no DROP EXPRESSION for virtual values" : undefined;
  if (former === undefined) return "no ALTER makes a column generated";
  if (former.stored !== wanted.stored) return "no ALTER between stored and virtual";
  if (!wanted.stored) return "no SET EXPRESSION for virtual values beside checks, or in a publication";
  return version < 170_000 ? "no ALTER for an expression before PostgreSQL 17" : undefined;
}

/** Of these, nothing at all can be altered but what the operations for names, comments and owners do. */
const fixed: Readonly<Record<string, string>> = {
  exclusion: "no ALTER for an exclusion constraint",
  operator: "no ALTER for the function or arguments of an operator",
  cast: "no ALTER for a cast",
  conversion: "no ALTER for a conversion",
  rangeType: "no ALTER for a range type",
  collation: "no ALTER for a collation",
  partitionIndex: "no ALTER for an index",
  partitionConstraint: "no ALTER for a constraint",
};

type Details = Readonly<Record<string, unknown>>;

/** Members of details that nothing can alter, of kinds that have statements for the others. */
const fixedDetails: Readonly<Record<string, readonly string[]>> = {
  policy: ["permissive", "command"],
  publication: ["allTables"],
  materializedView: ["query"],
  textSearchDictionary: ["template"],
  textSearchConfiguration: ["parser"],
  foreignServer: ["wrapper", "type"],
  foreignTable: ["server"],
  domain: ["type", "collation"],
  compositeType: ["attributes"],
  partition: ["key"],
};

function reasonOfDefinition(before: Definition, after: Definition, version: number): string | undefined {
  const { kind } = before;
  if (isSameData(before, after)) return undefined;
  const [alone, other] = [before.alone, after.alone] as (AnyObject | undefined)[];
  if (alone !== undefined && other !== undefined && alone.kind === other.kind)
    return reasonOf(alone, other, {
      version,
      isOfParts: false,
      changed: changedMembers(alone, other, isSameData),
    });
  if (fixed[kind] !== undefined) return fixed[kind];
  if (kind === "trigger") {
    if (version < 140_000) return "no CREATE OR REPLACE TRIGGER before PostgreSQL 14";
    return [before, after].some(({ shape }) => shape === undefined)
      ? "no CREATE OR REPLACE for a constraint trigger"
      : undefined;
  }
  if (kind === "statistics" && head(before) !== head(after)) return "no ALTER for what statistics are about";
  if (kind === "eventTrigger" && head(before) !== head(after))
    return "no ALTER for what an event trigger does";
  const [former, wanted] = [before.details, after.details] as (Details | undefined)[];
  const changed = (fixedDetails[kind] ?? []).filter(
    (member) => !isSameData(former?.[member], wanted?.[member]),
  );
  if (changed.length > 0) return `no ALTER for ${changed.join(", ")} of ${kind}`;
  const reason = kind === "foreignTable" ? reasonOfForeign(former, wanted) : undefined;
  if (reason !== undefined) return reason;
  const isTaken = (member: string): boolean => former?.[member] != null && wanted?.[member] == null;
  if (kind === "policy" && (isTaken("using") || isTaken("check"))) return "no ALTER takes an expression away";
  return isReplaceable(before, after)
    ? undefined
    : `no CREATE OR REPLACE with other ${kind === "view" ? "columns" : "arguments or result"}`;
}

interface ForeignColumn {
  readonly name: string;
  readonly type: string;
  readonly generated: string | null;
}

function reasonOfForeign(former: Details | undefined, wanted: Details | undefined): string | undefined {
  const [had, has] = [former, wanted].map((details) => (details?.columns ?? []) as readonly ForeignColumn[]);
  const pairs = (had ?? []).flatMap((column) => {
    const other = has?.find(({ name }) => name === column.name);
    return other === undefined ? [] : [[column, other] as const];
  });
  const isComputed = (column: ForeignColumn): boolean => column.generated !== null;
  if (pairs.some(([one, other]) => one.generated !== other.generated))
    return "no ALTER of every server for what a column of a foreign table is computed by";
  if (had?.some(isComputed) && pairs.some(([one, other]) => one.type !== other.type))
    return "no ALTER for types under computed columns";
  const kept = new Set(pairs.map(([{ name }]) => name));
  const first = has?.slice(0, kept.size).map(({ name }) => name) ?? [];
  return isSameData(
    first,
    pairs.map(([{ name }]) => name),
  )
    ? undefined
    : "no ALTER for the place of a column of a foreign table";
}

/** Without the statements behind it, which say its state. */
function head({ definition }: Definition): string {
  return definition.split(";")[0] ?? "";
}

/** Kinds that can be replaced as long as what others see of them stays. */
const seen: ReadonlySet<string> = new Set(["view", "function", "procedure", "aggregate"]);

function isReplaceable({ kind, shape: former }: Definition, { shape: wanted }: Definition): boolean {
  if (!seen.has(kind)) return true;
  return former !== undefined && wanted !== undefined && isSameData(former, wanted.slice(0, former.length));
}

/** What keeps something from being altered where it is, though it could be elsewhere. */
/** An index of a whole without those of all partitions; where one joins, neither side of the plan has it. */
export function reasonOfTree({ kind }: Reference): string | undefined {
  return kind === "partitionIndex" || kind === "partitionConstraint"
    ? "nothing is detached from an index of a whole, and the server gives one to each partition that comes"
    : undefined;
}

export function reasonIn(schema: Schema, object: AnyObject): string | undefined {
  if ("details" in object && object.details?.only !== undefined) return reasonOfTree(object);
  return object.kind === "domain" && isWithinValues(schema, object)
    ? "the server does not look at values of a domain within composites, ranges and arrays"
    : undefined;
}

function isWithinValues(schema: Schema, type: Reference): boolean {
  const isOn = (object: Reference): boolean =>
    schema.dependenciesOf(object).some((needed) => keyOf(needed) === keyOf(type));
  return [...schema].some((object) => {
    if (!isOn(object)) return false;
    if (object.kind === "column") return "type" in object && String(object.type).endsWith("[]");
    return object.kind === "domain"
      ? isWithinValues(schema, object)
      : object.kind === "compositeType" || object.kind === "rangeType";
  });
}
