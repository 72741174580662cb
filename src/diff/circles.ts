/**
 * Parts of tables that call what leans on a table which comes, or goes, at the same time: a check by a function of the
 * table's own rows, a default that looks into the table. They come after both, and go before both.
 */
import { isBuiltOn } from "../dialects/dependents.js";
import { Reach } from "../dialects/reach.js";
import type { AnyOperation, ObjectOf } from "../objects/any.js";
import type { Column } from "../objects/column/shape.js";
import { definitionReference, definitionsOf, isDefinition } from "../objects/definition/shape.js";
import { allOf } from "../objects/find.js";
import type { DiffContext } from "../objects/kind.js";
import { isOfMaterializedView } from "../objects/owner.js";
import { keyOf, type Reference, type SchemaObject } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import { isCalled } from "./operation-needs.js";
import { type OnTable, tableKey } from "./table-key.js";
import { withoutParts } from "./taken-apart.js";

/** What is to be opened of a plan, so that its circles have a beginning. */
export interface Circles {
  readonly operations: readonly AnyOperation[];
  /** What has its turn after tables and what leans on them. */
  readonly late: ReadonlySet<AnyOperation>;
  /** What has its turn before all else. */
  readonly first: ReadonlySet<AnyOperation>;
  /** The parts themselves, as `keyOf` gives them: of the former schema, and of the one that is wanted. */
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

export function openCircles(operations: readonly AnyOperation[], context: DiffContext): Circles {
  const before = partsInCircles(context.before, context.after);
  const after = partsInCircles(context.after, context.before);
  const late = new Set<AnyOperation>();
  const first = new Set<AnyOperation>();
  if (before.size + after.size === 0) return { operations, late, first, before, after };
  const isIn = (keys: ReadonlySet<string>, operation: AnyOperation): boolean => {
    const part = partOf(operation, context);
    return part !== undefined && keys.has(keyOf(part));
  };
  const dropped = new Set(
    operations.flatMap((operation) =>
      operation.kind === "dropObject"
        ? [keyOf(definitionReference(operation, context.defaultNamespace))]
        : [],
    ),
  );
  const opened = operations.flatMap((operation): readonly AnyOperation[] => {
    if (operation.kind === "createTable") {
      const [table, ...parts] = withoutParts(operation, (part) => after.has(keyOf(part)), context);
      for (const part of parts) if (part.kind !== "createForeignKey") late.add(part);
      return table === undefined ? parts : [table, ...parts];
    }
    const isOpened = (part: Reference): boolean => before.has(keyOf(part)) && !dropped.has(keyOf(part));
    const taken = takenFirst(operation, isOpened, context);
    for (const part of taken) first.add(part);
    if (isTaking(operation) ? isIn(before, operation) : isIn(after, operation))
      (isTaking(operation) ? first : late).add(operation);
    return [...taken, operation];
  });
  const keys = keysTo([...first], operations, context);
  for (const key of keys) first.add(key);
  const added = keys.filter((key) => !operations.includes(key));
  return { operations: [...added, ...opened], late, first, before, after };
}

/** What drops the foreign keys that lead to columns which go first: it comes before that, also where they would go with their table. */
function keysTo(
  taken: readonly AnyOperation[],
  operations: readonly AnyOperation[],
  { before, defaultNamespace }: DiffContext,
): readonly AnyOperation[] {
  const at = (place: OnTable, name: string): string =>
    keyOf({ kind: "column", namespace: place.namespace ?? defaultNamespace, table: place.table, name });
  const gone = new Set(taken.flatMap((each) => (each.kind === "dropColumn" ? [at(each, each.name)] : [])));
  if (gone.size === 0) return [];
  const keys = allOf(before, "foreignKey").filter(({ namespace, references }) =>
    references.columns.some((name) => gone.has(at({ namespace, ...references }, name))),
  );
  return keys.map((key) => {
    const place = key.namespace === defaultNamespace ? {} : { namespace: key.namespace };
    const { kind: type, table, name } = key;
    const isDrop = (operation: AnyOperation): boolean =>
      operation.kind === "dropConstraint" &&
      operation.type === type &&
      operation.name === name &&
      tableKey({ namespace: defaultNamespace, ...operation }) === tableKey(key);
    return operations.find(isDrop) ?? { kind: "dropConstraint", ...place, table, name, type };
  });
}

/** What is said in SQL, goes with its table and may call what leans on it. */
const ofTables = ["trigger", "rule", "policy", "exclusion", "statistics"] as const;

function isTaking(operation: AnyOperation): boolean {
  if (operation.kind === "alterColumn") return operation.default === null;
  return operation.kind === "dropConstraint" || operation.kind === "dropIndex";
}

/** The part that an operation on a table is about. */
function partOf(operation: AnyOperation, { defaultNamespace }: DiffContext): Reference | undefined {
  const { namespace = defaultNamespace, table = "" } = operation as Partial<OnTable>;
  const place = (kind: string, name: string): Reference => ({ kind, namespace, table, name });
  switch (operation.kind) {
    case "alterColumn":
      return operation.default === undefined ? undefined : place("column", operation.name);
    case "addColumn": {
      const { name, default: initial, generated } = operation.column;
      return (initial ?? generated) === undefined ? undefined : place("column", name);
    }
    case "createCheckConstraint":
      return place("check", operation.name);
    case "dropConstraint":
      return place(operation.type, operation.name);
    case "createPrimaryKey":
      return place("primaryKey", operation.name);
    case "createUniqueConstraint":
      return place("unique", operation.name);
    case "createIndex":
    case "dropIndex":
      return place("index", operation.name);
    default:
      return undefined;
  }
}

/** What has to be taken from a table, or a column, that goes or gets another default. */
function takenFirst(
  operation: AnyOperation,
  isApart: (part: Reference) => boolean,
  { before, defaultNamespace }: DiffContext,
): readonly AnyOperation[] {
  if (operation.kind !== "dropTable" && operation.kind !== "dropColumn" && operation.kind !== "alterColumn")
    return [];
  const { namespace = defaultNamespace, table } = operation;
  const place = operation.namespace === undefined ? { table } : { namespace, table };
  const free = (name: string): AnyOperation => ({ kind: "alterColumn", ...place, name, default: null });
  if (operation.kind === "dropTable") {
    const parts = (kind: string) => before.childrenOf(namespace, table, kind).filter(isApart);
    return [
      ...parts("index").map(({ name }): AnyOperation => ({ kind: "dropIndex", ...place, name })),
      ...parts("check").map(
        ({ name }): AnyOperation => ({ kind: "dropConstraint", ...place, name, type: "check" }),
      ),
      ...parts("column").map((column) =>
        (column as Column).generated === undefined
          ? free(column.name)
          : ({ kind: "dropColumn", ...place, name: column.name } as const),
      ),
      ...ofTables.flatMap((object) =>
        parts(object).map(({ name }): AnyOperation => ({ kind: "dropObject", object, ...place, name })),
      ),
    ];
  }
  if (isComputed(before.get({ kind: "column", namespace, table, name: operation.name }))) return [];
  const isLosing =
    operation.kind === "dropColumn" ||
    (operation.kind === "alterColumn" && operation.default !== undefined && operation.default !== null);
  if (!isLosing || !isApart({ kind: "column", namespace, table, name: operation.name })) return [];
  return [free(operation.name)];
}

/** The parts of tables in `schema` that call what leans on a table or column that `other` does not have. */
function partsInCircles(schema: Schema, other: Schema): ReadonlySet<string> {
  const definitions = definitionsOf(schema);
  const found = new Set<string>();
  if (definitions.length === 0) return found;
  const isOnlyHere = (reference: Reference): boolean =>
    (reference.kind === "table" || reference.kind === "column") &&
    schema.has(reference) &&
    !other.has(reference);
  const reach = new Reach(schema);
  const leaning = new Map<string, boolean>();
  const leans = (reference: Reference): boolean => {
    const known = leaning.get(keyOf(reference));
    if (known !== undefined) return known;
    leaning.set(keyOf(reference), false);
    const needed = reach.of(reference);
    const isLeaning = needed.some(isOnlyHere) || needed.some((each) => isDefinition(each) && leans(each));
    leaning.set(keyOf(reference), isLeaning);
    return isLeaning;
  };
  for (const kind of ["column", "check", "index"] as const)
    for (const part of schema.ofKind(kind)) {
      if (kind === "index" && isOfMaterializedView(schema, part)) continue;
      const needs = schema.dependenciesOf(part);
      const isLeaning = needs.some((needed) => isDefinition(needed) && isCalled(needed) && leans(needed));
      // What is about a computed column that comes on its own comes behind it.
      const isBehind = needs.some((needed) => found.has(keyOf(needed)) && isComputed(schema.get(needed)));
      if (isLeaning || isBehind) found.add(keyOf(part));
    }
  for (const key of keysOnComputed(schema, other, found)) found.add(key);
  for (const kind of ofTables)
    for (const part of schema.ofKind(kind)) {
      const table = { kind: "table", namespace: part.namespace, name: part.table ?? "" };
      const needs = schema.dependenciesOf(part);
      if (isOnlyHere(table) && needs.some((needed) => isDefinition(needed) && leans(needed)))
        found.add(keyOf(part));
    }
  return found;
}

/** Keys and indexes of tables that stay, over computed columns which come and go on their own. */
function keysOnComputed(schema: Schema, other: Schema, found: ReadonlySet<string>): readonly string[] {
  if (found.size === 0) return [];
  const parts = (["primaryKey", "unique", "index"] as const).flatMap(
    (kind) => schema.ofKind(kind) as readonly ObjectOf<"primaryKey" | "unique" | "index">[],
  );
  const isOn = (part: (typeof parts)[number]): boolean => {
    const columns = schema.childrenOf(part.namespace, part.table, "column");
    return columns.some((each) => found.has(keyOf(each)) && isComputed(each) && isBuiltOn(part, each.name));
  };
  const isKept = ({ namespace, table }: Reference): boolean =>
    other.has({ kind: "table", namespace, name: table ?? "" });
  return parts.filter((part) => isKept(part) && isOn(part)).map(keyOf);
}

function isComputed(object: SchemaObject | undefined): boolean {
  return object?.kind === "column" && (object as Column).generated !== undefined;
}
