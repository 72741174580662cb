/** What a partition is as a table of its own: what it has from the whole, and what it has besides. */
import type { AnyObject, ObjectOf } from "../../../../objects/any.js";
import type { Column } from "../../../../objects/column/shape.js";
import { type Definition, detailsOf } from "../../../../objects/definition/shape.js";
import { find, partsOf } from "../../../../objects/find.js";
import { contentOf } from "../../../../objects/kind.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import type { Schema } from "../../../../schema/schema.js";
import { compact } from "../../../../util/compact.js";
import { compareText } from "../../../../util/compare.js";
import { type PlaceInTree, partitionDetails } from "../../compile/alter-partition.js";
import { readOptions } from "../../introspect/catalog.js";
import { spelled, treeOf } from "../rebuild/set-aside.js";

/** A partition with all that is above it. */
export interface Branch {
  readonly partition: Definition;
  readonly root: ObjectOf<"table">;
  /** The partitions from the root down, itself last. */
  readonly levels: readonly Definition[];
}

/** What an index, a key or another constraint of a partition comes of, or is. */
export type Part = ObjectOf<"index" | "primaryKey" | "unique" | "check" | "foreignKey" | "exclusion">;

const partKinds = ["primaryKey", "unique", "check", "foreignKey", "index", "exclusion"] as const;

/** Nothing where the partitioned table is out of scope. */
export function branchOf(partition: Definition, schema: Schema): Branch | undefined {
  const levels: Definition[] = [];
  let found: Reference | undefined = partition;
  while (found?.kind === "partition") {
    const level = schema.get(found) as Definition | undefined;
    if (level === undefined || levels.length > 100) return undefined;
    levels.unshift(level);
    found = schema.dependenciesOf(level).find(({ kind }) => kind === "table" || kind === "partition");
  }
  const root = found === undefined ? undefined : (schema.get(found) as ObjectOf<"table"> | undefined);
  return root === undefined ? undefined : { partition, root, levels };
}

/** The table itself, and its columns: of what nobody tells of a partition, `other` side of the change decides. */
export function tableOf(branch: Branch, schema: Schema, other: Schema): readonly AnyObject[] {
  const { namespace, name } = branch.partition;
  const { key, unlogged, options, accessMethod, tablespace } = partitionDetails(branch.partition) ?? {};
  const table = {
    kind: "table" as const,
    namespace,
    name,
    ...compact({
      partitionBy: key ?? undefined,
      unlogged: unlogged === true ? true : undefined,
      storage: readOptions(options ?? null),
      accessMethod: accessMethod === "heap" ? undefined : accessMethod,
      tablespace: tablespace === "pg_default" ? undefined : tablespace,
    }),
  };
  return [table, ...columnsOf(branch, schema, other)];
}

function columnsOf(branch: Branch, schema: Schema, other: Schema): readonly Column[] {
  const { root, levels, partition } = branch;
  const columns = partsOf(schema, root, "column");
  return columns.map((column) => {
    const place = { namespace: partition.namespace, table: partition.name };
    const counterpart = find(other, { kind: "column", ...place, name: column.name });
    let { default: initial, generated, nullable } = column;
    for (const { namespace, name: table } of levels) {
      const at = { namespace, table, name: column.name };
      const own = find(schema, { kind: "partitionDefault", ...at });
      const expression = own?.details?.expression as string | undefined;
      if (expression !== undefined && generated !== undefined) generated = { ...generated, expression };
      else if (own !== undefined) initial = (own.details?.default as string | null) ?? undefined;
      if (schema.has({ kind: "partitionNotNull", ...at })) nullable = false;
    }
    const { identity: _, default: _default, notNull: _name, ...kept } = column;
    const own = find(schema, { kind: "partitionColumn", ...place, name: column.name });
    const notNull = nullable ? undefined : notNullOf(branch, column, schema, counterpart);
    const settings = settingsOf(column, detailsOf<ColumnDetails>(own));
    return {
      ...kept,
      ...place,
      nullable,
      ...settings,
      ...compact({ default: initial, generated, notNull }),
    };
  });
}

