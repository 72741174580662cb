import { SchemixError } from "../../../errors/schemix-error.js";
import type { Connection, Locker, Row } from "../../dialect.js";
import { mssqlWriter, quoteString } from "../sql/writer.js";
import { numberOfError } from "./explain.js";

/** `sp_getapplock` cuts longer names off without a word. */
const longestKey = 255;

/** Whose right to the lock is asked for: everybody's who may use the database. */
const principal = "N'public'";

/** Application locks of the session that runs the statements: gone when it is. The database is part of them. */
export const mssqlLocker: Locker = {
  async tryAcquire(connection, key) {
    const resource = nameOf(key);
    const first = await one(
      connection,
      `DECLARE @result int;
EXEC @result = sys.sp_getapplock @Resource = ${resource}, @LockMode = N'Exclusive', @LockOwner = N'Session',
  @LockTimeout = 0, @DbPrincipal = ${principal};
SELECT @result AS [result], @@SPID AS [session]`,
    );
    const result = Number(first?.result);
    // 0 and 1: granted, at once or when others had let go; -1 and -3: somebody has it, or wanted it just as much.
    if (result === -1 || result === -3) return false;
    if (result !== 0 && result !== 1) throw notTaken(result);
    const row = await one(
      connection,
      `SELECT @@SPID AS [session], APPLOCK_MODE(${principal}, ${resource}, N'Session') AS [mode]`,
    );
    if (row?.session !== first?.session || row?.mode !== "Exclusive") throw poolerDetected();
    return true;
  },

  async release(connection, key) {
    const row = await one(
      connection,
      `DECLARE @result int;
EXEC @result = sys.sp_releaseapplock @Resource = ${nameOf(key)}, @LockOwner = N'Session', @DbPrincipal = ${principal};
SELECT @result AS [result]`,
    );
    if (Number(row?.result) !== 0) throw poolerDetected();
  },

  async holder(connection, key) {
    try {
      const row = await one(connection, holderQuery(key));
      if (row === undefined) return undefined;
      return `session ${row.session}, ${row.program} on ${row.host} since ${row.since}`;
    } catch (error) {
      // Who holds a lock is for those to know who may see the state of the server.
      if (numberOfError(error) === undefined) throw error;
      return undefined;
    }
  },

  /** Rows that are read with UPDLOCK are nobody else's until the end, and with HOLDLOCK so is what lies between them. */
  lockTable: (table, namespace) => ({
    sql: `SELECT COUNT(*) AS [total] FROM ${mssqlWriter.quote(namespace, table)} WITH (UPDLOCK, HOLDLOCK)`,
  }),
};

function nameOf(key: string): string {
  return quoteString(key.slice(0, longestKey));
}

/** What is granted shows its name as `0:[schemix:dbo.schemix_revi]:(3f2a9c1b)`: 32 characters of it, then a hash. */
function holderQuery(key: string): string {
  return `SELECT TOP (1) l.request_session_id AS [session], COALESCE(NULLIF(s.program_name, N''), N'a session') AS [program],
  COALESCE(s.host_name, N'this server') AS [host],
  CONVERT(nvarchar(19), s.login_time, 126) AS [since]
FROM sys.dm_tran_locks AS l
JOIN sys.dm_exec_sessions AS s ON s.session_id = l.request_session_id
WHERE l.resource_type = N'APPLICATION' AND l.resource_database_id = DB_ID() AND l.request_status = N'GRANT'
  AND CHARINDEX(${quoteString(`[${key.slice(0, 32)}]`)}, l.resource_description) > 0`;
}

async function one(connection: Connection, sql: string): Promise<Row | undefined> {
  return (await connection.query(sql))[0];
}

function notTaken(result: number): SchemixError {
  return new SchemixError("STATEMENT_FAILED", {
    message: `sp_getapplock answered ${result}`,
    why:
      result === -2
        ? "The request for the migration lock was cancelled."
        : "The server could not take the migration lock.",
    fix: "Run again; the user needs to be in the role public of the database, as every user is.",
    data: { result },
  });
}

function poolerDetected(): SchemixError {
  return new SchemixError("POOLER_DETECTED", {
    message: "The statements of this session reach different server sessions",
    why: "A proxy in front of the server shares its sessions out: locks and settings of a session mean nothing there.",
    fix: "Use the server's own address and port.",
  });
}
