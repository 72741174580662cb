/** The columns of the properties that a rule names. */

import { describe } from "../describe.js";
import type { Site } from "../faults.js";
import type { ColumnFinder } from "../plan/column-finder.js";
import type { ColumnPlan, Context, TablePlan } from "../plan/plan.js";

/** Where a rule stands: a property, or the class (an embedded one, when `base` is not empty). */
export interface RulePlace {
  readonly table: TablePlan;
  /** Absent: the rule is the class's. */
  readonly property: string | undefined;
  readonly base: string;
  readonly site: Site;
}

/** Finds the columns that rules name by their properties. */
export class RuleColumns {
  readonly #context: Context;
  readonly #finder: ColumnFinder;

  constructor(context: Context, finder: ColumnFinder) {
    this.#context = context;
    this.#finder = finder;
  }

  /** The columns of a property; none, and a fault, when it is unknown. */
  find(property: string, { table, base, site }: RulePlace, what: string): readonly ColumnPlan[] {
    const isText = typeof property === "string";
    const found = isText ? this.#finder.find(table, base + property) : [];
    const columns = found.length > 0 || base === "" || !isText ? found : this.#finder.find(table, property);
    if (columns.length > 0) return columns;
    const known = table.properties.map(({ path }) => path).join(", ");
    const message = `${what} names ${describe(property)}, which is not a property with a column`;
    this.#context.faults.add(site, message, `It has: ${known}.`);
    return [];
  }

  /** The names of the columns that properties stand for; a fault for each that is unknown. */
  names(properties: readonly string[], place: RulePlace, what: string): readonly string[] {
    if (!this.isList(properties, place, what)) return [];
    return properties.flatMap((property) => this.find(property, place, what).map(({ name }) => name));
  }

  /** The columns kept in an index besides its keys. */
  included(properties: readonly string[] | undefined, place: RulePlace): readonly string[] | undefined {
    if (properties === undefined || properties.length === 0) return undefined;
    return this.names(properties, place, "include");
  }

  /** The names of all columns of a table. */
  allOf(table: TablePlan): readonly string[] {
    return this.#finder.allColumns(table).map(({ name }) => name);
  }

  /** Whether a list of properties is one; a fault where it is none. */
  isList(properties: unknown, { site }: RulePlace, what: string): boolean {
    if (Array.isArray(properties)) return true;
    const message = `${what} was given ${describe(properties)} where a list of properties is expected`;
    this.#context.faults.add(site, message, 'Write ["a", "b"].');
    return false;
  }

  /** Says that a decorator of a property lists properties. */
  refuseList(decorator: string, { site }: RulePlace): void {
    this.#context.faults.add(site, `${decorator} on a property lists properties`, "Put it on the class.");
  }
}
