/** What a plan may do to rows, by what its operations say, and what it did. */
import type { RowWatchRequest } from "../../dialects/dialect.js";
import type { AnyOperation } from "../../objects/any.js";
import { definitionReference } from "../../objects/definition/shape.js";
import { partsOf } from "../../objects/find.js";
import { type RowTouch, touchesOf } from "../../operations/step.js";
import { keyOf, type Reference } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";

/** What a proof of data starts from. */
export interface ProofOf {
  readonly up: readonly AnyOperation[];
  readonly down: readonly AnyOperation[];
  /** The managed part of the database. */
  readonly current: Schema;
  readonly defaultNamespace: string;
}

/** Rows go into the tables that the plan touches, and those that they refer to; `without` gets none. */
export function watchRequest(proof: ProofOf, without: ReadonlySet<string>): RowWatchRequest {
  const { current, up, down, defaultNamespace } = proof;
  const former = formerNames(up, defaultNamespace);
  const tables = touchedTables(proof, former);
  const certain = new Set(
    up.filter(isRefusedByRows).map((operation) => tableKey(operation, former, defaultNamespace)),
  );
  const fill = withAncestors(
    tables.map((table) => rootOf(table, current)),
    current,
  ).filter((table) => !certain.has(keyOf(table)) && !without.has(keyOf(table)));
  const operations = [...up, ...down];
  const columns = JSON.stringify(
    operations.filter(({ kind }) => kind === "addColumn" || kind === "alterColumn"),
  );
  return {
    tables: tables.map(({ namespace, name }) => ({ kind: "table", namespace, name })),
    others: operations.some(isHandwritten),
    fill,
    required: operations.flatMap((operation) => requiredBy(operation, former, defaultNamespace)),
    sequences: current
      .ofKind("sequence")
      .filter(({ name }) => columns.includes(JSON.stringify(name).slice(1, -1))),
  };
}

/** Whether only its author knows what it does. */
export function isHandwritten({ kind }: AnyOperation): boolean {
  return kind === "execute" || kind === "run" || kind === "custom";
}

/** The table that an operation is about, as it was called at the start: a key. */
export function formerTable(operation: AnyOperation, proof: ProofOf): string | undefined {
  return tableKey(operation, formerNames(proof.up, proof.defaultNamespace), proof.defaultNamespace);
}

/** Table or column by its new name ({@link keyOf}) → what it was. */
type Names = ReadonlyMap<string, Reference>;

/** What tables and columns were called before the renames, which come first in a plan, and where they were. */
function formerNames(up: readonly AnyOperation[], defaultNamespace: string): Names {
  const names = new Map<string, Reference>();
  for (const operation of up) {
    if (operation.kind !== "renameTable" && operation.kind !== "renameColumn") continue;
    const { namespace = defaultNamespace, table, to } = operation;
    const isTable = operation.kind === "renameTable";
    const place = isTable ? { kind: "table", namespace } : { kind: "column", namespace, table };
    const from = { ...place, name: isTable ? table : operation.name };
    const target = isTable ? (operation.toNamespace ?? namespace) : namespace;
    names.set(keyOf({ ...place, namespace: target, name: to }), names.get(keyOf(from)) ?? from);
  }
  return names;
}

/** A table as it was at the start. */
function formerly(table: Omit<Reference, "kind">, former: Names): Reference {
  const { namespace, name } = table;
  const reference = { kind: "table", namespace, name };
  return former.get(keyOf(reference)) ?? reference;
}

function tableKey(
  operation: AnyOperation | RowTouch,
  former: Names,
  defaultNamespace: string,
): string | undefined {
  if (!("table" in operation) || operation.table === undefined) return undefined;
  const { namespace = defaultNamespace, table } = operation;
  return keyOf(formerly({ namespace, name: table }, former));
}

const harmless = new Set<AnyOperation["kind"]>([
  "createTable",
  "createIndex",
  "dropIndex",
  "renameIndex",
  "alterIndex",
]);

