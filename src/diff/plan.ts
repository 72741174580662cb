import type { Connection, Dialect, Planner, Rebuild, RewriteContext } from "../dialects/dialect.js";
import type { AnyOperation } from "../objects/any.js";
import type { Definition } from "../objects/definition/shape.js";
import type { Undecided } from "../objects/kind.js";
import type { Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import { diff } from "./diff.js";
import type { Equate } from "./equate.js";
import { order } from "./order.js";

export interface PlanOptions {
  readonly dialect: Dialect;
  readonly planner: Planner;
  readonly serverVersion: number;
  readonly defaultNamespace: string;
  /** SQL that a person wrote for the change of a column's type. */
  readonly usingFor?: ((column: Reference) => string | undefined) | undefined;
  /** What becomes of values that a check lists. */
  readonly renamedValuesFor?: RewriteContext["renamedValuesFor"];
  /** What a project calls equal. */
  readonly equate?: Equate | undefined;
}

/** A plan, and the type changes in it that somebody has to decide first. */
export interface Plan {
  readonly operations: readonly AnyOperation[];
  readonly undecided: readonly Undecided[];
}

/** What every plan for a database begins with. */
export async function planningOn(
  dialect: Dialect,
  { serverVersion, defaultNamespace }: Pick<Connection, "serverVersion" | "defaultNamespace">,
): Promise<PlanOptions> {
  return { dialect, planner: await dialect.planner(), serverVersion, defaultNamespace };
}

/** What leads from one schema to another on this database: the diff, the dialect's rewriting of it, the order. */
export function plan(before: Schema, wanted: Schema, options: PlanOptions): Plan {
  const after = options.equate?.(before, wanted) ?? wanted;
  const loosened = options.planner.loosen?.(contextOf(before, after, options));
  if (loosened === undefined) return planInPlace(before, after, options);
  const { operations, undecided } = planInPlace(loosened.before, loosened.after, options);
  return { operations: loosened.finish(operations), undecided };
}

/** A plan in which no table joins another, or leaves it. */
function planInPlace(before: Schema, after: Schema, options: PlanOptions): Plan {
  const straight = attempt(before, after, options);
  const { rebuilt: tables } = straight;
  if (tables.length === 0 || options.planner.rebuild === undefined) return straight;
  const undecided: Undecided[] = [];
  const context = {
    ...contextOf(before, after, options),
    undecided: (fact: Undecided) => void undecided.push(fact),
  };
  const rebuild = options.planner.rebuild(tables, context);
  const rebuilt = attempt(rebuild.before, after, options, rebuild);
  return {
    operations: rebuild.finish(rebuilt.operations),
    undecided: [...rebuilt.undecided, ...undecided],
  };
}

/** A plan that leaves every table where it is, and the tables that it cannot do that with. */
function attempt(
  before: Schema,
  after: Schema,
  options: PlanOptions,
  rebuild?: Rebuild,
): Plan & { readonly rebuilt: readonly Reference[] } {
  const { dialect, planner } = options;
  const undecided: Undecided[] = [];
  const rebuilt: Reference[] = [];
  const context = {
    ...contextOf(before, after, options),
    undecided: (fact: Undecided) => void undecided.push(fact),
    rebuild: (table: Reference) => void rebuilt.push(table),
    successorOf: rebuild?.successorOf,
  };
  const found = diff(before, after, context);
  // A database that is as it should be is what most comparisons come upon.
  if (found.length === 0) return { operations: [], undecided, rebuilt };
  const operations = order(planner.rewrite(found, context), context);
  return { operations: operations.map((operation) => asWritten(operation, dialect)), undecided, rebuilt };
}

/** What operations are made and ordered by; nobody hears of what cannot be decided. */
export function contextOf(before: Schema, after: Schema, options: PlanOptions): RewriteContext {
  const { dialect, serverVersion, defaultNamespace } = options;
  return {
    before,
    after,
    defaultNamespace,
    isHidden: dialect.isHidden,
    serverVersion,
    gradeTypeChange: (from, to, column) =>
      dialect.gradeTypeChange(from, to, column, { before, after, defaultNamespace }),
    alterDefinition: (from: Definition, to: Definition) => dialect.alterDefinition(from, to),
    bodyLookup: dialect.bodyLookup,
    usingFor: options.usingFor ?? (() => undefined),
    renamedValuesFor: options.renamedValuesFor,
    undecided: () => undefined,
    rebuild: () => undefined,
  };
}

/** Operations end up in files: types as people write them, and nothing that a migration does not say. */
function asWritten(operation: AnyOperation, { types }: Dialect): AnyOperation {
  if (operation.kind === "dropTable") {
    const { existing: _, ...written } = operation;
    return written;
  }
  if (operation.kind === "execute") {
    const { turn: _, ...written } = operation;
    return written;
  }
  if (operation.kind === "alterObject") {
    const { isFirst: _, isSecond: _second, ...written } = operation;
    return written;
  }
  if (operation.kind === "createTable") {
    const columns = operation.columns.map((column) => ({ ...column, type: types.display(column.type) }));
    return { ...operation, columns };
  }
  if (operation.kind === "addColumn") {
    return { ...operation, column: { ...operation.column, type: types.display(operation.column.type) } };
  }
  if (operation.kind !== "alterColumn") return operation;
  const { isLast: _, ...written } = operation;
  if (operation.type === undefined) return written;
  const { lossless } = operation;
  const former = lossless === undefined ? {} : { lossless: types.display(lossless) };
  return { ...written, type: types.display(operation.type), ...former };
}
