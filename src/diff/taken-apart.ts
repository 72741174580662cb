/** Tables that are made in more than one step. */
import type { AnyOperation } from "../objects/any.js";
import type { ColumnDefinition } from "../objects/column/shape.js";
import type { DiffContext } from "../objects/kind.js";
import type { CreateTable } from "../objects/table/shape.js";
import type { Reference } from "../schema/object.js";

interface Key {
  readonly columns: readonly string[];
  readonly include?: readonly string[] | undefined;
}

/** A table without some of its checks, defaults and computed columns, and these on their own. */
export function withoutParts(
  operation: CreateTable,
  isApart: (part: Reference) => boolean,
  context: Pick<DiffContext, "defaultNamespace">,
): readonly AnyOperation[] {
  const { namespace = context.defaultNamespace, table } = operation;
  const place = operation.namespace === undefined ? { table } : { namespace, table };
  const part = (kind: string, name: string): Reference => ({ kind, namespace, table, name });
  const isComputedApart = ({ name, generated }: ColumnDefinition): boolean =>
    generated !== undefined && isApart(part("column", name));
  const [kept, ...added] = withoutColumns(operation, isComputedApart);
  const parts: AnyOperation[] = [];
  const columns = kept.columns.map((column) => {
    const { default: text, ...rest } = column;
    if (text === undefined || !isApart(part("column", column.name))) return column;
    parts.push({ kind: "alterColumn", ...place, name: column.name, default: text });
    return rest;
  });
  const checks = kept.checks.filter((check) => {
    if (!isApart(part("check", check.name))) return true;
    parts.push({ kind: "createCheckConstraint", ...place, ...check });
    return false;
  });
  return [{ ...kept, columns, checks }, ...added, ...parts];
}

/** A table without some of its columns, these on their own, and what is made of them behind them. */
export function withoutColumns(
  operation: CreateTable,
  isApart: (column: ColumnDefinition) => boolean,
): readonly [CreateTable, ...AnyOperation[]] {
  const apart = operation.columns.filter(isApart);
  if (apart.length === 0) return [operation];
  const { namespace, table, primaryKey } = operation;
  const place = namespace === undefined ? { table } : { namespace, table };
  const isOf = ({ columns, include = [] }: Key): boolean =>
    [...columns, ...include].some((name) => apart.some((column) => column.name === name));
  const isOther = (key: Key): boolean => !isOf(key);
  const isKeyApart = primaryKey !== undefined && isOf(primaryKey);
  const { primaryKey: _, ...keyless } = operation;
  const rest: CreateTable = {
    ...(isKeyApart ? keyless : operation),
    columns: operation.columns.filter((column) => !apart.includes(column)),
    uniques: operation.uniques.filter(isOther),
    foreignKeys: operation.foreignKeys.filter(isOther),
  };
  return [
    rest,
    ...apart.map((column): AnyOperation => ({ kind: "addColumn", ...place, column })),
    ...(isKeyApart ? [{ kind: "createPrimaryKey", ...place, ...primaryKey } as const] : []),
    ...operation.uniques
      .filter(isOf)
      .map((key): AnyOperation => ({ kind: "createUniqueConstraint", ...place, ...key })),
    ...operation.foreignKeys
      .filter(isOf)
      .map((key): AnyOperation => ({ kind: "createForeignKey", ...place, ...key })),
  ];
}
