/** Writes revisions into the revision table, or out of it, without running them. */
import { adopted, adoptRows, type Squash } from "./adopt.js";
import { type StampedRevision, stampedEntry } from "./context.js";
import { type ApplyCall, callOnApply } from "./hooks.js";
import { prepareTables, type SessionRequest, withLock, withSession } from "./open-run.js";
import { readRevisions } from "./read-revisions.js";
import type { RevisionEntry, RevisionRow } from "./revision-table.js";

export interface StampPlan {
  /** To be recorded as applied, whatever their rows say now. */
  readonly add: readonly StampedRevision[];
  /** To be forgotten. */
  readonly remove: readonly { readonly revision: string; readonly message: string }[];
}

export interface StampRunRequest extends SessionRequest {
  readonly plan: (rows: ReadonlyMap<string, RevisionRow>) => StampPlan;
  readonly lockWait: number;
  /** Recorded instead of what they replace, before and after. */
  readonly squashes?: readonly Squash[] | undefined;
  readonly dryRun?: boolean | undefined;
}

export interface StampOutcome extends StampPlan {
  readonly server: string;
  /** The rows before. */
  readonly before: ReadonlyMap<string, RevisionRow>;
}

/**
 * Brings the revision table to what the plan says, under the migration lock and in one transaction.
 * @throws SchemixError `LOCK_TIMEOUT`, `REVISION_TABLE_INVALID`, `CALLBACK_FAILED`
 */
export async function stampRevisions(request: StampRunRequest): Promise<StampOutcome> {
  return withSession(request, async (session) => {
    const { connection, table } = session;
    const { dialect } = request.database;
    const { server } = connection;
    const { squashes = [] } = request;
    const { rows } = await readRevisions(connection, dialect, table);
    const expected = adopted(squashes, rows);
    const first = request.plan(expected);
    const isIdle = first.add.length + first.remove.length === 0 && expected === rows;
    if (request.dryRun === true || isIdle) return { ...first, server, before: expected };
    return withLock(request, session, async () => {
      const prepared = await prepareTables(request, session);
      const adopting = { connection, dialect, table, squashes };
      await adoptRows(adopting, prepared.rows);
      const before = adopted(squashes, prepared.rows);
      const plan = request.plan(before);
      const { interrupt } = session;
      const { onApply } = request.hooks ?? {};
      const statements = [
        ...plan.remove.flatMap(({ revision, message }) => [
          table.delete(revision),
          table.history({ revision, message, direction: "down", event: "stamped" }),
        ]),
        ...plan.add.flatMap((added) => [
          before.has(added.revision) ? table.update(stampedEntry(added)) : table.insert(stampedEntry(added)),
          table.history({
            revision: added.revision,
            message: added.message,
            direction: "up",
            event: "stamped",
          }),
        ]),
      ];
      await connection.begin();
      try {
        const namespace = table.names.namespace ?? connection.defaultNamespace;
        const { sql } = dialect.locker.lockTable(table.names.table, namespace);
        await connection.script([sql, ...statements].join(";\n"));
        // Each call has the rows before and after it: too much for thousands when nobody asks.
        const calls = onApply === undefined ? [] : stampCalls(before, plan);
        for (const call of calls) await callOnApply({ connection, interrupt, onApply }, call);
        await connection.commit();
      } catch (error) {
        await connection.rollback().catch(() => undefined);
        throw error;
      }
      const { rows: after } = await readRevisions(connection, dialect, table);
      await adoptRows(adopting, after);
      return { ...plan, server, before };
    });
  });
}

/** Each revision as `onApply` is told of it, in the order of recording. */
function stampCalls(
  before: ReadonlyMap<string, RevisionEntry>,
  { add, remove }: StampPlan,
): readonly ApplyCall[] {
  let rows = before;
  const calls: ApplyCall[] = [];
  for (const { revision, message } of remove) {
    const after = new Map(rows);
    after.delete(revision);
    const parents = rows.get(revision)?.parents ?? [];
    calls.push({ direction: "down", isStamp: true, revision, message, parents, before: rows, after });
    rows = after;
  }
  for (const added of add) {
    const after = new Map(rows).set(added.revision, stampedEntry(added));
    const { revision, message, parents } = added;
    calls.push({ direction: "up", isStamp: true, revision, message, parents, before: rows, after });
    rows = after;
  }
  return calls;
}