/** Of its own name nobody tells; whether it has been looked at is told where the whole has not. */
function notNullOf(
  { partition: { namespace, name: table }, levels }: Branch,
  column: Column,
  schema: Schema,
  counterpart: Column | undefined,
): Column["notNull"] {
  const isOwn = levels.some((level) =>
    schema.has({
      kind: "partitionNotNull",
      namespace: level.namespace,
      table: level.name,
      name: column.name,
    }),
  );
  const isSeen = schema
    .childrenOf(namespace, table, "validity")
    .some((fact) => schema.dependenciesOf(fact).some((needed) => keyOf(needed) === keyOf(column)));
  const isUnseen = column.notNull?.notValid === true && !isSeen && !isOwn;
  const said = counterpart?.nullable === false ? counterpart.notNull : undefined;
  const known = compact({ ...said, notValid: isUnseen ? true : undefined });
  return Object.keys(known).length === 0 ? undefined : known;
}

/** What a column of a partition has otherwise than that of the table at the top: `default` and -1 are what is usual. */
interface ColumnDetails {
  readonly storage: string | null;
  readonly compression: string | null;
  readonly statistics: number | null;
  readonly options: readonly string[] | null;
}

function settingsOf(
  column: Column,
  own: ColumnDetails = { storage: null, compression: null, statistics: null, options: null },
): Pick<Column, "storage" | "compression" | "statistics" | "options"> {
  const said = <T>(value: T | null, usual: T, above: T | undefined): T | undefined =>
    value === null ? above : value === usual ? undefined : value;
  return {
    storage: said(own.storage, "default", column.storage),
    compression: said(own.compression, "default", column.compression),
    statistics: said(own.statistics, -1, column.statistics),
    options: readOptions(own.options),
  };
}

/** What it has because the whole has it, in the words of that: of the root, and what is above it besides. */
export function inheritedParts({ root, levels, partition }: Branch, schema: Schema): readonly Part[] {
  const parts = [
    ...partKinds.flatMap((kind) => schema.childrenOf(root.namespace, root.name, kind) as readonly Part[]),
    ...levels.slice(0, -1).flatMap((level) => ownParts(level, schema, isHandedDown)),
  ];
  const { namespace, name: table } = partition;
  const isSeen = (part: Part): boolean => schema.has({ kind: "validity", namespace, table, name: part.name });
  return parts.map((part) =>
    part.kind === "check" && isSeen(part) ? { ...part, notValid: undefined } : part,
  );
}

/** Whether partitions have it too: it was not made for what is partitioned alone. */
export function isHandedDown(fact: Definition): boolean {
  return detailsOf<PlaceInTree>(fact)?.only !== true;
}

/** When triggers fire, from the whole down, that a partition and those below it have because of tables above it. */
export function inheritedStates(partition: Reference, schema: Schema): readonly Definition[] {
  const tree = treeOf(partition, schema);
  const isOwn = ({ name }: Reference): boolean =>
    tree.some((part) => schema.has({ kind: "trigger", namespace: part.namespace, table: part.name, name }));
  return tree.flatMap((part) => partsOf(schema, part, "partitionTrigger")).filter((state) => !isOwn(state));
}

/** What a partition has besides. */
export function ownParts(
  { namespace, name }: Reference,
  schema: Schema,
  isWanted: (fact: Definition) => boolean = () => true,
): readonly Part[] {
  return ["partitionIndex", "partitionConstraint"].flatMap((kind) =>
    (schema.childrenOf(namespace, name, kind) as readonly Definition[])
      .filter(isWanted)
      .flatMap(({ alone }) => (alone as Part | undefined) ?? []),
  );
}

/** How the index of a partition is kept that comes of another. */
interface IndexDetails {
  readonly options: readonly string[];
  readonly tablespace: string | null;
  readonly statistics: Readonly<Record<string, number>> | null;
}

