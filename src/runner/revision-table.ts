/** The two tables that a run writes: what is applied, and what happened. Their shape and every text written to them. */
import type { Dialect } from "../dialects/dialect.js";
import type { ColumnDefinition } from "../objects/column/shape.js";
import type { CreateTable } from "../objects/table/shape.js";

export type Direction = "up" | "down";
/** `applied`: done. `running`: begun, and perhaps still going on. `failed`: begun, and a statement was refused. */
export type RevisionRowState = "applied" | "running" | "failed";

/** A row of the revision table as a run writes it. */
export interface RevisionEntry {
  readonly revision: string;
  readonly message: string;
  readonly parents: readonly string[];
  readonly checksum: string;
  readonly state: RevisionRowState;
  readonly direction: Direction;
  /** How many statements are known to be done. */
  readonly statementIndex: number;
  readonly statementCount: number;
  /** Half done only: checksum of the statements that are done and, after a dot, of the one that was begun. */
  readonly statementChecksum: string | undefined;
  /** Half done only: how far a backfill is, as JSON. */
  readonly progress: string | undefined;
  readonly milliseconds: number | undefined;
}

/** A row of the revision table as it was read. */
export interface RevisionRow extends RevisionEntry {
  /** ISO 8601, by the server's clock. */
  readonly appliedAt: string;
  readonly appliedBy: string;
  readonly toolVersion: string;
}

/** A line of the history. */
export interface HistoryEntry {
  readonly revision: string;
  readonly direction: Direction;
  readonly event: "started" | "finished" | "failed" | "stamped" | "replaced" | "squashed";
  readonly milliseconds?: number | undefined;
  readonly message: string;
}

/** Where the two tables are. */
export interface TableNames {
  readonly table: string;
  readonly historyTable: string;
  /** `undefined`: whatever namespace unqualified names mean. */
  readonly namespace: string | undefined;
}

/** Who writes. */
export interface Author {
  /** `role@client/application`. */
  readonly by: string;
  readonly toolVersion: string;
}

/** Text that is looked up by: as long as it may be where the database asks for a limit. */
const keyLength = 255;

/** Column of the revision table → its portable type, and whether it may be empty. */
const revisionColumns = {
  revision: ["key", false],
  message: ["text", false],
  parents: ["text", false],
  checksum: ["text", false],
  state: ["text", false],
  direction: ["text", false],
  statement_index: ["int", false],
  statement_count: ["int", false],
  statement_checksum: ["text", true],
  progress: ["text", true],
  applied_at: ["timestamptz", false],
  applied_by: ["text", false],
  duration_ms: ["bigint", true],
  tool_version: ["text", false],
} as const;

const historyColumns = {
  id: ["bigint", false],
  revision: ["text", false],
  direction: ["text", false],
  event: ["text", false],
  at: ["timestamptz", false],
  by: ["text", false],
  duration_ms: ["bigint", true],
  message: ["text", false],
} as const;

export const revisionColumnNames: readonly string[] = Object.keys(revisionColumns);
export const historyColumnNames: readonly string[] = Object.keys(historyColumns);

type ColumnTable = Readonly<Record<string, readonly [type: string, nullable: boolean]>>;

/** How the names of parents stand in their column. */
export const parentSeparator = ",";

/** The SQL that one run writes to its tables. Values are literals, so that an offline script can hold the same text. */
export class RevisionTable {
  readonly #dialect: Dialect;
  readonly names: TableNames;
  readonly #author: Author;

  constructor(dialect: Dialect, names: TableNames, author: Author) {
    this.#dialect = dialect;
    this.names = names;
    this.#author = author;
  }

