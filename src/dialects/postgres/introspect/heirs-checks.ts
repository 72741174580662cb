/**
 * Whether somebody has looked at the rows of a check that a table has from others and does not say itself. The server holds it to be valid
 * where the heir was made behind the check, and no dump tells: it counts as what it comes of.
 */
import type { Check } from "../../../objects/check/shape.js";
import type { Table } from "../../../objects/table/shape.js";
import { keyOf } from "../../../schema/object.js";
import type { readConstraint } from "./constraint.js";

type Constraint = ReturnType<typeof readConstraint>;

export function withChecksOfHeirs(
  constraints: readonly Constraint[],
  tables: readonly (Table | undefined)[],
): readonly Constraint[] {
  const checks = new Map(
    constraints.flatMap((each) => (each?.kind === "check" ? [[keyOf(each), each] as const] : [])),
  );
  if (![...checks.values()].some(({ inherited }) => inherited)) return constraints;
  const parents = new Map(
    tables.flatMap((table) => (table === undefined ? [] : [[keyOf(table), table.inherits]])),
  );
  const originOf = (check: Check): Check => {
    if (check.inherited !== true) return check;
    const { kind, namespace, table: name } = check;
    const [above] = (parents.get(keyOf({ kind: "table", namespace, name })) ?? []).flatMap((parent) => {
      const found = checks.get(keyOf({ ...parent, kind, name: check.name }));
      return found === undefined || found.noInherit === true ? [] : [found];
    });
    return above === undefined ? check : originOf(above);
  };
  return constraints.map((each) => {
    if (each?.kind !== "check" || each.inherited !== true) return each;
    const { notValid: _, ...check } = each;
    const { notValid } = originOf(each);
    return notValid === true ? { ...check, notValid } : check;
  });
}
