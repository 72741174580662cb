/** What an order of operations looks at besides each of them alone. */
import type { AnyOperation, ObjectOf } from "../objects/any.js";
import { bareName, definitionReference } from "../objects/definition/shape.js";
import { find } from "../objects/find.js";
import { parentsOf } from "../objects/inheritance.js";
import type { DiffContext } from "../objects/kind.js";
import { keyOf, type Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import { isTypeOnTypes, rowTypesOf, spelledBy, typesOnTypes } from "./row-types.js";
import { type OnTable, tableKey } from "./table-key.js";

export interface Surroundings {
  readonly newTables: ReadonlySet<string>;
  /** Whether a column is there from before. */
  readonly isOld: (place: OnTable, name: string) => boolean;
  /** Columns that are dropped and added under one name. */
  readonly replacedColumns: ReadonlySet<string>;
  /** Whether an object leans on an enum that is rebuilt: the former type goes only after it. */
  readonly isOnRebuilt: (reference: Reference) => boolean;
  /**
   * Definitions that are made anew, or give way to an overload of theirs (a call would not know which one is meant); they, tables,
   * enums and sequences whose name something of another kind gets.
   */
  readonly isRemade: (
    reference: Omit<Reference, "namespace"> & { readonly namespace?: string | undefined },
  ) => boolean;
  /** Columns that go and lean on one of those, on a type whose attributes change or on an enum that is rebuilt, as `columnKey` gives them. */
  readonly leaningColumns: ReadonlySet<string>;
  /** Whether a column of a table above gets a default, which reaches those below. */
  readonly isUnderDefault: (column: OnTable & { readonly name: string }) => boolean;
  /** Sequences whose column gets an identity, which takes their name. */
  readonly replacedSequences: ReadonlySet<string>;
  /** Tables that go or come whose rows are the type of a column of another table, and how many stand on one another. */
  readonly formerRowTypes: ReadonlyMap<string, number>;
  readonly rowTypes: ReadonlyMap<string, number>;
  /** Changes of a column's type that another one follows. */
  readonly parkings: ReadonlySet<AnyOperation>;
  /** Tables that lose columns, which those that join them need not have. */
  readonly shrunkTables: ReadonlySet<string>;
  /** Whether a name is that of a view that may have indexes, before or afterwards. */
  readonly isView: (place: OnTable) => boolean;
}

/** The column of a table as a map key. */
export function columnKey(place: OnTable, name: string): string {
  return `${tableKey(place)}\0${name}`;
}

/** The sequences that columns own which become identities. */
function sequencesOfIdentities(operations: readonly AnyOperation[], context: DiffContext): Set<string> {
  const found = new Set<string>();
  for (const operation of operations) {
    if (operation.kind !== "dropSequence") continue;
    const { namespace = context.defaultNamespace, name } = operation;
    const sequence = find(context.before, { kind: "sequence", namespace, name });
    const owner = sequence?.ownedBy;
    const isReplaced = operations.some(
      (other) =>
        other.kind === "alterColumn" &&
        other.table === owner?.table &&
        other.name === owner.column &&
        (other.namespace ?? context.defaultNamespace) === namespace &&
        typeof other.identity === "object" &&
        other.identity !== null,
    );
    if (isReplaced) found.add(columnKey({ ...operation, table: "" }, name));
  }
  return found;
}

function parkingsIn(operations: readonly AnyOperation[]): ReadonlySet<AnyOperation> {
  const first = new Map<string, AnyOperation>();
  const parkings = new Set<AnyOperation>();
  for (const operation of operations) {
    if (operation.kind !== "alterColumn" || operation.type === undefined) continue;
    const key = columnKey(operation, operation.name);
    const former = first.get(key);
    if (former === undefined) first.set(key, operation);
    else parkings.add(former);
  }
  return parkings;
}

function remadeIn(
  operations: readonly AnyOperation[],
  { before, defaultNamespace }: DiffContext,
): ReadonlySet<string> {
  const referencesOf = (kind: "createObject" | "dropObject") =>
    operations.flatMap((operation) =>
      operation.kind === kind ? [definitionReference(operation, defaultNamespace)] : [],
    );
  const bare = (reference: Reference): string => keyOf({ ...reference, name: bareName(reference) });
  const created = referencesOf("createObject");
  const dropped = referencesOf("dropObject");
  const calls = new Set(created.map(bare));
  const overloaded = dropped.filter((reference) => calls.has(bare(reference)));
  const standing = operations.flatMap((operation) => standingOf(operation, defaultNamespace));
  const names = new Set([...created, ...standing.filter(({ isMade }) => isMade)].map(nameKey));
  const gone = [...dropped, ...standing.filter(({ isMade }) => !isMade)];
  const indexes = new Set(
    operations.flatMap((operation) => indexNamesOf(operation, defaultNamespace)).map(nameKey),
  );
  const ousted = gone.filter(
    (reference) =>
      reference.table === undefined &&
      (names.has(nameKey(reference)) || (relations.has(reference.kind) && indexes.has(nameKey(reference)))),
  );
  const remade = new Set([...created, ...overloaded, ...ousted].map(keyOf));
  // What leans on them goes before them.
  for (let size = -1; size !== remade.size; ) {
    size = remade.size;
    for (const reference of dropped)
      if (before.dependenciesOf(reference).some((needed) => remade.has(keyOf(needed))))
        remade.add(keyOf(reference));
  }
  return remade;
}

/** What goes late where nothing takes its name, and shares that with indexes. */
const relations: ReadonlySet<string> = new Set(["sequence", "table", "compositeType"]);

/** Names that tables, types, sequences and views share. */
function nameKey({ namespace, table = "", name }: Reference): string {
  return `${namespace}\0${table}\0${name}`;
}

/** What stands for itself and is no definition, and comes or goes by an operation. */
function standingOf(
  operation: AnyOperation,
  defaultNamespace: string,
): readonly (Reference & { readonly isMade: boolean })[] {
  switch (operation.kind) {
    case "createTable":
    case "dropTable":
      return [{ kind: "table", ...named({ ...operation, name: operation.table }, defaultNamespace) }];
    case "createEnum":
    case "dropEnum":
      return [{ kind: "enum", ...named(operation, defaultNamespace) }];
    case "createSequence":
    case "dropSequence":
      return [{ kind: "sequence", ...named(operation, defaultNamespace) }];
    default:
      return [];
  }
}

/** Indexes, and constraints that have one, by the names that they get: those of sequences, too. */
function indexNamesOf(operation: AnyOperation, defaultNamespace: string): readonly Reference[] {
  const names = (): readonly string[] => {
    switch (operation.kind) {
      case "createTable":
        return [
          ...(operation.primaryKey === undefined ? [] : [operation.primaryKey]),
          ...operation.uniques,
        ].map(({ name }) => name);
      case "renameIndex":
      case "renameConstraint":
        return [operation.to];
      case "createIndex":
      case "createPrimaryKey":
      case "createUniqueConstraint":
        return [operation.name];
      default:
        return [];
    }
  };
  return names().map((name) => ({
    kind: "index",
    ...placeIn(operation as { readonly namespace?: string }, defaultNamespace),
    name,
  }));
}

function placeIn({ namespace }: { readonly namespace?: string | undefined }, defaultNamespace: string) {
  return { namespace: namespace ?? defaultNamespace };
}

function named(
  operation: { readonly kind: string; readonly namespace?: string | undefined; readonly name: string },
  defaultNamespace: string,
) {
  const { kind, name } = operation;
  return { ...placeIn(operation, defaultNamespace), name, isMade: kind.startsWith("create") };
}

function columnsOnRemade(
  operations: readonly AnyOperation[],
  remade: ReadonlySet<string>,
  rebuilt: ReadonlySet<string>,
  { before, defaultNamespace }: DiffContext,
): ReadonlySet<string> {
  const composites = operations.flatMap((operation) =>
    operation.kind === "alterObject" && operation.object === "compositeType"
      ? [keyOf(definitionReference(operation, defaultNamespace))]
      : [],
  );
  const altered = new Set([...composites, ...rebuilt]);
  const isOnAltered = (reference: Reference): boolean =>
    altered.has(keyOf(reference)) ||
    (isTypeOnTypes(reference) && before.dependenciesOf(reference).some(isOnAltered));
  const leaning = operations.flatMap((operation) => {
    if (operation.kind !== "dropColumn" || remade.size + altered.size === 0) return [];
    const { namespace = defaultNamespace, table, name } = operation;
    const column = { kind: "column", namespace, table, name };
    const needed = [...before.dependenciesOf(column), ...typesSpelledOf(column, before, defaultNamespace)];
    const isLeaning = needed.some((reference) => remade.has(keyOf(reference)) || isOnAltered(reference));
    return isLeaning ? [columnKey(operation, name)] : [];
  });
  return new Set(leaning);
}

/** What the type of a column may be, where no server has said it: a type that is only spelled may be of any kind. */
function typesSpelledOf(
  reference: Reference,
  schema: Schema,
  defaultNamespace: string,
): readonly Reference[] {
  const column = schema.get(reference) as ObjectOf<"column"> | undefined;
  if (column === undefined || schema.hasDependencies) return [];
  return spelledBy(column.type, defaultNamespace).flatMap((type) =>
    ["enum", ...typesOnTypes].map((kind) => ({ ...type, kind })),
  );
}

/** Says of a column whether one of its name in a table above gets a default. */
function underDefaults(
  operations: readonly AnyOperation[],
  { before, defaultNamespace }: DiffContext,
): Surroundings["isUnderDefault"] {
  const given = new Set(
    operations.flatMap((operation) =>
      operation.kind === "alterColumn" && typeof operation.default === "string"
        ? [columnKey({ ...operation, namespace: operation.namespace ?? defaultNamespace }, operation.name)]
        : [],
    ),
  );
  const isUnder = ({ namespace = defaultNamespace, table, name }: OnTable & { name: string }): boolean =>
    parentsOf(before, namespace, table).some(
      (parent) => given.has(columnKey(parent, name)) || isUnder({ ...parent, name }),
    );
  return (column) => given.size > 0 && isUnder(column);
}

export function surroundings(operations: readonly AnyOperation[], context: DiffContext): Surroundings {
  const added = new Set<string>();
  for (const operation of operations)
    if (operation.kind === "addColumn") added.add(columnKey(operation, operation.column.name));
  const replaced = operations.flatMap((operation) =>
    operation.kind === "dropColumn" && added.has(columnKey(operation, operation.name))
      ? [columnKey(operation, operation.name)]
      : [],
  );
  const created = operations.flatMap((operation) =>
    operation.kind === "createTable" ? [tableKey(operation)] : [],
  );
  const shrunk = operations.flatMap((operation) =>
    operation.kind === "dropColumn" ? [tableKey(operation)] : [],
  );
  const rebuilt = new Set(
    operations.flatMap((operation) => {
      if (operation.kind !== "alterEnum") return [];
      const { namespace = context.defaultNamespace, name } = operation;
      return [keyOf({ kind: "enum", namespace, name })];
    }),
  );
  const isView = ({ namespace = context.defaultNamespace, table }: OnTable): boolean => {
    const views = ["view", "materializedView"].map((kind) => ({ kind, namespace, name: table }));
    return views.some((view) => context.before.has(view) || context.after.has(view));
  };
  const remade = remadeIn(operations, context);
  return {
    isRemade: ({ namespace = context.defaultNamespace, ...rest }) =>
      remade.has(keyOf({ namespace, ...rest })),
    newTables: new Set(created),
    isOld: ({ namespace = context.defaultNamespace, table }, name) =>
      context.before.has({ kind: "column", namespace, table, name }),
    replacedColumns: new Set(replaced),
    isOnRebuilt: (reference) =>
      rebuilt.size > 0 &&
      context.before.dependenciesOf(reference).some((needed) => rebuilt.has(keyOf(needed))),
    leaningColumns: columnsOnRemade(operations, remade, rebuilt, context),
    formerRowTypes: rowTypesOf(operations, "dropTable", context.before, context),
    rowTypes: rowTypesOf(operations, "createTable", context.after, context),
    parkings: parkingsIn(operations),
    isUnderDefault: underDefaults(operations, context),
    shrunkTables: new Set(shrunk),
    replacedSequences: sequencesOfIdentities(operations, context),
    isView,
  };
}
