/** The end of another tool's history and the beginning of ours. */
import type { Connection, Dialect } from "../dialects/dialect.js";
import { SchemixError } from "../errors/schemix-error.js";
import { summarize } from "../objects/describe.js";
import { withSession } from "../runner/open-run.js";
import { readRevisions } from "../runner/read-revisions.js";
import { generate } from "./generate.js";
import { comparePlanned } from "./process-revision.js";
import { openProject, sessionRequest } from "./project.js";
import { settle } from "./settle.js";
import { stamp } from "./stamp.js";
import type { AdoptedMigration, AdoptRequest, AdoptResult } from "./types.js";

/**
 * Takes over a database whose migrations another tool has run. Where that is what the entities say, a first migration is
 * written that makes it from nothing, unless there are migrations already, and recorded as applied. The other tool's table and
 * files stay as they are, and nothing is run. Where it is something else, nothing is written, and the difference is the result.
 *
 * @throws SchemixError `USAGE` for a tool that is not known, those of `diff`, `generate` and `stamp`
 * @example
 * const { seen, file, stamped } = await adopt({ tool: "typeorm" });
 */
export async function adopt(request: Asked): Promise<AdoptResult> {
  refuseUnknown(request.tool);
  const found = await look(request);
  const { revisions, hasFiles, ...result } = found;
  if (result.operations.length > 0 || revisions.length > 0) return { ...result, stamped: [] };
  const { message = "baseline", tool: _, table: __, dryRun, lockWait, ...base } = request;
  const baseline = hasFiles ? undefined : await generate({ ...base, message, from: "history", dryRun });
  const written = baseline?.file === undefined ? {} : { file: baseline.file };
  // What is not written cannot be recorded.
  if (baseline?.revision !== undefined && dryRun === true)
    return { ...result, ...written, stamped: [baseline.revision] };
  const { stamped } = await stamp({ ...base, target: "heads", dryRun, lockWait });
  return { ...result, ...written, stamped };
}

/** A command line may name any tool. */
type Asked = Omit<AdoptRequest, "tool"> & { readonly tool: string };

function refuseUnknown(tool: string): void {
  if (tool === "typeorm") return;
  throw new SchemixError("USAGE", {
    message: `The history of ${tool} cannot be read`,
    why: "Known is typeorm.",
    fix: "For others: `schemix generate -m baseline --from history`, then `schemix stamp head`.",
    data: { tool },
  });
}

interface Found extends Omit<AdoptResult, "stamped"> {
  /** What our own table says is applied. */
  readonly revisions: readonly string[];
  readonly hasFiles: boolean;
}

async function look(request: Asked): Promise<Found> {
  const opened = await openProject(request);
  const { database } = opened.config;
  return await withSession(
    sessionRequest(opened.config, request),
    async ({ connection, table, interrupt }) => {
      const { rows } = settle(opened, (await readRevisions(connection, database.dialect, table)).rows);
      const seen = await foreignHistory(connection, database.dialect, request.table ?? "migrations");
      const comparison = await interrupt.guard(connection, () => comparePlanned(opened, connection));
      return {
        database: database.display,
        seen,
        operations: summarize(comparison.up),
        revisions: [...rows.keys()],
        hasFiles: opened.files.size > 0,
      };
    },
  );
}

/** What TypeORM has written down, oldest first; `null` when it has no table. */
async function foreignHistory(
  connection: Connection,
  dialect: Dialect,
  path: string,
): Promise<readonly AdoptedMigration[] | null> {
  const [name = path, namespace = connection.defaultNamespace] = path.split(".").reverse();
  const scope = { namespaces: [namespace], includeTables: [name] };
  const { schema } = await dialect.introspect(connection, scope, { unmodelled: false });
  const columns = new Set(schema.childrenOf(namespace, name, "column").map((column) => column.name));
  if (!columns.has("timestamp") || !columns.has("name")) return null;
  const { quote } = dialect.writer;
  const [at, of] = [quote("timestamp"), quote("name")];
  const rows = await connection.query(
    `SELECT ${at}, ${of} FROM ${quote(namespace, name)} ORDER BY ${at}, ${of}`,
  );
  return rows.map((row) => ({ name: String(row.name), timestamp: Number(row.timestamp) }));
}
