/** Decorators of classes for what PostgreSQL keeps about tables and views besides columns, constraints and indexes. */
import { isSql } from "../../schema/sql.js";
import type { PartFacts } from "../facts.js";
import type { OptionFault } from "../faults.js";
import { type ClassMark, makeMark } from "../mark.js";
import type { SqlText } from "../options/options.js";
import { findUnknownOptions, listed, readable } from "../options/unknown.js";
import type {
  ExclusionOptions,
  IndexTarget,
  PartitionOptions,
  PolicyOptions,
  RawExclusionOptions,
  RowSecurityOptions,
  RuleOptions,
  StatisticsOptions,
  TriggerOptions,
} from "../options/views.js";

function partMark(decorator: string, part: PartFacts, faults: readonly OptionFault[]): ClassMark {
  return makeMark({
    decorator,
    faults,
    onClass: (facts) => {
      facts.rules.push(part);
    },
  });
}

/**
 * A trigger on the table of an entity, or on a view.
 *
 * @example
 * export @Trigger({ timing: "before", on: "update", of: ["email"], forEach: "row", execute: touch })
 * class User { @Column("text") email!: string }
 * export @Trigger({ constraint: true, on: ["insert", "update"], execute: "check_balance", initiallyDeferred: true })
 * class Booking { @Column("decimal") amount!: string }
 */
export function Trigger(options: TriggerOptions): ClassMark {
  return partMark("Trigger", { kind: "trigger", options }, findUnknownOptions("Trigger", options));
}

/**
 * A policy of row-level security, which `@RowSecurity` turns on.
 *
 * @example
 * export @RowSecurity() @Policy({ for: "select", to: "app", using: sql`owner = current_user` })
 * class Document { @Column("text") owner!: string }
 */
export function Policy(options: PolicyOptions): ClassMark {
  return partMark("Policy", { kind: "policy", options }, findUnknownOptions("Policy", options));
}

/**
 * Row-level security: policies decide who sees which rows.
 *
 * @example
 * export @RowSecurity({ force: true }) class Document { @Column("text") owner!: string } // for the table's owner too
 */
export function RowSecurity(options: RowSecurityOptions = {}): ClassMark {
  const part: PartFacts = { kind: "rowSecurity", options };
  return partMark("RowSecurity", part, findUnknownOptions("RowSecurity", options));
}

/**
 * An exclusion constraint: no two rows for which all its operators give true.
 *
 * @example
 * export @Exclusion({ using: "gist", elements: [{ property: "room", with: "=" }, { property: "during", with: "&&" }] })
 * class Booking { @Column("int") room!: number; @Column("tstzrange") during!: string }
 * export @Exclusion("no_overlap", sql`USING gist (room WITH =, during WITH &&)`)
 * class Lecture { @Column("int") room!: number; @Column("tstzrange") during!: string }
 */
export function Exclusion(options: ExclusionOptions): ClassMark;
export function Exclusion(definition: SqlText, options?: RawExclusionOptions): ClassMark;
export function Exclusion(
  name: string,
  definition: SqlText,
  options?: Omit<RawExclusionOptions, "name">,
): ClassMark;
export function Exclusion(
  first: ExclusionOptions | SqlText,
  second?: SqlText | RawExclusionOptions,
  third?: RawExclusionOptions,
): ClassMark {
  if (typeof first !== "string" && !isSql(first)) {
    const options = readable(first);
    const elements: readonly unknown[] = listed(options.elements);
    return partMark("Exclusion", { kind: "exclusion", options }, [
      ...findUnknownOptions("Exclusion", first),
      ...elements.flatMap((element) => findUnknownOptions("exclusionElement", element)),
    ]);
  }
  const isNamed = typeof second === "string" || isSql(second);
  const given: RawExclusionOptions = isNamed ? { ...third, name: String(first) } : (second ?? {});
  const part: PartFacts = { kind: "exclusion", sql: isNamed ? second : first, options: given };
  return partMark("Exclusion", part, findUnknownOptions("Exclusion", given));
}

/**
 * A rewrite rule: what happens besides a command, or in its place.
 *
 * @example
 * export @Rule({ on: "delete", instead: true, do: "nothing" }) class Entry { @PrimaryColumn("int") no!: number }
 */
export function Rule(options: RuleOptions): ClassMark {
  return partMark("Rule", { kind: "rule", options }, findUnknownOptions("Rule", options));
}

/**
 * Statistics about columns taken together, for the planner.
 *
 * @example
 * export @Statistics({ on: ["city", "zip"], kinds: ["dependencies"] })
 * class Address { @Column("text") city!: string; @Column("text") zip!: string }
 */
export function Statistics(options: StatisticsOptions): ClassMark {
  return partMark("Statistics", { kind: "statistics", options }, findUnknownOptions("Statistics", options));
}

/**
 * What logical replication writes down of rows that change, when that is not the primary key.
 *
 * @example
 * export @ReplicaIdentity("full") class Event { @Column("text") what!: string }
 * export @ReplicaIdentity({ properties: ["code"] }) @Index(["code"], { unique: true })
 * class Country { @Column("text") code!: string }
 */
export function ReplicaIdentity(identity: "full" | "nothing" | IndexTarget): ClassMark {
  const faults = typeof identity === "string" ? [] : findUnknownOptions("ReplicaIdentity", identity);
  const read = typeof identity === "string" ? identity : readable(identity);
  return partMark("ReplicaIdentity", { kind: "replicaIdentity", identity: read }, faults);
}

/**
 * The index in whose order `CLUSTER` puts the rows: by its name, or by its properties.
 *
 * @example
 * export @ClusterOn({ properties: ["createdAt"] }) @Index(["createdAt"])
 * class Event { @Column("timestamptz") createdAt!: Date }
 */
export function ClusterOn(index: string | IndexTarget): ClassMark {
  const target: IndexTarget = typeof index === "string" ? { index } : index;
  const part: PartFacts = { kind: "clustering", target: readable(target) };
  return partMark("ClusterOn", part, findUnknownOptions("ClusterOn", target));
}

/**
 * A partition of a partitioned table (`partitionBy` of `@Entity`).
 *
 * @example
 * export @Entity({ partitionBy: sql`RANGE (day)` }) @Partition("reading_2026", { from: "2026-01-01", to: "2027-01-01" })
 * class Reading { @PrimaryColumn("date") day!: string; @PrimaryColumn("int") sensor!: number }
 * export @Entity({ partitionBy: sql`RANGE (day)` }) @Partition({
 *   default: true, partitionBy: sql`HASH (sensor)`, partitions: [{ modulus: 1, remainder: 0 }],
 * })
 * class Sample { @PrimaryColumn("date") day!: string; @PrimaryColumn("int") sensor!: number }
 */
export function Partition(options: PartitionOptions): ClassMark;
export function Partition(name: string, options: PartitionOptions): ClassMark;
export function Partition(first: string | PartitionOptions, second?: PartitionOptions): ClassMark {
  const given = typeof first === "string" ? second : first;
  const options = { ...given, ...(typeof first === "string" ? { name: first } : {}) } as PartitionOptions;
  return partMark("Partition", { kind: "partition", options }, unknownOfPartition(given));
}

function unknownOfPartition(options: PartitionOptions | undefined): readonly OptionFault[] {
  const parts: readonly PartitionOptions[] = Array.isArray(options?.partitions) ? options.partitions : [];
  return [...findUnknownOptions("Partition", options ?? null), ...parts.flatMap(unknownOfPartition)];
}
