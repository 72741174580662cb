import { createHash } from "node:crypto";
import { SchemixError } from "../../../errors/schemix-error.js";
import type { Connection, Locker, Row } from "../../dialect.js";
import { pgWriter } from "../sql/writer.js";

/** The first half of every lock of Schemix: "SMIX". The second half is made of the runner's key. */
const lockClass = 0x534d4958;

/** How often the session must prove to be one session before the lock counts. */
const proofs = 2;

/** Session-level advisory locks: held by the session that runs the statements, gone when it is. */
export const pgLocker: Locker = {
  async tryAcquire(connection, key) {
    const id = lockId(key);
    const first = await one(
      connection,
      `SELECT pg_try_advisory_lock(${id}) AS taken, pg_backend_pid() AS pid`,
    );
    if (first?.taken !== true) return false;
    // Each in a statement of its own: a pooler in transaction mode may give every one to another backend.
    for (let proof = 0; proof < proofs; proof++) {
      const row = await one(
        connection,
        `SELECT pg_backend_pid() AS pid, EXISTS (${heldBy(id)} AND pid = pg_backend_pid()) AS held`,
      );
      if (row?.pid !== first.pid || row?.held !== true) throw poolerDetected();
    }
    return true;
  },

  async release(connection, key) {
    const row = await one(connection, `SELECT pg_advisory_unlock(${lockId(key)}) AS released`);
    if (row?.released !== true) throw poolerDetected();
  },

  async holder(connection, key) {
    const row = await one(
      connection,
      `SELECT a.pid, coalesce(nullif(a.application_name, ''), 'a session') AS name,
        coalesce(a.client_hostname, host(a.client_addr), 'this server') AS host,
        to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS since
      FROM (${heldBy(lockId(key))}) AS l JOIN pg_catalog.pg_stat_activity a USING (pid)`,
    );
    return row === undefined ? undefined : `pid ${row.pid}, ${row.name} on ${row.host} since ${row.since}`;
  },

  lockTable: (table, namespace) => ({
    sql: `LOCK TABLE ${pgWriter.quote(namespace, table)} IN SHARE ROW EXCLUSIVE MODE`,
  }),
};

/** Both halves as SQL. The database is part of an advisory lock already. */
function lockId(key: string): string {
  return `${lockClass}, ${createHash("sha256").update(key).digest().readInt32BE(0)}`;
}

/** pg_locks shows the halves without their sign. */
function heldBy(id: string): string {
  const [high, low] = id.split(", ").map((half) => Number(half) >>> 0);
  return `SELECT pid FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2
    AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
    AND classid::bigint = ${high} AND objid::bigint = ${low}`;
}

async function one(connection: Connection, sql: string): Promise<Row | undefined> {
  return (await connection.query(sql))[0];
}

function poolerDetected(): SchemixError {
  return new SchemixError("POOLER_DETECTED", {
    message: "The statements of this session reach different server sessions",
    why: "A pooler in transaction mode stands in front of the server: locks and settings of a session mean nothing there.",
    fix: "Use the server's own address and port (often 5432 instead of 6432 or 6543, or the host without -pooler).",
  });
}