/**
 * The part as one of the partition, under a name.
 * @param fact what the partition has of it otherwise
 */
export function partOf({ partition }: Branch, part: Part, name: string, fact?: Definition): Part {
  const place = { namespace: partition.namespace, table: partition.name, name };
  if (part.kind !== "exclusion") {
    if (fact === undefined) return { ...part, ...place };
    const {
      storage: _,
      tablespace: _tablespace,
      statistics: _statistics,
      ...rest
    } = part as ObjectOf<"index">;
    const own = detailsOf<IndexDetails>(fact);
    const kept = {
      storage: readOptions(own?.options ?? null),
      tablespace: own?.tablespace ?? undefined,
      statistics: own?.statistics ?? undefined,
    };
    return { ...rest, ...place, ...compact(kept) };
  }
  const table = `${spelled(place.namespace)}.${spelled(place.table)}`;
  const definition = `ALTER TABLE ${table} ADD CONSTRAINT ${spelled(name)}${exclusionOf(part)}`;
  return { ...part, ...place, definition };
}

function exclusionOf({ definition }: ObjectOf<"exclusion">): string {
  return definition.slice(definition.indexOf(" EXCLUDE "));
}

/** Parts of a table by what they are, whatever they are called. */
export class PartPool {
  readonly #parts = new Map<string, Part[]>();

  constructor({ namespace, name }: Reference, schema: Schema) {
    for (const kind of partKinds)
      for (const part of schema.childrenOf(namespace, name, kind) as readonly Part[]) this.add(part);
  }

  add(part: Part): void {
    const content = fingerprint(part);
    this.#parts.set(content, [...(this.#parts.get(content) ?? []), part]);
  }

  /** One that is the same, which nobody has taken yet. */
  take(part: Part): Part | undefined {
    return this.#parts.get(fingerprint(part))?.shift();
  }

  /** Takes the one that is the same and has its name. */
  takeItself(part: Part): void {
    const content = fingerprint(part);
    const others = this.#parts.get(content)?.filter(({ name }) => name !== part.name);
    if (others !== undefined) this.#parts.set(content, others);
  }
}

/**
 * What a partition has besides that is the same as what it has from the whole: the server gives it to the whole when the partition
 * joins, so that it comes behind that.
 */
export function doublesOf(branch: Branch, schema: Schema): readonly Definition[] {
  const { namespace, name } = branch.partition;
  const inherited = new Set(inheritedParts(branch, schema).map(fingerprint));
  return ["partitionIndex", "partitionConstraint"].flatMap((kind) =>
    (schema.childrenOf(namespace, name, kind) as readonly Definition[]).filter(({ alone }) => {
      const part = alone as Part | undefined;
      return part !== undefined && part.kind !== "check" && inherited.has(fingerprint(part));
    }),
  );
}

/** Members that an index may have otherwise than the one that it comes of, and that are altered in place. */
const inPlace: ReadonlySet<string> = new Set(["storage", "tablespace", "statistics"]);

function fingerprint(part: Part): string {
  if (part.kind === "exclusion") return `exclusion${exclusionOf(part)}`;
  const content = Object.entries(contentOf(part)).filter(
    ([member, value]) => value !== undefined && !inPlace.has(member),
  );
  content.sort(([a], [b]) => compareText(a, b));
  return JSON.stringify([part.kind, content]);
}

/** Names of a partition's indexes that somebody has chosen, by what they come of where that is known. */
export function chosenNames(
  { partition: { namespace, name } }: Branch,
  schema: Schema,
): ReadonlyMap<string, Definition> {
  const facts = partsOf(schema, { namespace, name }, "partitionIndexName");
  const found = new Map<string, Definition>();
  for (const fact of facts)
    for (const needed of schema.dependenciesOf(fact)) if (isIndexed(needed)) found.set(keyOf(needed), fact);
  return found;
}

export function isIndexed({ kind }: { readonly kind: string }): boolean {
  return kind === "index" || kind === "primaryKey" || kind === "unique" || kind === "exclusion";
}
