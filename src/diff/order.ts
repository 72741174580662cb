import type { AnyOperation } from "../objects/any.js";
import { type DefinitionOperation, definitionReference } from "../objects/definition/shape.js";
import { depthOf, parentsOf } from "../objects/inheritance.js";
import type { DiffContext } from "../objects/kind.js";
import { compareText } from "../util/compare.js";
import { withoutEarlyChecks } from "./body-names.js";
import { openCircles } from "./circles.js";
import { DefinitionTurns } from "./definition-turns.js";
import { neededFirst } from "./needed-first.js";
import { rowsSaidBy } from "./operation-needs.js";
import { orderPersistence } from "./order-persistence.js";
import { orderTables } from "./order-tables.js";
import { orderRenames } from "./rename-order.js";
import { usesRowTypes } from "./row-types.js";
import { type Surroundings, surroundings } from "./surroundings.js";
import { type OnTable, tableKey } from "./table-key.js";
import { turnOf, turnOfDefinition, turns } from "./turns.js";
import { unchecked } from "./unchecked.js";

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
        turn: turnOfDefinition(operation, turn, isMadeAnew),
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
  const settled = orderPersistence(orderTables(orderRenames(ordered, context)), context);
  return withoutEarlyChecks(settled, context);
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
    turn: turnOf(operation, context, around),
    depth: depthIn(operation, context) + rowDepth(operation, around),
    place: tableKey(placeOf(operation)),
    position: positionOf(operation, context),
    name: operation.kind === "addEnumValue" ? "" : nameOf(operation),
    index,
  };
}
