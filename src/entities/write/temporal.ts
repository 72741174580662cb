/** `temporal` of `@Entity` → the period of a table, and the columns that nobody has declared for it. */
import type { ColumnAttributes } from "../../objects/column/shape.js";
import type { Temporal } from "../../objects/table/shape.js";
import { compact } from "../../util/compact.js";
import type { MssqlEntityOptions, TemporalOptions } from "../options/options.js";
import { findUnknownOptions } from "../options/unknown.js";
import type { ColumnFinder } from "../plan/column-finder.js";
import { type ColumnPlan, type Context, fittingName, type TablePlan, writtenName } from "../plan/plan.js";

/** A table whose history is kept. */
export interface TemporalPlan {
  readonly temporal: Temporal;
  /** The columns of the table, those of the period as such, and those that are there for the period alone. */
  readonly columns: readonly ColumnPlan[];
}

/** The period of a table; nothing when it has none on this database. */
export function planTemporal(
  table: TablePlan,
  finder: ColumnFinder,
  context: Context,
): TemporalPlan | undefined {
  const { temporal: given }: MssqlEntityOptions = table.declaration.options;
  if (given === undefined || given === false) return undefined;
  const { site } = table;
  const options: TemporalOptions = given === true ? {} : given;
  const faults = findUnknownOptions("temporal", options);
  for (const { message, fix } of faults) context.faults.add(site, message, fix);
  if (faults.length > 0) return undefined;
  const columns = [...finder.allColumns(table)];
  const bound = (name: string, period: "start" | "end"): string => {
    const [found] = finder.find(table, name);
    const made = found ?? hiddenColumn(writtenName(name, site, context), table, context);
    const attributes = { ...made.attributes, nullable: false, period };
    const at = columns.findIndex((column) => column.name === made.name);
    columns.splice(at < 0 ? columns.length : at, at < 0 ? 0 : 1, { ...made, attributes });
    return made.name;
  };
  const start = bound(options.start ?? "valid_from", "start");
  const end = bound(options.end ?? "valid_to", "end");
  if (start === end) {
    context.faults.add(site, `its period begins and ends in one column, ${start}`, "Name two columns.");
  }
  const { retention } = options;
  const temporal = { start, end, history: historyOf(options, table, context), ...compact({ retention }) };
  return { temporal, columns };
}

function hiddenColumn(name: string, { site }: TablePlan, { dialect }: Context): ColumnPlan {
  const attributes: ColumnAttributes = {
    type: dialect.types.resolve("timestamp", {}),
    nullable: false,
    hidden: true,
  };
  return {
    name,
    path: name,
    site,
    isPrimary: false,
    attributes,
    comment: undefined,
    renamedFrom: undefined,
    using: undefined,
    isIgnored: false,
  };
}

function historyOf({ history }: TemporalOptions, table: TablePlan, context: Context): Temporal["history"] {
  const given = typeof history === "string" ? { name: history } : (history ?? {});
  const { name, namespace } = given;
  return {
    namespace: namespace === undefined ? table.namespace : writtenName(namespace, table.site, context),
    table:
      name === undefined
        ? fittingName(`${table.name}_history`, context)
        : writtenName(name, table.site, context),
  };
}
