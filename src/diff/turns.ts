import type { AnyOperation, OperationKind, OperationOf } from "../objects/any.js";
import { changesOf } from "../objects/column/shape.js";
import type { DefinitionOperation } from "../objects/definition/shape.js";
import type { DiffContext } from "../objects/kind.js";
import type { DefinitionTurn } from "./definition-turns.js";
import { columnKey, type Surroundings } from "./surroundings.js";
import { tableKey } from "./table-key.js";

/**
 * When an operation has its turn. What stands in the way goes first, what is leant upon comes before what leans,
 * foreign keys close the creation, what is left over goes last. Ties are broken by name, so the order of the
 * input never shows.
 */
export const turns = {
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

export type Turn = number;

const turnByKind: {
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
  dropColumn: (operation, { replacedColumns, leaningColumns }) => {
    const key = columnKey(operation, operation.name);
    if (replacedColumns.has(key)) return turns.dropGenerated;
    return leaningColumns.has(key) ? turns.dropColumnFirst : turns.dropColumn;
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
    // Its table takes it along, and may be otherwise.
    if (changes.unlogged !== undefined && Object.keys(changes).length === 1) return turns.ownSequence;
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
  const changes = changesOf(operation);
  if (Object.keys(changes).length > 1) return turns.alterColumn;
  if (changes.identity === null) return turns.dropIdentity;
  if (changes.hidden !== undefined) return turns.hideColumn;
  return changes.default === null ? turns.dropDefault : turns.alterColumn;
}

/** When an operation has its turn; for those on definitions see {@link turnOfDefinition}. */
export function turnOf(operation: AnyOperation, context: DiffContext, around: Surroundings): Turn {
  return isComputed(operation, context) ? turns.dropGenerated : turnOfKind(operation, around);
}

function turnOfKind<K extends OperationKind>(operation: OperationOf<K>, around: Surroundings): Turn {
  const found: Turn | ((operation: OperationOf<K>, around: Surroundings) => Turn) =
    turnByKind[operation.kind as K];
  return typeof found === "number" ? found : found(operation, around);
}

/** Whether a column that goes is computed, and so must go before the columns it is computed from. */
function isComputed(operation: AnyOperation, context: DiffContext): boolean {
  if (operation.kind !== "dropColumn") return false;
  const { namespace = context.defaultNamespace, table, name } = operation;
  const column = context.before.get({ kind: "column", namespace, table, name });
  return column !== undefined && "generated" in column && column.generated !== undefined;
}

/** A partition that changes its bounds leaves and comes back before all else, whatever leans on it. */
function turnOfMove(operation: DefinitionOperation): Turn | undefined {
  if (operation.kind !== "alterObject") return undefined;
  if (operation.isSecond === true) return turns.alterObjectSecond;
  return operation.object === "partition" && operation.isFirst === true ? turns.dropObject : undefined;
}

/** What tables lean on comes before them and goes after them, unless it is made anew in between. */
export function turnOfDefinition(
  operation: DefinitionOperation,
  { isDrop, isFirst, isEarly, isInCircle, isOnIndex, isOnConstraint }: DefinitionTurn,
  isMadeAnew: boolean,
): Turn {
  const move = turnOfMove(operation);
  if (move !== undefined) return move;
  if (!isDrop && isFirst) return turns.changeDefaultPrivileges;
  if (!isDrop && isOnIndex) return turns.createObjectOnIndex;
  if (!isDrop && isOnConstraint) return turns.finishColumn;
  if (!isDrop && isInCircle) return turns.createObjectOfCircle;
  if (!isDrop) return isEarly ? turns.createObjectBelow : turns.createObject;
  if (!isEarly) return turns.dropObject;
  return isMadeAnew ? turns.dropObjectBelow : turns.dropObjectLast;
}
