/** Whether operations say what became of rows. */
import type { Dialect, RowChange } from "../../dialects/dialect.js";
import { rowsBeneath, typesOf } from "../../diff/row-types.js";
import { hazardKindsOf } from "../../lint/hazards.js";
import type { AnyOperation } from "../../objects/any.js";
import { touchedBy as touchedByCustom } from "../../objects/custom/define.js";
import { definitionReference } from "../../objects/definition/shape.js";
import { partsOf } from "../../objects/find.js";
import { descendantsOf } from "../../objects/inheritance.js";
import { touchesOf } from "../../operations/step.js";
import { keyOf, type Reference } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";

/** Where a list of operations leads from, and to. */
export interface Way {
  readonly dialect: Dialect;
  readonly operations: readonly AnyOperation[];
  readonly from: Schema;
  readonly to: Schema;
  readonly defaultNamespace: string;
}

/** What has changed and no operation has said that it would. */
export function undeclared(changes: readonly RowChange[], way: Way): readonly RowChange[] {
  return changes.filter((change) => {
    const needed = neededBy(change, way);
    return !way.operations.some((operation) => declares(operation, change, needed, way));
  });
}

/**
 * What the values of the columns are made by: enums, domains, functions, and the columns of tables whose rows they are. A rewrite
 * is about all columns.
 */
function neededBy({ names, columns }: RowChange, { from, defaultNamespace }: Way): ReadonlySet<string> {
  const needed = new Set<string>();
  for (const { namespace, name: table } of names)
    for (const column of partsOf(from, { namespace, name: table }, "column")) {
      if (columns?.includes(column.name) === false) continue;
      const own = typesOf(column, from, defaultNamespace);
      for (const reference of [...own, ...own.flatMap((type) => rowsBeneath(type, from))])
        needed.add(keyOf(reference));
    }
  return needed;
}

function declares(
  operation: AnyOperation,
  change: RowChange,
  needed: ReadonlySet<string>,
  way: Way,
): boolean {
  const { defaultNamespace } = way;
  const { what, names, columns = [] } = change;
  const isNamed = (place: { readonly namespace?: string | undefined }, table: string): boolean =>
    names.some(
      ({ namespace, name }) => namespace === (place.namespace ?? defaultNamespace) && name === table,
    );
  if ("object" in operation) {
    const reference = definitionReference(operation, defaultNamespace);
    return operation.object === "partition"
      ? isNamed(reference, reference.name) && isSaid(operation, what, way)
      : needed.has(keyOf(reference)) && (what === "values" || isSaid(operation, what, way));
  }
  if (operation.kind === "alterEnum") {
    const uses = operation.columns.filter((use) => isNamed(use, use.table));
    return what !== "rows" && uses.some(({ column }) => what === "rewrite" || columns.includes(column));
  }
  if (operation.kind === "renameEnumValue") {
    const { namespace = defaultNamespace, name } = operation;
    return what === "values" && needed.has(keyOf({ kind: "enum", namespace, name }));
  }
  if (operation.kind === "execute" || operation.kind === "run")
    return touchesOf(operation)
      .filter((touch) => isNamed(touch, touch.table))
      .some((touch) =>
        what === "rewrite"
          ? touch.rewrite === true
          : what === "values" &&
            columns.every(
              (column) => touch.columns?.includes(column) === true || touch.loses?.includes(column) === true,
            ),
      );
  if (operation.kind === "custom") {
    const places = touchedByCustom(operation);
    const isIts = places?.some((place) => isNamed(place, place.table ?? place.name ?? "")) ?? true;
    return isIts && isSaid(operation, what, way);
  }
  if (!("table" in operation) || operation.table === undefined) return false;
  const isOfFields = isWithinRows(operation, needed, way);
  if (operation.kind === "dropColumn" && isOfFields) return isSaid(operation, what, way);
  if (operation.kind === "addColumn" && isOfFields && what === "values") return true;
  return isNamed(operation, operation.table) && declaresOnTable(operation, what, columns, way);
}

/** Whether a column is a field of the values of others, that comes to all rows of a table or goes from them. */
function isWithinRows(
  operation: AnyOperation,
  needed: ReadonlySet<string>,
  { from, defaultNamespace }: Way,
): boolean {
  if (operation.kind !== "addColumn" && operation.kind !== "dropColumn") return false;
  const { namespace = defaultNamespace, table } = operation;
  const isOne = ({ name }: Reference): boolean => operation.kind === "addColumn" || operation.name === name;
  return [{ namespace, name: table }, ...descendantsOf(from, namespace, table)]
    .flatMap((each) => from.childrenOf(each.namespace, each.name, "column"))
    .some((field) => isOne(field) && needed.has(keyOf(field)));
}

function isSaid(operation: AnyOperation, what: RowChange["what"], { dialect, to }: Way): boolean {
  return hazardKindsOf(operation, { dialect, goal: to }).has(what === "rewrite" ? "rewrite" : "dataLoss");
}

function declaresOnTable(
  operation: AnyOperation,
  what: RowChange["what"],
  columns: readonly string[],
  way: Way,
): boolean {
  if (what === "rewrite" || operation.kind === "dropTable") return isSaid(operation, what, way);
  if (what === "rows") return false;
  if (operation.kind === "dropColumn")
    return columns.includes(operation.name) && isSaid(operation, what, way);
  // A value may be another one where somebody said how it is made, or where it is computed.
  if (operation.kind !== "alterColumn" || !columns.includes(operation.name)) return false;
  const isMade = operation.using !== undefined || operation.byName === true;
  return isMade || (operation.generated ?? undefined) !== undefined;
}
