import type { AnyOperation, OperationKind, OperationOf } from "../objects/any.js";
import { type DefinitionOperation, definitionReference } from "../objects/definition/shape.js";
import { depthOf, parentsOf } from "../objects/inheritance.js";
import type { DiffContext } from "../objects/kind.js";
import { compareText } from "../util/compare.js";
import { withoutEarlyChecks } from "./body-names.js";
import { openCircles } from "./circles.js";
import { type DefinitionTurn, DefinitionTurns } from "./definition-turns.js";
import { neededFirst } from "./needed-first.js";
import { rowsSaidBy } from "./operation-needs.js";
import { orderTables } from "./order-tables.js";
import { orderRenames } from "./rename-order.js";
import { usesRowTypes } from "./row-types.js";
import { columnKey, type Surroundings, surroundings } from "./surroundings.js";
import { type OnTable, tableKey } from "./table-key.js";
import { unchecked } from "./unchecked.js";

/**
 * When an operation has its turn. What stands in the way goes first, what is leant upon comes before what leans,
 * foreign keys close the creation, what is left over goes last. Ties are broken by name, so the order of the
 * input never shows.
 */
const turns = {
  first: 5,
  dropPartOfCircle: 6,
  dropIndexOfView: 7,
  dropObject: 8,
  alterObjectSecond: 9,
  endHistory: 9,
  leaveParent: 9,
  disownSequence: 9,
  dropForeignKey: 10,
  dropDefault: 11,
  dropTable: 12,
  dropIndex: 14,
  dropConstraint: 16,
  dropGenerated: 20,
  dropColumnFirst: 22,
  parkColumn: 23,
  dropObjectBelow: 24,
  dropIdentity: 28,
  dropSequenceBelow: 29,
  dropTypeBelow: 29,
  createNamespace: 30,
  changeDefaultPrivileges: 31,
  renamePart: 31,
  createType: 32,
  createObjectBelow: 33,
  rename: 35,
  alterTable: 40,
  createTableOfType: 41,
  addColumn: 42,
  beforeColumns: 43,
  alterColumn: 44,
  addGenerated: 46,
  behindColumns: 48,
  createPrimaryKey: 50,
  createUnique: 51,
  createCheck: 52,
  createIndexOnKept: 54,
  createTable: 56,
  joinParent: 57,
  createObjectOfCircle: 58,
  createPartOfCircle: 59,
  createIndexOnNew: 62,
  alterNewTable: 63,
  ownSequence: 64,
  createForeignKey: 66,
  createObject: 67,
  createIndexOfView: 68,
  createObjectOnIndex: 69,
  finishConstraint: 70,
  fillColumn: 70,
  finishColumn: 71,
  hideColumn: 71,
  dropColumn: 71,
  dropTableOfType: 72,
  joinShrunkParent: 73,
  dropSequence: 74,
  dropObjectLast: 75,
  dropType: 76,
  dropNamespace: 77,
  comment: 80,
  step: 90,
} as const;

type Turn = number;

