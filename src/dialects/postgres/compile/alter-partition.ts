/** Changes of a partition in place: its bounds, how it is kept, and whether it is one at all. */

import type { Check } from "../../../objects/check/shape.js";
import { type Definition, detailsOf } from "../../../objects/definition/shape.js";
import type { ForeignKey } from "../../../objects/foreign-key/shape.js";
import { storageDifference } from "../../../objects/index/diff.js";
import type { Index } from "../../../objects/index/shape.js";
import { changedMembers } from "../../../objects/kind.js";
import type { PrimaryKey } from "../../../objects/primary-key/shape.js";
import type { Unique } from "../../../objects/unique/shape.js";
import { isSameData } from "../../../util/compare.js";
import { qualified, quote } from "../sql/writer.js";
import { constraintCompilers } from "./constraint.js";
import { definitionStatements } from "./definition.js";
import { indexCompilers } from "./index.js";

/** What introspection says of a partition besides its definition. */
interface PartitionDetails {
  /** The full name of the table or partition it is a part of. */
  readonly parent: string;
  /** `FOR VALUES …` or `DEFAULT`. */
  readonly bounds: string;
  /** What it is partitioned by in turn. */
  readonly key: string | null;
  readonly unlogged: boolean;
  /** `fillfactor=70` */
  readonly options: readonly string[];
  readonly accessMethod: string;
  readonly tablespace: string;
}

export interface PartitionChange {
  /** It leaves its parent, which makes room for others. */
  readonly detach: readonly string[];
  readonly attach: readonly string[];
}

/** Nothing where it has to be dropped and made anew: what it is partitioned by cannot change. */
export function partitionChange(before: Definition, after: Definition): PartitionChange | undefined {
  const [former, wanted] = [partitionDetails(before), partitionDetails(after)];
  if (former === undefined || wanted === undefined || former.key !== wanted.key) return undefined;
  const table = qualified(after.namespace, after.name);
  const kept = keepingChanges(former, wanted).map((change) => `ALTER TABLE ${table} ${change}`);
  if (former.parent === wanted.parent && former.bounds === wanted.bounds) return { detach: [], attach: kept };
  return { detach: [detachStatement(before)], attach: [attachStatement(after), ...kept] };
}

export function attachStatement(partition: Definition): string {
  const { parent = "", bounds = "" } = partitionDetails(partition) ?? {};
  return `ALTER TABLE ${parent} ATTACH PARTITION ${qualified(partition.namespace, partition.name)} ${bounds}`;
}

export function detachStatement(partition: Definition): string {
  const { parent = "" } = partitionDetails(partition) ?? {};
  return `ALTER TABLE ${parent} DETACH PARTITION ${qualified(partition.namespace, partition.name)}`;
}

/** How the rows of something are kept. */
export type Keeping = Pick<PartitionDetails, "unlogged" | "options" | "accessMethod" | "tablespace">;

/** What ALTER takes to keep them otherwise. */
export function keepingChanges(former: Keeping, wanted: Keeping): readonly string[] {
  const name = (option: string): string => option.slice(0, option.indexOf("="));
  const gone = former.options.map(name).filter((each) => !wanted.options.map(name).includes(each));
  const set = wanted.options.filter((option) => !former.options.includes(option));
  const value = (option: string): string =>
    `'${option.slice(option.indexOf("=") + 1).replaceAll("'", "''")}'`;
  return [
    ...(former.unlogged === wanted.unlogged ? [] : [wanted.unlogged ? "SET UNLOGGED" : "SET LOGGED"]),
    ...(gone.length === 0 ? [] : [`RESET (${gone.join(", ")})`]),
    ...(set.length === 0
      ? []
      : [`SET (${set.map((option) => `${name(option)} = ${value(option)}`).join(", ")})`]),
    ...(former.accessMethod === wanted.accessMethod
      ? []
      : [`SET ACCESS METHOD ${quote(wanted.accessMethod)}`]),
    ...(former.tablespace === wanted.tablespace ? [] : [`SET TABLESPACE ${quote(wanted.tablespace)}`]),
  ];
}

export function partitionDetails(partition: Definition): PartitionDetails | undefined {
  return detailsOf<PartitionDetails>(partition);
}

