/** Tables that a migration writes anew and no operation of it says so. */
import type { Connection, Dialect, RowChange, TableFile } from "../../dialects/dialect.js";
import { rewritesBetween } from "../../dialects/row-watch.js";
import { SchemixError } from "../../errors/schemix-error.js";
import type { AnyOperation } from "../../objects/any.js";
import { describeOperation } from "../../objects/describe.js";
import { labelOf, type Step } from "../../runner/step.js";
import type { Reference } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { isHandwritten } from "./data-proof.js";
import { undeclared } from "./declared-changes.js";
import type { Direction } from "./rehearse-steps.js";

export function nameOf({ namespace, name }: Reference): string {
  return `${namespace}.${name}`;
}

/** A table that was written anew, and the operations that may have done it. */
export interface Suspicion {
  readonly table: Reference;
  readonly operations: readonly AnyOperation[];
}

const why =
  "Nobody reads or writes a table while it is written anew, which takes as long as the table is large: who reads the migration has to know before it runs.";

export function rewriteUndeclared(
  found: readonly Suspicion[],
  {
    message,
    ...data
  }: { readonly message: string; readonly direction: Direction; readonly revision?: string },
): SchemixError {
  const lines = found.map(({ table, operations }) => {
    const suspects = operations.map(describeOperation);
    const by = suspects.length > 1 ? `, by one of: ${suspects.join("; ")}` : "";
    return `${nameOf(table)}${suspects.length === 1 ? `, by: ${suspects[0]}` : by}`;
  });
  const tables = found.map(({ table }) => nameOf(table)).join(", ");
  return new SchemixError("REWRITE_UNDECLARED", {
    message: `${message}, ${tables} ${found.length === 1 ? "was" : "were"} written anew, and no operation says so`,
    why: [...lines, why].join("\n"),
    fix: [...new Set(found.map(fixFor))].join(" "),
    data: {
      ...data,
      rewrites: found.map(({ table, operations }) => ({
        table: nameOf(table),
        operations: operations.map(describeOperation),
      })),
    },
  });
}

function fixFor({ table, operations }: Suspicion): string {
  const [first] = operations;
  if (first?.kind === "custom")
    return `Let \`hazards\` of ${first.definition.name} say it: { kind: "rewrite", message: "writes the whole table anew" }.`;
  if (first !== undefined && isHandwritten(first)) {
    const call = first.kind === "run" ? "op.run(…" : "op.execute(sql`…`";
    const place = `{ namespace: ${JSON.stringify(table.namespace)}, table: ${JSON.stringify(table.name)}, rewrite: true }`;
    return `Say it where it happens: ${call}, { touches: ${place} }). It is among the hazards of the migration then.`;
  }
  return "This is a fault of Schemix; please report the entity and this message. `rehearsal: { data: false }` in the configuration proves the migration without its data.";
}

/** What migrations do to the files of tables, seen from inside of their transactions. */
export interface FileWatch {
  /** To be called at the end of each migration. */
  note(revision: string, session: Pick<Connection, "query">): Promise<void>;
  /** Migrations and the tables that they have written anew, in the order of running. */
  readonly found: ReadonlyMap<string, readonly RowChange[]>;
}

/** Absent where the database has no quick way to tell. */
export async function watchFiles(dialect: Dialect, connection: Connection): Promise<FileWatch | undefined> {
  if (dialect.tableFiles === undefined) return undefined;
  let last: readonly TableFile[] = await dialect.tableFiles(connection);
  const found = new Map<string, readonly RowChange[]>();
  return {
    found,
    note: async (revision, session) => {
      const now = (await dialect.tableFiles?.(session)) ?? [];
      found.set(
        revision,
        rewritesBetween(last, now).map(({ change }) => change),
      );
      last = now;
    },
  };
}

/**
 * Tables, as `namespace.name` before and after, that were there and are, and were not written anew in between. Nothing where
 * the database has no quick way to tell.
 */
export async function watchSparedTables(
  dialect: Dialect,
  connection: Connection,
): Promise<() => Promise<ReadonlySet<string>>> {
  const before = (await dialect.tableFiles?.(connection)) ?? [];
  const present = new Set(before.map(({ id }) => id));
  return async () => {
    const now = ((await dialect.tableFiles?.(connection)) ?? []).filter(({ id }) => present.has(id));
    const rewritten = new Set(rewritesBetween(before, now).flatMap(({ change }) => change.names.map(nameOf)));
    const names = [...before, ...now].flatMap((file) => file.names.map(nameOf));
    return new Set(names.filter((name) => !rewritten.has(name)));
  };
}

/** Where migrations led from and to. */
interface Place {
  readonly dialect: Dialect;
  readonly from: Schema;
  readonly to: Schema;
  readonly defaultNamespace: string;
  readonly direction: Direction;
}

/** @throws SchemixError `REWRITE_UNDECLARED` for the first migration that has not said what it does */
export function judgeFiles(
  { found }: FileWatch,
  steps: readonly Step[],
  { direction, ...place }: Place,
): void {
  for (const step of steps) {
    const { revision, operations } = step;
    const changes = (found.get(revision) ?? []).filter(
      (change) => !isEmptied(change, operations) && !hasNewColumn(change, operations, place.defaultNamespace),
    );
    const unsaid = undeclared(changes, { ...place, operations });
    if (unsaid.length === 0) continue;
    throw rewriteUndeclared(
      unsaid.map(({ table, names }) => ({ table, operations: suspectsOf(names, operations) })),
      { message: `In ${direction} of ${labelOf(step)}`, direction, revision },
    );
  }
}

/** A table without rows is in another file after TRUNCATE as well. */
function isEmptied({ names }: RowChange, operations: readonly AnyOperation[]): boolean {
  return operations.some(
    (operation) =>
      operation.kind === "execute" &&
      /^\s*truncate\b/i.test(operation.sql) &&
      (/\bcascade\b/i.test(operation.sql) || names.some(({ name }) => operation.sql.includes(name))),
  );
}

/** The type of a column may be a domain of an extension with a check, of which only the server knows. */
function hasNewColumn(
  { names }: RowChange,
  operations: readonly AnyOperation[],
  defaultNamespace: string,
): boolean {
  return operations.some(
    (operation) =>
      operation.kind === "addColumn" &&
      names.some(
        ({ namespace, name }) =>
          name === operation.table && namespace === (operation.namespace ?? defaultNamespace),
      ),
  );
}

/** Those that name the table, else all that nobody can look into. */
function suspectsOf(
  names: readonly Reference[],
  operations: readonly AnyOperation[],
): readonly AnyOperation[] {
  const own = operations.filter(isHandwritten);
  const naming = own.filter((operation) =>
    names.some(({ name }) => {
      const text = operation.kind === "run" ? String(operation.body) : JSON.stringify(operation);
      return text.includes(name);
    }),
  );
  return naming.length > 0 ? naming : own;
}
