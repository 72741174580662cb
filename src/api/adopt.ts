/** The end of another tool's history and the beginning of ours. */
import type { Connection, Dialect } from "../dialects/dialect.js";
import { isEntitySource } from "../dialects/entity-source.js";
import { SchemixError } from "../errors/schemix-error.js";
import { summarize } from "../objects/describe.js";
import { withSession } from "../runner/open-run.js";
import { readRevisions } from "../runner/read-revisions.js";
import { comparePlanned } from "./comparison/process-revision.js";
import { generate } from "./generate.js";
import { openProject, type Project, sessionRequest } from "./project/project.js";
import { settle } from "./project/settle.js";
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
  const found = await look(request, toolOf(request.tool));
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

interface Tool {
  /** What people call it. */
  readonly title: string;
  /** The table in which it writes down what it has run. */
  readonly table: string;
  /** The column of that table by which its rows are in order. */
  readonly order: string;
  /** When a migration was written. */
  readonly timestamp: (row: Readonly<Record<string, unknown>>) => number | undefined;
}

const tools: Readonly<Record<AdoptRequest["tool"], Tool>> = {
  typeorm: {
    title: "TypeORM",
    table: "migrations",
    order: "timestamp",
    timestamp: (row) => Number(row.timestamp),
  },
  "mikro-orm": {
    title: "MikroORM",
    table: "mikro_orm_migrations",
    order: "id",
    timestamp: ({ name }) => timeOf(String(name)),
  },
};

/** `Migration20260102030405_name`, unless a project names its files otherwise. */
function timeOf(name: string): number | undefined {
  const [, ...parts] = /(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(name) ?? [];
  const [year, month, ...rest] = parts.map(Number);
  if (year === undefined || month === undefined) return undefined;
  return Date.UTC(year, month - 1, ...rest);
}

/** @throws SchemixError `USAGE` */
function toolOf(name: string): Tool {
  const found = Object.entries(tools).find(([known]) => known === name);
  if (found !== undefined) return found[1];
  throw new SchemixError("USAGE", {
    message: `The history of ${name} cannot be read`,
    why: `Known are ${Object.keys(tools).join(" and ")}.`,
    fix: "For others: `schemix generate -m baseline --from history`, then `schemix stamp head`.",
    data: { tool: name },
  });
}

interface Found extends Omit<AdoptResult, "stamped"> {
  /** What our own table says is applied. */
  readonly revisions: readonly string[];
  readonly hasFiles: boolean;
}

async function look(request: Asked, tool: Tool): Promise<Found> {
  const opened = await openProject(request);
  const { database } = opened.config;
  return await withSession(
    sessionRequest(opened.config, request),
    async ({ connection, table: own, interrupt }) => {
      const { rows } = settle(opened, (await readRevisions(connection, database.dialect, own)).rows);
      const table = (await namedTable(request, opened)) ?? tool.table;
      const seen = await foreignHistory(connection, database.dialect, { ...tool, table });
      const comparison = await interrupt.guard(connection, () => comparePlanned(opened, connection));
      return {
        database: database.display,
        tool: tool.title,
        seen,
        operations: summarize(comparison.up),
        revisions: [...rows.keys()],
        hasFiles: opened.files.size > 0,
      };
    },
  );
}

/** The table that the request names, or else the options of the tool that the entities come with. */
async function namedTable({ table, tool }: Asked, { config }: Project): Promise<string | undefined> {
  if (table !== undefined) return table;
  for (const source of config.entities.filter(isEntitySource)) {
    const found = await source.tool?.();
    if (found?.name === tool) return found.table;
  }
  return undefined;
}

/** What the other tool has written down, oldest first; `null` when it has no table. */
async function foreignHistory(
  connection: Connection,
  dialect: Dialect,
  { table: path, order, timestamp }: Tool,
): Promise<readonly AdoptedMigration[] | null> {
  const [table = path, namespace = connection.defaultNamespace] = path.split(".").reverse();
  const scope = { namespaces: [namespace], includeTables: [table] };
  const { schema } = await dialect.introspect(connection, scope, { unmodelled: false });
  const columns = new Set(schema.childrenOf(namespace, table, "column").map((column) => column.name));
  if (!columns.has(order) || !columns.has("name")) return null;
  const { quote } = dialect.writer;
  const [by, name] = [quote(order), quote("name")];
  const rows = await connection.query(
    `SELECT ${by}, ${name} FROM ${quote(namespace, table)} ORDER BY ${by}, ${name}`,
  );
  return rows.map((row) => {
    const written = timestamp(row);
    return { name: String(row.name), ...(written === undefined ? {} : { timestamp: written }) };
  });
}