/** What introspection says of an index or key of a tree that is no index of all partitions, besides its definition. */
export interface PlaceInTree {
  /** The name of what it is attached to. */
  readonly whole: string | null;
  /** It is of what is partitioned itself. */
  readonly only: boolean;
  /** A constraint that comes of none: its index alone is attached. */
  readonly own: boolean;
}

const keeping: ReadonlySet<string> = new Set(["storage", "tablespace", "statistics"]);

/** An index of a partition that is kept otherwise; nothing where it is another one. */
export function alterPartitionIndex(former: Definition, wanted: Definition): readonly string[] | undefined {
  const [before, after] = [former.alone, wanted.alone] as (Index | PrimaryKey | Unique | undefined)[];
  const attached = attachedIndex(former, wanted);
  if (before === undefined || after === undefined || attached === undefined) return undefined;
  const changed = changedMembers(before, after, isSameData);
  const place = detailsOf<PlaceInTree>(wanted);
  // One of what is partitioned itself takes no parameters once it is made.
  if (changed.some((member) => !keeping.has(member) || (member === "storage" && place?.only === true)))
    return undefined;
  const { namespace, table, name, storage, tablespace } = after;
  const [had, has] = [before, after].map((index) => ("statistics" in index ? index.statistics : undefined));
  const change = {
    ...(changed.includes("storage") && { storage: storageDifference(before.storage, storage) }),
    ...(changed.includes("tablespace") && { tablespace: tablespace ?? null }),
    ...(changed.includes("statistics") && { statistics: storageDifference(had, has) }),
  };
  const altered = indexCompilers.alterIndex({ kind: "alterIndex", namespace, table, name, ...change });
  return [...altered.map(({ sql }) => sql), ...attached];
}

/** The statement that attaches an index of a partition, which stands behind the others; nothing where it stands otherwise in its tree. */
function attachedIndex(former: Definition, wanted: Definition): readonly string[] | undefined {
  if (isSameData(former.details, wanted.details)) return [];
  if (former.details !== undefined || detailsOf<PlaceInTree>(wanted)?.only !== false) return undefined;
  return definitionStatements(wanted.kind, wanted.definition).slice(-1);
}

const attention: ReadonlySet<string> = new Set(["deferrable", "initiallyDeferred", "notEnforced"]);

/** When it is looked at, all of it, and whether at all, where that differs. */
function attentionOf({ deferrable, initiallyDeferred, notEnforced }: ForeignKey, changed: readonly string[]) {
  return {
    deferrable,
    initiallyDeferred,
    ...(changed.includes("notEnforced") && { notEnforced: notEnforced ?? false }),
  };
}

/** A constraint of a partition that is looked at otherwise, or at last; nothing where it is another one. */
export function alterPartitionConstraint(
  former: Definition,
  wanted: Definition,
): readonly string[] | undefined {
  const [before, after] = [former.alone, wanted.alone] as (
    | Check
    | ForeignKey
    | PrimaryKey
    | Unique
    | undefined
  )[];
  if (before === undefined || after === undefined || before.kind !== after.kind) return undefined;
  // A key is kept as its index is, which has its name.
  if (after.kind === "primaryKey" || after.kind === "unique") return alterPartitionIndex(former, wanted);
  const changed = changedMembers(before, after, isSameData);
  const isDeferred = after.kind === "foreignKey" && changed.some((member) => attention.has(member));
  const isValidated = changed.includes("notValid") && after.notValid !== true;
  const isInPlace = (member: string): boolean =>
    (isDeferred && attention.has(member)) || (isValidated && member === "notValid");
  if (changed.length === 0 || !changed.every(isInPlace)) return undefined;
  const { namespace, table, name } = after;
  const place = { namespace, table, name };
  return [
    ...(isDeferred && after.kind === "foreignKey"
      ? constraintCompilers.alterForeignKey({
          kind: "alterForeignKey",
          ...place,
          ...attentionOf(after, changed),
        })
      : []),
    ...(isValidated ? constraintCompilers.validateConstraint({ kind: "validateConstraint", ...place }) : []),
  ].map(({ sql }) => sql);
}
