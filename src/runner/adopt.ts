/** Rows of replaced migrations give way to the row of the squash that does their work. */
import type { Connection, Dialect } from "../dialects/dialect.js";
import { type StampedRevision, stampedEntry } from "./context.js";
import type { RevisionEntry, RevisionTable } from "./revision-table.js";

/** A migration that does the work of others. */
export interface Squash extends StampedRevision {
  /** Ids, in their order. */
  readonly replaces: readonly string[];
}

type Entries = ReadonlyMap<string, RevisionEntry>;

/** Of each squash the rows that have outlived it: all that it replaces is applied, or it is recorded itself. */
interface Adoption {
  readonly squash: Squash;
  readonly outlived: readonly string[];
}

function adoptionsIn(squashes: readonly Squash[], rows: Entries): readonly Adoption[] {
  return squashes.flatMap((squash) => {
    const outlived = squash.replaces.filter((old) => rows.has(old));
    const isWhole = squash.replaces.every((old) => rows.get(old)?.state === "applied");
    return outlived.length > 0 && (isWhole || rows.has(squash.revision)) ? [{ squash, outlived }] : [];
  });
}

/** The rows as a run will find them: the squash instead of what it replaces, since the last of those was applied. */
export function adopted<T extends RevisionEntry>(
  squashes: readonly Squash[],
  rows: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  const adoptions = adoptionsIn(squashes, rows);
  if (adoptions.length === 0) return rows;
  const after = new Map(rows);
  for (const { squash, outlived } of adoptions) {
    const last = rows.get(outlived.at(-1) ?? "");
    for (const old of outlived) after.delete(old);
    if (last !== undefined && !after.has(squash.revision))
      after.set(squash.revision, { ...last, ...stampedEntry(squash) });
  }
  return after;
}

/** What {@link adoptRows} needs. */
export interface AdoptRequest {
  readonly connection: Connection;
  readonly dialect: Dialect;
  readonly table: RevisionTable;
  readonly squashes: readonly Squash[];
}

/**
 * Records squashes whose work is done already instead of what they replace, in a transaction of its own. Only under the
 * migration lock.
 * @returns the rows afterwards
 */
export async function adoptRows<T extends RevisionEntry>(
  request: AdoptRequest,
  rows: ReadonlyMap<string, T>,
): Promise<ReadonlyMap<string, T | RevisionEntry>> {
  const { connection, dialect, table, squashes } = request;
  const adoptions = adoptionsIn(squashes, rows);
  if (adoptions.length === 0) return rows;
  const after = new Map<string, T | RevisionEntry>(rows);
  const statements: string[] = [];
  for (const { squash, outlived } of adoptions) {
    statements.push(...statementsOf(table, squash, outlived, rows.has(squash.revision)));
    for (const old of outlived) after.delete(old);
    if (!after.has(squash.revision)) after.set(squash.revision, stampedEntry(squash));
  }
  await connection.begin();
  try {
    const namespace = table.names.namespace ?? connection.defaultNamespace;
    const { sql } = dialect.locker.lockTable(table.names.table, namespace);
    await connection.script([sql, ...statements].join(";\n"));
    await connection.commit();
  } catch (error) {
    await connection.rollback().catch(() => undefined);
    throw error;
  }
  return after;
}

function statementsOf(
  table: RevisionTable,
  squash: Squash,
  outlived: readonly string[],
  isThere: boolean,
): readonly string[] {
  const { revision, message } = squash;
  const by = `replaced by ${revision} ${message}`.trimEnd();
  return [
    ...outlived.flatMap((old) => [
      table.delete(old),
      table.history({ revision: old, message: by, direction: "up", event: "replaced" }),
    ]),
    ...(isThere
      ? []
      : [
          table.insert(stampedEntry(squash)),
          table.history({ revision, message, direction: "up", event: "squashed" }),
        ]),
  ];
}