const turnOf: {
  readonly [K in OperationKind]: Turn | ((operation: OperationOf<K>, around: Surroundings) => Turn);
} = {
  createNamespace: turns.createNamespace,
  dropNamespace: turns.dropNamespace,
  createTable: (operation, { rowTypes }) =>
    rowTypes.has(tableKey(operation)) ? turns.createTableOfType : turns.createTable,
  dropTable: (operation, { formerRowTypes, isRemade }) => {
    if (!formerRowTypes.has(tableKey(operation))) return turns.dropTable;
    const { namespace, table: name } = operation;
    return isRemade({ kind: "table", namespace, name }) ? turns.dropTypeBelow : turns.dropTableOfType;
  },
  renameTable: turns.rename,
  alterTable: ({ noInherit, inherit, temporal, storage }, { shrunkTables }) => {
    // A table whose history is kept is changed less freely, and has its key and the columns of its period first.
    if (temporal !== undefined) return temporal === null ? turns.endHistory : turns.finishConstraint;
    if (inherit?.some((parent) => shrunkTables.has(tableKey(parent)))) return turns.joinShrunkParent;
    if (inherit !== undefined) return turns.joinParent;
    if (noInherit !== undefined) return turns.leaveParent;
    // Parameters of the table in which long values are: a column may bring that.
    return storage === undefined ? turns.alterTable : turns.behindColumns;
  },
  addColumn: ({ column }) => (column.generated === undefined ? turns.addColumn : turns.addGenerated),
  dropColumn: (operation, { replacedColumns, leaningColumns, isEnumRebuilt }) => {
    const key = columnKey(operation, operation.name);
    if (replacedColumns.has(key)) return turns.dropGenerated;
    return isEnumRebuilt || leaningColumns.has(key) ? turns.dropColumnFirst : turns.dropColumn;
  },
  alterColumn: (operation, { newTables, parkings, isOld, isUnderDefault }) => {
    if (operation.isLast === true) return turns.finishColumn;
    if (parkings.has(operation)) return turns.parkColumn;
    if (newTables.has(tableKey(operation))) return turns.alterNewTable;
    if (isUnderDefault(operation)) return turns.alterColumn;
    // A column that is inherited has just come with its parent's.
    return isOld(operation, operation.name) || operation.hidden !== undefined
      ? alterColumnTurn(operation)
      : turns.alterColumn;
  },
  renameColumn: turns.rename,
  createPrimaryKey: turns.createPrimaryKey,
  createUniqueConstraint: turns.createUnique,
  createCheckConstraint: turns.createCheck,
  createForeignKey: turns.createForeignKey,
  alterForeignKey: turns.finishConstraint,
  dropConstraint: ({ type }) => (type === "foreignKey" ? turns.dropForeignKey : turns.dropConstraint),
  renameConstraint: turns.renamePart,
  validateConstraint: turns.finishConstraint,
  createIndex: (operation, { newTables, isView }) => {
    if (isView(operation)) return turns.createIndexOfView;
    return newTables.has(tableKey(operation)) ? turns.createIndexOnNew : turns.createIndexOnKept;
  },
  dropIndex: (operation, { isView }) => (isView(operation) ? turns.dropIndexOfView : turns.dropIndex),
  renameIndex: turns.renamePart,
  // How many values are looked at is handed down to partitions, which may say otherwise.
  alterIndex: ({ statistics }) => (statistics === undefined ? turns.finishConstraint : turns.alterNewTable),
  createEnum: turns.createType,
  dropEnum: ({ namespace, name }, { isRemade }) =>
    isRemade({ kind: "enum", namespace, name }) ? turns.dropTypeBelow : turns.dropType,
  renameEnum: turns.rename,
  addEnumValue: turns.createType,
  renameEnumValue: turns.rename,
  alterEnum: turns.createType,
  createSequence: turns.createType,
  alterSequence: ({ kind: _, namespace: _namespace, name: _name, ownedBy, ...changes }) => {
    // Before the table goes that it belongs to, and takes it along.
    if (ownedBy === null && Object.keys(changes).length === 0) return turns.disownSequence;
    return ownedBy === undefined || ownedBy === null ? turns.createType : turns.ownSequence;
  },
  dropSequence: (operation, { replacedSequences, isRemade }) =>
    replacedSequences.has(columnKey({ ...operation, table: "" }, operation.name)) ||
    isRemade({ kind: "sequence", namespace: operation.namespace, name: operation.name })
      ? turns.dropSequenceBelow
      : turns.dropSequence,
  renameSequence: turns.rename,
  comment: turns.comment,
  // Where they stand is up to what leans on them: see turnOfDefinition.
  createObject: turns.createObject,
  replaceObject: turns.createObject,
  alterObject: turns.createObject,
  renameObject: turns.rename,
  dropObject: turns.dropObject,
  custom: turns.step,
  execute: ({ turn }) => (turn === undefined ? turns.step : turns[turn]),
  backfill: turns.step,
  run: turns.step,
  bulkInsert: turns.step,
};

/** Taking an identity or a default away frees a sequence or a type that others want. */
function alterColumnTurn(operation: OperationOf<"alterColumn">): Turn {
  const { kind: _, namespace: _namespace, table: _table, name: _name, ...changes } = operation;
  if (Object.keys(changes).length > 1) return turns.alterColumn;
  if (changes.identity === null) return turns.dropIdentity;
  if (changes.hidden !== undefined) return turns.hideColumn;
  return changes.default === null ? turns.dropDefault : turns.alterColumn;
}

function turn<K extends OperationKind>(operation: OperationOf<K>, around: Surroundings): Turn {
  const found: Turn | ((operation: OperationOf<K>, around: Surroundings) => Turn) =
    turnOf[operation.kind as K];
  return typeof found === "number" ? found : found(operation, around);
}

/** Whether a column that goes is computed, and so must go before the columns it is computed from. */
function isComputed(operation: AnyOperation, context: DiffContext): boolean {
  if (operation.kind !== "dropColumn") return false;
  const { namespace = context.defaultNamespace, table, name } = operation;
  const column = context.before.get({ kind: "column", namespace, table, name });
  return column !== undefined && "generated" in column && column.generated !== undefined;
}

function nameOf(operation: AnyOperation): string {
  const {
    namespace = "",
    table = "",
    name = "",
  } = operation as { namespace?: string; table?: string; name?: string };
  const inner = operation.kind === "addColumn" ? operation.column.name : name;
  const value =
    operation.kind === "comment"
      ? `${operation.on.namespace} ${operation.on.table} ${operation.on.kind} ${operation.on.name}`
      : "";
  return `${namespace}\0${table}\0${operation.kind}\0${inner}\0${value}`;
}

/** Position of a column that is added, so that new columns come in the order of the class. */
function positionOf(operation: AnyOperation, context: DiffContext): number {
  if (operation.kind !== "addColumn") return 0;
  const { namespace = context.defaultNamespace, table, column } = operation;
  const found = context.after.get({ kind: "column", namespace, table, name: column.name });
  return found !== undefined && "position" in found ? Number(found.position) : 0;
}

function isOfDefinition(operation: AnyOperation): operation is DefinitionOperation {
  return "object" in operation && operation.kind !== "renameObject";
}

