/** The second wall behind the lock: inside each transaction the revision table is locked and looked at again. */
import { SchemixError } from "../errors/schemix-error.js";
import type { RunContext } from "./context.js";
import { parseRow } from "./read-revisions.js";
import type { RevisionEntry } from "./revision-table.js";
import { type CompiledStep, labelOf } from "./step.js";

/**
 * Makes other runners' transactions wait for the end of this one, and checks that the table still says what this
 * run believes: as many rows, and the step's own and its parents' as they were.
 * @throws SchemixError `CONCURRENT_RUN`
 */
export async function fence(
  context: RunContext,
  step: CompiledStep,
  rows: ReadonlyMap<string, RevisionEntry>,
): Promise<void> {
  const { connection, dialect, table } = context;
  const names = [step.revision, ...step.parents];
  const namespace = table.names.namespace ?? connection.defaultNamespace;
  const lock = dialect.locker.lockTable(table.names.table, namespace).sql;
  const script = [lock, table.count(), table.selectOnly(names)].join(";\n");
  const [, totals, found] = await context.interrupt.guard(connection, () => connection.script(script));
  const there = new Map((found ?? []).map((row) => parseRow(row, table)).map((row) => [row.revision, row]));
  const isSame =
    Number(totals?.[0]?.total) === rows.size &&
    names.every((name) => stateOf(there.get(name)) === stateOf(rows.get(name)));
  if (isSame) return;
  throw new SchemixError("CONCURRENT_RUN", {
    message: `Another runner changed the revision table while ${labelOf(step)} was about to run`,
    where: table.path,
    why: "It does not hold the migration lock: a transaction pooler, another tool or a person is at work.",
    fix: "Connect to the server without a pooler, see `schemix status`, and run it again.",
    data: { revision: step.revision },
  });
}

function stateOf(row: RevisionEntry | undefined): string | undefined {
  if (row === undefined) return undefined;
  return [row.state, row.direction, row.statementIndex, row.statementChecksum, row.progress].join(" ");
}