/** Tables and partitions that are there and whose rows or columns an operation is about, in either direction. */
function touchedTables(proof: ProofOf, former: Names): readonly Reference[] {
  const { up, down, current } = proof;
  const operations = [...up, ...down];
  const touched = new Set(operations.flatMap((operation) => touchedBy(operation, proof, former)));
  const changed = new Set(operations.flatMap((operation) => changedType(operation, proof)));
  if (changed.size > 0)
    for (const column of current.ofKind("column"))
      if (current.dependenciesOf(column).some((needed) => changed.has(keyOf(needed))))
        touched.add(keyOf({ kind: "table", namespace: column.namespace, name: column.table ?? "" }));
  const tables = [...current.ofKind("table"), ...current.ofKind("partition")];
  return tables.filter(({ namespace, name }) => touched.has(keyOf({ kind: "table", namespace, name })));
}

function touchedBy(
  operation: AnyOperation,
  { defaultNamespace }: ProofOf,
  former: Names,
): readonly (string | undefined)[] {
  if (harmless.has(operation.kind)) return [];
  if ("object" in operation) {
    const reference = definitionReference(operation, defaultNamespace);
    return operation.object === "partition" ? [keyOf({ ...reference, kind: "table" })] : [];
  }
  if (operation.kind === "execute" || operation.kind === "run")
    return touchesOf(operation).map((touch) => tableKey(touch, former, defaultNamespace));
  if (operation.kind !== "alterEnum") return [tableKey(operation, former, defaultNamespace)];
  return operation.columns.map(({ namespace = defaultNamespace, table }) =>
    keyOf(formerly({ namespace, name: table }, former)),
  );
}

/** What columns may be made by and an operation changes: a domain, a type, a function. */
function changedType(operation: AnyOperation, { defaultNamespace }: ProofOf): readonly string[] {
  if (!("object" in operation) || operation.kind === "createObject") return [];
  return [keyOf(definitionReference(operation, defaultNamespace))];
}

/** The partitioned table that a partition is a part of: rows go in by way of it. */
function rootOf(table: Reference, current: Schema): Reference {
  for (let part: Reference = table; ; ) {
    if (part.kind !== "partition") return part;
    const parent: Reference | undefined = current
      .dependenciesOf(part)
      .find(({ kind }) => kind === "table" || kind === "partition");
    if (parent === undefined) return part;
    part = parent;
  }
}

function withAncestors(tables: readonly Reference[], current: Schema): readonly Reference[] {
  const found = new Map<string, Reference>();
  const waiting = [...tables];
  for (let table = waiting.pop(); table !== undefined; table = waiting.pop()) {
    if (found.has(keyOf(table)) || !current.has(table)) continue;
    found.set(keyOf(table), { kind: "table", namespace: table.namespace, name: table.name });
    const keys = partsOf(current, table, "foreignKey");
    for (const { references } of keys) {
      const { namespace = table.namespace, table: name } = references;
      waiting.push({ kind: "table", namespace, name });
    }
  }
  return [...found.values()];
}

/** Any row at all is in the way of it: rows of ours would prove nothing. */
function isRefusedByRows(operation: AnyOperation): boolean {
  if (operation.kind !== "addColumn") return false;
  const { nullable, default: initial, identity, generated } = operation.column;
  return !nullable && initial === undefined && identity === undefined && generated === undefined;
}

function requiredBy(operation: AnyOperation, former: Names, defaultNamespace: string): readonly Reference[] {
  if (operation.kind !== "alterColumn" && operation.kind !== "createPrimaryKey") return [];
  if (operation.kind === "alterColumn" && operation.nullable !== false) return [];
  const columns = operation.kind === "alterColumn" ? [operation.name] : operation.columns;
  const { namespace = defaultNamespace, table } = operation;
  const owner = formerly({ namespace, name: table }, former);
  return columns.map((column) => {
    const { name } = former.get(keyOf({ kind: "column", namespace, table, name: column })) ?? {
      name: column,
    };
    return { kind: "column", namespace: owner.namespace, table: owner.name, name };
  });
}