/** A partition that changes its bounds leaves and comes back before all else, whatever leans on it. */
function turnOfMove(operation: DefinitionOperation): Turn | undefined {
  if (operation.kind !== "alterObject") return undefined;
  if (operation.isSecond === true) return turns.alterObjectSecond;
  return operation.object === "partition" && operation.isFirst === true ? turns.dropObject : undefined;
}

/** What tables lean on comes before them and goes after them, unless it is made anew in between. */
function turnOfDefinition(
  { isDrop, isFirst, isEarly, isInCircle, isOnIndex, isOnConstraint }: DefinitionTurn,
  isMadeAnew: boolean,
): Turn {
  if (!isDrop && isFirst) return turns.changeDefaultPrivileges;
  if (!isDrop && isOnIndex) return turns.createObjectOnIndex;
  if (!isDrop && isOnConstraint) return turns.finishColumn;
  if (!isDrop && isInCircle) return turns.createObjectOfCircle;
  if (!isDrop) return isEarly ? turns.createObjectBelow : turns.createObject;
  if (!isEarly) return turns.dropObject;
  return isMadeAnew ? turns.dropObjectBelow : turns.dropObjectLast;
}

/** Sorts operations into an order that the database accepts; deterministic, stable for equal names. */
export function order(planned: readonly AnyOperation[], context: DiffContext): readonly AnyOperation[] {
  const circles = openCircles(planned, context);
  const { operations, late } = unchecked(circles.operations, context);
  const around = surroundings(operations, context);
  const found = operations.some(isOfDefinition) ? new DefinitionTurns(context, circles) : undefined;
  const keyed = operations.map((operation, index) => {
    if (found !== undefined && isOfDefinition(operation)) {
      const turn = found.of(operation);
      const reference = definitionReference(operation, context.defaultNamespace);
      const isMadeAnew =
        // What makes room for others has its turn before them.
        operation.kind === "alterObject" || around.isRemade(reference) || around.isOnRebuilt(reference);
      const { position } = turn;
      return {
        operation,
        turn: turnOfMove(operation) ?? turnOfDefinition(turn, isMadeAnew),
        depth: 0,
        place: "",
        position,
        name: nameOf(operation),
        index,
      };
    }
    const keys = keyedOf(operation, index, context, around);
    // A column takes along what is made of it.
    const position = operation.kind === "dropColumn" ? 1 : 0;
    if (circles.first.has(operation)) return { ...keys, turn: turns.dropPartOfCircle, position };
    if (late.has(operation)) return { ...keys, turn: turns.finishConstraint };
    return circles.late.has(operation) ? { ...keys, turn: turns.createPartOfCircle } : keys;
  });
  keyed.sort(
    (a, b) =>
      a.turn - b.turn ||
      a.depth - b.depth ||
      compareText(a.place, b.place) ||
      a.position - b.position ||
      compareText(a.name, b.name) ||
      a.index - b.index,
  );
  const inTurn = keyed.map(({ operation }) => operation);
  // Where turns say it all, nobody has to ask what each operation needs.
  const isOfRows =
    usesRowTypes(context) || inTurn.some((operation) => rowsSaidBy(operation, context).length > 0);
  const isPlain = found === undefined && around.parkings.size === 0 && !isOfRows;
  const ordered = isPlain ? inTurn : neededFirst(inTurn, context, around.parkings);
  return withoutEarlyChecks(orderTables(orderRenames(ordered, context)), context);
}

function placeOf(operation: AnyOperation): OnTable {
  const { namespace, table = "" } = operation as { readonly namespace?: string; readonly table?: string };
  return { namespace, table };
}

/**
 * A table's children get what it gets, so that it has its turn before them; those that are dropped see to themselves, and a
 * column that is their own as well is theirs only when it is there first.
 */
function depthIn(operation: AnyOperation, { before, after, defaultNamespace }: DiffContext): number {
  const { namespace = defaultNamespace, table } = placeOf(operation);
  if (table === "") return 0;
  const depth = Math.max(depthOf(before, namespace, table), depthOf(after, namespace, table));
  const isAbove =
    operation.kind === "addColumn" &&
    parentsOf(after, namespace, table).some((parent) =>
      after.has({ ...parent, kind: "column", name: operation.column.name }),
    );
  return isAbove ? -depth : depth;
}

/** What is made of rows of another table comes after it, and goes before it. */
function rowDepth(operation: AnyOperation, { rowTypes, formerRowTypes }: Surroundings): number {
  if (operation.kind === "createTable") return rowTypes.get(tableKey(operation)) ?? 0;
  return operation.kind === "dropTable" ? -(formerRowTypes.get(tableKey(operation)) ?? 0) : 0;
}

function keyedOf(operation: AnyOperation, index: number, context: DiffContext, around: Surroundings) {
  return {
    operation,
    turn: isComputed(operation, context) ? turns.dropGenerated : turn(operation, around),
    depth: depthIn(operation, context) + rowDepth(operation, around),
    place: tableKey(placeOf(operation)),
    position: positionOf(operation, context),
    name: operation.kind === "addEnumValue" ? "" : nameOf(operation),
    index,
  };
}
