/** What rows went through in a rehearsal, and which operation did it. */
import type { RowChange, RowWatchRequest } from "../../dialects/dialect.js";
import { SchemixError } from "../../errors/schemix-error.js";
import type { Hazard } from "../../lint/hazard.js";
import type { AnyOperation } from "../../objects/any.js";
import { describeOperation } from "../../objects/describe.js";
import { keyOf } from "../../schema/object.js";
import { apply, type Direction, type Stage, watchOf } from "./rehearse-steps.js";
import { nameOf, rewriteUndeclared } from "./rewrites.js";

/** What `up` and `down` did to rows, and no operation says. */
export interface Undeclared {
  readonly up: readonly RowChange[];
  readonly down: readonly RowChange[];
}

/**
 * What rows went through and nobody had said. Which operation it was is found by doing them once more, one by one.
 * @throws SchemixError `DATA_LOSS_UNDECLARED`, `REWRITE_UNDECLARED`
 */
export async function judge(
  stage: Stage,
  found: Undeclared,
  request: RowWatchRequest | undefined,
): Promise<readonly Hazard[]> {
  if (request === undefined) return [];
  // Of a type that comes with an extension only the server knows that it looks at all rows: a domain with a check. And where
  // rows lie in the order of an index, as on SQL Server, it is not only writing them anew that puts them elsewhere.
  const shown: Culprit[] = [];
  const isRewrite = ({ what }: RowChange): boolean => what === "rewrite";
  for (const direction of ["up", "down"] as const) {
    const lost = found[direction].filter((change) => !isRewrite(change));
    if (lost.length > 0) throw lossOf(await culpritsOf(stage, direction, lost, request), direction);
  }
  for (const direction of ["up", "down"] as const) {
    const rewritten = found[direction].filter(isRewrite);
    if (rewritten.length === 0) continue;
    const culprits = await culpritsOf(stage, direction, rewritten, request);
    const silent = culprits.filter(
      ({ operation }) => stage.dialect.tableFiles !== undefined && operation?.kind !== "addColumn",
    );
    if (direction === "up") shown.push(...culprits.filter((each) => !silent.includes(each)));
    if (silent.length === 0) continue;
    throw rewriteUndeclared(
      silent.map(({ change, operation }) => ({
        table: change.table,
        operations: operation === undefined ? [] : [operation],
      })),
      { message: `Rehearsing ${direction}`, direction },
    );
  }
  return shown.map(({ change, operation }) => ({
    kind: "rewrite",
    message: `${operation === undefined ? "the migration" : describeOperation(operation)} writes the whole table ${nameOf(change.table)} anew, as the rehearsal has shown`,
  }));
}

interface Culprit {
  readonly change: RowChange;
  readonly operation: AnyOperation | undefined;
}

async function culpritsOf(
  stage: Stage,
  direction: Direction,
  changes: readonly RowChange[],
  request: RowWatchRequest,
): Promise<readonly Culprit[]> {
  const { connection, comparison } = stage;
  const found = new Map<RowChange, AnyOperation>();
  await connection.begin({ repeatable: true });
  try {
    const watch = await watchOf(stage, request);
    if (direction === "down") {
      await apply(stage, comparison.up, "up");
      await watch?.look();
    }
    for (const operation of comparison[direction]) {
      if (found.size === changes.length) break;
      if ((await apply(stage, [operation], direction)) !== undefined) break;
      const now = (await watch?.look()) ?? [];
      for (const change of changes)
        if (!found.has(change) && now.some((each) => isSameChange(each, change)))
          found.set(change, operation);
    }
  } finally {
    await connection.rollback();
  }
  return changes.map((change) => ({ change, operation: found.get(change) }));
}

function isSameChange(a: RowChange, b: RowChange): boolean {
  const isSameTable = a.names.some((name) => b.names.some((other) => keyOf(name) === keyOf(other)));
  const isSameColumn =
    b.columns === undefined || (a.columns?.some((name) => b.columns?.includes(name)) ?? false);
  return a.what === b.what && isSameTable && isSameColumn;
}

function lossOf(culprits: readonly Culprit[], direction: Direction): SchemixError {
  const lines = culprits.map(({ change, operation }) => {
    const { table, columns = [], from, to, what } = change;
    const place = [nameOf(table), ...columns.slice(0, 1)].join(".");
    const result = from === to ? "other values" : `${from} ${what} became ${to}`;
    return `${place}: ${result}${operation === undefined ? "" : `, by: ${describeOperation(operation)}`}`;
  });
  return new SchemixError("DATA_LOSS_UNDECLARED", {
    message: `Rehearsing ${direction}, rows did not come through as the operations say`,
    why: lines.join("\n"),
    fix: "This is a fault of Schemix; please report the entity and this message. `rehearsal: { data: false }` in the configuration proves the migration without its data.",
    data: {
      direction,
      losses: culprits.map(({ change, operation }) => ({
        what: change.what,
        table: nameOf(change.table),
        column: change.columns?.[0],
        operation: operation === undefined ? undefined : describeOperation(operation),
      })),
    },
  });
}
