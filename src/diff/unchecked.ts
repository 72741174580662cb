/**
 * Constraints that have not looked at the rows there are. Heirs and partitions that are made of a table get its constraints as ones
 * that have, so that these come behind them.
 */
import type { AnyOperation } from "../objects/any.js";
import type { AlterColumn, ColumnDefinition } from "../objects/column/shape.js";
import { allOf } from "../objects/find.js";
import type { DiffContext } from "../objects/kind.js";
import type { Reference } from "../schema/object.js";
import { type OnTable, tableKey } from "./table-key.js";
import { withoutParts } from "./taken-apart.js";

export interface Unchecked {
  readonly operations: readonly AnyOperation[];
  /** What has its turn behind all that is made of its table. */
  readonly late: ReadonlySet<AnyOperation>;
}

export function unchecked(planned: readonly AnyOperation[], context: DiffContext): Unchecked {
  const late = new Set<AnyOperation>();
  if (!planned.some(isUnchecked)) return { operations: planned, late };
  const above = tablesAbove(context);
  const isAbove = ({ namespace = context.defaultNamespace, table }: OnTable): boolean =>
    above.has(tableKey({ namespace, table }));
  const operations = planned.flatMap((operation): readonly AnyOperation[] => {
    if (!isUnchecked(operation) || !isAbove(operation as OnTable)) return [operation];
    const [rest, ...apart] = takenApart(operation, context);
    for (const part of apart) late.add(part);
    return [...(rest === undefined ? [] : [rest]), ...apart];
  });
  return { operations, late };
}

function isUnchecked(operation: AnyOperation): boolean {
  switch (operation.kind) {
    case "createTable":
      return operation.columns.some(isUncheckedColumn) || operation.checks.some(({ notValid }) => notValid);
    case "createCheckConstraint":
      return operation.notValid === true;
    case "alterColumn":
      return operation.nullable === false && operation.notNull?.notValid === true;
    default:
      return false;
  }
}

function isUncheckedColumn({ nullable, notNull }: ColumnDefinition): boolean {
  return !nullable && notNull?.notValid === true;
}

/** What can be done at once, and then each constraint that has to wait. */
function takenApart(
  operation: AnyOperation,
  context: DiffContext,
): readonly [AnyOperation | undefined, ...AnyOperation[]] {
  if (operation.kind === "alterColumn") return columnApart(operation);
  if (operation.kind !== "createTable") return [undefined, operation];
  const isApart = ({ kind, name }: Reference): boolean =>
    kind === "check" && operation.checks.some((check) => check.name === name && check.notValid === true);
  const [table = operation, ...checks] = withoutParts(operation, isApart, context);
  const { namespace } = operation;
  const place = { ...(namespace === undefined ? {} : { namespace }), table: operation.table };
  const marks = operation.columns.filter(isUncheckedColumn).map(
    ({ name, notNull }): AnyOperation => ({
      kind: "alterColumn",
      ...place,
      name,
      nullable: false,
      notNull: notNull ?? {},
    }),
  );
  const columns = operation.columns.map((column): ColumnDefinition => {
    const { notNull: _, ...rest } = column;
    return isUncheckedColumn(column) ? { ...rest, nullable: true } : column;
  });
  return [{ ...table, columns } as AnyOperation, ...checks, ...marks];
}

function columnApart(operation: AlterColumn): readonly [AnyOperation | undefined, AnyOperation] {
  const { nullable, notNull, ...rest } = operation;
  const { kind, namespace, table, name, ...others } = rest;
  const place = { ...(namespace === undefined ? {} : { namespace }), table, name };
  const mark: AlterColumn = { kind, ...place, nullable: nullable ?? false, ...(notNull ? { notNull } : {}) };
  return [Object.keys(others).length === 0 ? undefined : rest, mark];
}

/** Tables that others inherit from, or are partitions of. */
function tablesAbove({ after }: DiffContext): ReadonlySet<string> {
  const parents = allOf(after, "table").flatMap(({ inherits = [] }) => inherits);
  const wholes = after
    .ofKind("partition")
    .flatMap((partition) => after.dependenciesOf(partition))
    .filter(({ kind }) => kind === "table")
    .map(({ namespace, name }) => ({ namespace, table: name }));
  return new Set([...parents, ...wholes].map(tableKey));
}