  #path(table: string): string {
    const { namespace } = this.names;
    const { quote } = this.#dialect.writer;
    return namespace === undefined ? quote(table) : quote(namespace, table);
  }

  /** The revision table, quoted. */
  get path(): string {
    return this.#path(this.names.table);
  }

  get historyPath(): string {
    return this.#path(this.names.historyTable);
  }

  /** The tables as operations, so that every dialect makes them in its own words. */
  creation(options: { readonly ifNotExists: boolean }): {
    readonly revisions: CreateTable;
    readonly history: CreateTable;
  } {
    const { table, historyTable, namespace } = this.names;
    const shared = {
      kind: "createTable",
      namespace,
      uniques: [],
      checks: [],
      foreignKeys: [],
      ...(options.ifNotExists ? { ifNotExists: true } : {}),
    } as const;
    return {
      revisions: {
        ...shared,
        table,
        columns: this.#columns(revisionColumns),
        primaryKey: { name: `pk_${table}`, columns: ["revision"] },
        comment: "Migrations that are applied to this database. Written by @schemix/migrate.",
      },
      history: {
        ...shared,
        table: historyTable,
        columns: this.#columns(historyColumns).map((column) =>
          column.name === "id" ? { ...column, identity: { mode: "always" } } : column,
        ),
        primaryKey: { name: `pk_${historyTable}`, columns: ["id"] },
        comment: "Migrations that were run on this database, in order. Written by @schemix/migrate.",
      },
    };
  }

  #columns(columns: ColumnTable): ColumnDefinition[] {
    return Object.entries(columns).map(([name, [type, nullable]]) => ({
      name,
      type: type === "key" ? this.#keyType() : this.#dialect.types.resolve(type, {}),
      nullable,
    }));
  }

  #keyType(): string {
    const { types, capabilities } = this.#dialect;
    return capabilities.textKeys ? types.resolve("text", {}) : types.resolve("string", { length: keyLength });
  }

  select(where = ""): string {
    const { quote } = this.#dialect.writer;
    return `select ${revisionColumnNames.map((name) => quote(name)).join(", ")} from ${this.path}${where}`;
  }

  selectOnly(revisions: readonly string[]): string {
    return this.select(` where ${this.#isOneOf(revisions)}`);
  }

  /** A row where a revision was applied at that very moment, ISO 8601: which tells a database from all others. */
  selectAppliedAt(revision: string, appliedAt: string): string {
    const { quote, literal } = this.#dialect.writer;
    const after = new Date(Date.parse(appliedAt) + 1).toISOString();
    const [column, from, to] = [quote("applied_at"), literal(appliedAt), literal(after)];
    const where = `${this.#isOneOf([revision])} and ${column} >= ${from} and ${column} < ${to}`;
    return `select ${quote("revision")} from ${this.path} where ${where}`;
  }

  count(): string {
    return `select count(*) as ${this.#dialect.writer.quote("total")} from ${this.path}`;
  }

  /** Fails when the history is not there; no rows. */
  selectNoHistory(): string {
    return `select ${this.#dialect.writer.quote("id")} from ${this.historyPath} where 1 = 0`;
  }

  /** @param parents SQL instead of the parents' literal, for guards */
  insert(entry: RevisionEntry, parents?: string): string {
    const values = this.#values(entry);
    if (parents !== undefined) values.parents = parents;
    return this.#insert(this.path, values);
  }

  update(entry: RevisionEntry): string {
    const { quote } = this.#dialect.writer;
    const { revision: _, ...values } = this.#values(entry);
    const changes = Object.entries(values).map(([name, value]) => `${quote(name)} = ${value}`);
    return `update ${this.path} set ${changes.join(", ")} where ${this.#isOneOf([entry.revision])}`;
  }

  delete(revision: string): string {
    return `delete from ${this.path} where ${this.#isOneOf([revision])}`;
  }

  /** @param direction SQL instead of the direction's literal, for guards */
  history(entry: HistoryEntry, direction?: string): string {
    const { literal, now } = this.#dialect.writer;
    return this.#insert(this.historyPath, {
      revision: literal(entry.revision),
      direction: direction ?? literal(entry.direction),
      event: literal(entry.event),
      at: now,
      by: literal(this.#author.by),
      duration_ms: entry.milliseconds === undefined ? "null" : literal(Math.round(entry.milliseconds)),
      message: literal(entry.message),
    });
  }

  /** `text` when all of `revisions` are applied, else NULL: which a column that is not null refuses. */
  ifApplied(revisions: readonly string[], text: string): string {
    const { quote, literal } = this.#dialect.writer;
    const where = `${this.#isOneOf(revisions)} and ${quote("state")} = ${literal("applied")}`;
    return `(select ${literal(text)} from ${this.path} where ${where} having count(*) = ${revisions.length})`;
  }

  #isOneOf(revisions: readonly string[]): string {
    const { quote, literal } = this.#dialect.writer;
    const column = quote("revision");
    const [only] = revisions;
    if (revisions.length === 1) return `${column} = ${literal(only)}`;
    return `${column} in (${revisions.map((revision) => literal(revision)).join(", ")})`;
  }

  #values(entry: RevisionEntry): Record<keyof typeof revisionColumns, string> {
    const { literal, now } = this.#dialect.writer;
    const orNull = (value: unknown) => (value === undefined ? "null" : literal(value));
    const { milliseconds } = entry;
    return {
      revision: literal(entry.revision),
      message: literal(entry.message),
      parents: literal(entry.parents.join(parentSeparator)),
      checksum: literal(entry.checksum),
      state: literal(entry.state),
      direction: literal(entry.direction),
      statement_index: literal(entry.statementIndex),
      statement_count: literal(entry.statementCount),
      statement_checksum: orNull(entry.statementChecksum),
      progress: orNull(entry.progress),
      applied_at: now,
      applied_by: literal(this.#author.by),
      duration_ms: orNull(milliseconds === undefined ? undefined : Math.round(milliseconds)),
      tool_version: literal(this.#author.toolVersion),
    };
  }

  #insert(path: string, values: Readonly<Record<string, string>>): string {
    const { quote } = this.#dialect.writer;
    const names = Object.keys(values).map((name) => quote(name));
    return `insert into ${path} (${names.join(", ")}) values (${Object.values(values).join(", ")})`;
  }
}
