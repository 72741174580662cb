/** The contract of a database. Shared code sees nothing else of it, and never asks for its name. */
import type { ErrorCode } from "../errors/codes.js";
import type { AnyOperation, OperationKind, OperationOf } from "../objects/any.js";
import type { Definition, DefinitionKind } from "../objects/definition/shape.js";
import type { DefinitionSpec } from "../objects/definition/spec.js";
import type { DiffContext } from "../objects/kind.js";
import type { Sequence } from "../objects/sequence/shape.js";
import type { Binding } from "../operations/recording.js";
import type { StepBody } from "../operations/step.js";
import type { NameLimit } from "../schema/names.js";
import type { Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import type { SqlWriter } from "../schema/sql.js";
import type { KnownKind } from "./object-kind.js";

/** A statement ready to run: one, never several joined. */
export interface Statement {
  readonly sql: string;
  readonly parameters?: readonly unknown[] | undefined;
  /** `false`: the server refuses it inside a transaction. */
  readonly transactional?: boolean | undefined;
  /** Code to run instead of SQL: the body of a data step; `sql` then only describes it. */
  readonly run?: StepBody | undefined;
  /** Parts to do instead of SQL, each of which may be committed on its own; `sql` then only describes them. */
  readonly batches?: Batches | undefined;
}

/** Work that is done in parts. */
export interface Batches {
  /** Milliseconds between two parts, and the limits of a part. */
  readonly pause?: number | undefined;
  readonly limits: Pick<TransactionOptions, "lockTimeout" | "statementTimeout">;
  /**
   * Looks at what is to be worked on.
   * @throws SchemixError `OPERATION_INVALID` when it has no order to go by
   */
  open(connection: Connection): Promise<BatchCursor>;
  /**
   * SQL that does all parts and commits each, for a script.
   * @throws SchemixError `OFFLINE_IMPOSSIBLE` when that takes a look at the database
   */
  script(): string;
}

export interface BatchCursor {
  /** How many rows there are, about, when the database has an idea. */
  readonly about?: number | undefined;
  /** Does the part behind `after`; from the start when that is absent. */
  next(after: readonly string[] | undefined): Promise<Batch>;
}

/** A part that is done. */
export interface Batch {
  /** Where it ended, to go on from, as text that reads the same in every session; absent when it found nothing. */
  readonly end?: readonly string[] | undefined;
  /** Rows that it looked at, and changed. */
  readonly seen: number;
  readonly changed: number;
  readonly isLast: boolean;
}

/** Facts about a database that shared code may ask for. */
export interface Capabilities {
  /** DDL takes part in transactions. */
  readonly transactionalDdl: boolean;
  /** The longest name. */
  readonly identifierLimit: NameLimit;
  /** The namespace that is meant when none is given and the connection names no other. */
  readonly defaultNamespace: string;
  /** A table may have no columns. */
  readonly tablesWithoutColumns: boolean;
  /** Text of any length can be a key. */
  readonly textKeys: boolean;
  /** A list of values is a type of its own; elsewhere it is text, and a check. */
  readonly enumTypes: boolean;
  /**
   * Which names have to differ. `relations`: those of tables, views, sequences and indexes of a namespace; constraints in
   * their table. `objects`: those of tables, views, sequences, routines, triggers and constraints of a namespace; indexes
   * in their table.
   */
  readonly nameSpaces: "relations" | "objects";
  /** What makes an object said in SQL is a batch of its own, and comments on it come apart; routines have no overloads. */
  readonly definitionBatches: boolean;
  /** Kinds of objects said in SQL that the database has. */
  readonly definitionKinds: ReadonlySet<DefinitionKind>;
  /** What entities can say and the database has no word for. */
  readonly lacks: ReadonlySet<Feature>;
}

/** What not every database has, as a person would say it. */
export type Feature =
  | "table inheritance"
  | "partitioned tables"
  | "unlogged tables"
  | "table access methods"
  | "deferrable constraints"
  | "periods in keys"
  | "included columns of constraints"
  | "MATCH FULL"
  | "columns of a referential action"
  | "index methods"
  | "indexes on expressions"
  | "operator classes"
  | "collations of index keys"
  | "an order of NULLs"
  | "storage settings of columns"
  | "statistics targets"
  | "names of NOT NULL"
  | "limits of identities"
  | "owned sequences"
  | "unlogged sequences";

export type Row = Readonly<Record<string, unknown>>;

/** One session. Everything a run does, its lock included, happens on one of these. */
export interface Connection {
  /** The server, for people: `PostgreSQL 16.4`. */
  readonly server: string;
  /** The server's version as a number that grows, in the dialect's own measure. */
  readonly serverVersion: number;
  /** The namespace that unqualified names mean. */
  readonly defaultNamespace: string;
  /** The role that the session acts as, for the record of who ran a migration. */
  readonly user?: string | undefined;
  query(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
  /** Runs one statement and tells how many rows it changed. */
  execute(sql: string, parameters?: readonly unknown[]): Promise<number>;
  /** The driver's own client, for those who know it. */
  readonly client: unknown;
  /** Several statements without parameters in one round trip; the rows of each. */
  script(sql: string): Promise<readonly (readonly Row[])[]>;
  /**
   * Runs statements without parameters inside the open transaction, all of them or none, in few round trips.
   * @returns `false` when the server refused one: which and why is found by running them one after the other
   * @throws TransactionLost when the server ended the transaction with it, and that was not `repeatable`
   * @throws the error of {@link Connection.cancel}
   */
  attempt(statements: readonly string[]): Promise<boolean>;
  begin(options?: TransactionOptions): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** Whether {@link begin} has opened a transaction that neither {@link commit} nor {@link rollback} has ended. */
  readonly isInTransaction: boolean;
  /** Whether a transaction that {@link begin} opened is still the same one (TX02). */
  isSameTransaction(): Promise<boolean>;
  /** Asks the server to stop the running statement; for signals. */
  cancel(): Promise<void>;
  close(): Promise<void>;
}

/** How a transaction differs from the session's own ways; all of it ends with the transaction. */
export interface TransactionOptions {
  readonly readOnlySnapshot?: boolean | undefined;
  /** Milliseconds, instead of the session's. */
  readonly lockTimeout?: number | undefined;
  readonly statementTimeout?: number | undefined;
  /**
   * All of it may be run a second time: nothing of it is to stay, or nobody else is on the database. Where a server ends
   * a transaction with the statement that it refuses, {@link Connection.attempt} then begins anew what was done before.
   */
  readonly repeatable?: boolean | undefined;
}

/** A refused statement of {@link Connection.attempt} with which the server has ended the transaction: none of it is left. */
export class TransactionLost extends Error {
  /** Which of the statements it was. */
  readonly index: number;

  /** @param cause the driver's error */
  constructor(index: number, cause: unknown) {
    super("The transaction has ended with a refused statement", { cause });
    this.index = index;
  }
}

/** Which part of a database to look at; applied on the server. */
export interface Scope {
  /** Namespaces to read. */
  readonly namespaces: readonly string[];
  /** Table names, `*` for any text; absent: all. A pattern with a dot is matched with its namespace. */
  readonly includeTables?: readonly string[] | undefined;
  readonly excludeTables?: readonly string[] | undefined;
  /**
   * SQL over the dialect's catalog of tables that keeps a table; PostgreSQL: over `pg_class c`, `pg_namespace n`; SQL Server: over
   * `sys.objects t`, `sys.schemas s`.
   */
  readonly where?: string | undefined;
}

/** Something that the database has and the schema has no word for. Reported, never dropped in silence. */
export interface Unmodelled {
  /** `row-level security`, `view`, `trigger`… */
  readonly what: string;
  /** The object: `public.user`. */
  readonly where: string;
}

export interface IntrospectOptions {
  /** `false`: do not look for what the schema has no word for; it is half of the work. */
  readonly unmodelled?: boolean | undefined;
  /** `true`: read who owns what and who may do what, too. */
  readonly rights?: boolean | undefined;
  /** `true`: say of definitions what they are made of, for decorators and declarations to be written. */
  readonly parts?: boolean | undefined;
  /** Kinds of plugins to read, too. */
  readonly kinds?: readonly KnownKind[] | undefined;
}

export interface Introspection {
  readonly schema: Schema;
  readonly unmodelled: readonly Unmodelled[];
}

/** Texts that the server has already put into its own words; see design: normalising. */
export interface NormalizeCache {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}

/** An expression that the server refused while normalizing. */
export interface RefusedText {
  readonly object: AnyObjectLike;
  readonly text: string;
  readonly message: string;
}
interface AnyObjectLike {
  readonly kind: string;
  readonly namespace: string;
  readonly table?: string | undefined;
  readonly name: string;
}

/** Something that the server would refuse, found before it is asked. */
export interface Refusal {
  readonly code: ErrorCode;
  /** What it is about. */
  readonly object: Reference;
  /** What is wrong, without a full stop. */
  readonly message: string;
  readonly why?: string | undefined;
  readonly fix: string;
}

/** What became of a type change: see `reference` in docs/entities.md, "Changing a type". */
export type TypeChange =
  | { readonly grade: "safe" }
  /** The server checks each row by itself and may refuse; nothing is lost. */
  | { readonly grade: "checked" }
  /** There is a cast but no assignment cast; `using` spells it. */
  | { readonly grade: "cast"; readonly using: string }
  /** The cast rounds or cuts in silence: old and new value must be the same in the type `through`, by default the former one. */
  | { readonly grade: "lossy"; readonly using?: string | undefined; readonly through?: string | undefined }
  /** No cast, or one whose meaning nobody can guess. */
  | { readonly grade: "undecided"; readonly why: string };

/** The types of a database as entities and migrations spell them. */
export interface TypeSystem {
  /**
   * The native spelling of a portable or native type of an entity.
   * @returns `undefined` when options and type contradict each other is never returned: see `refuse`
   */
  resolve(type: string, options: TypeOptions): string;
  /** The type that stands for a JavaScript class found by reflection (`String`, `Number`…), or nothing. */
  infer(constructorName: string, options: { readonly identity: boolean }): string | undefined;
  /** The server's spelling of a native type where it is known without asking; else the text as given. */
  canonical(type: string): string;
  /** The short spelling for people and migration files: `character varying(3)` → `varchar(3)`. */
  display(type: string): string;
  /** How values of a type come and go. */
  binding(type: string): Binding;
  /** A JavaScript value as SQL text for a column of this type. */
  literal(value: unknown, type: string): string;
  /** How an entity says a type in the server's spelling: what {@link resolve} makes of it is that type again. */
  entityType(type: string): EntityType;
  /** SQL that makes a random UUID, where the database has a function for it. */
  readonly randomUuid?: string | undefined;
}
export interface TypeOptions {
  readonly length?: number | undefined;
  readonly precision?: number | undefined;
  readonly scale?: number | undefined;
  readonly array?: boolean | number | undefined;
  /** Text of one byte for each character is enough, where the database keeps a type for that. */
  readonly ascii?: boolean | undefined;
}

/** A native type as a decorator says it. */
export interface EntityType {
  readonly type: string;
  readonly length?: number | undefined;
  readonly precision?: number | undefined;
  readonly scale?: number | undefined;
  readonly array?: boolean | undefined;
  readonly ascii?: boolean | undefined;
  /** The TypeScript type of one value of it; an array's elements are of it. */
  readonly property: string;
}

/** Scripts for clients that take a text in parts, and go on with the next one when one has failed. */
export interface ScriptForm {
  /** The line that parts them: `GO`. */
  readonly separator: string;
  /** The statements of a script, in which comments stand alone, as parts that do nothing behind one that has failed. */
  parts(statements: readonly string[]): readonly string[];
}

/** Turns each kind of operation into statements; closed with `satisfies`, so none is forgotten. */
export type Compilers = {
  readonly [K in OperationKind]: (operation: OperationOf<K>) => readonly Statement[];
};

/** A column whose values come from a sequence that is its own. */
export interface CountedColumn {
  readonly namespace: string;
  readonly table: string;
  readonly name: string;
  /** In canonical spelling. */
  readonly type: string;
  /** Its namespace is the default one, which nobody has to name. */
  readonly isDefault: boolean;
}

/** The sequence of a column, and what the column says by default. */
export interface OwnSequence {
  readonly sequence: Sequence;
  readonly default: string;
}

/** A lock that one session holds while it migrates. Polled, never waited for inside the server. */
export interface Locker {
  /** Takes the lock if it is free. Throws `POOLER_DETECTED` when the session is not one session. */
  tryAcquire(connection: Connection, key: string): Promise<boolean>;
  release(connection: Connection, key: string): Promise<void>;
  /** Who holds it, for a waiting runner's message; `undefined` when nobody or unknown. */
  holder(connection: Connection, key: string): Promise<string | undefined>;
  /** Statement that makes other runners' transactions wait for this one's end. */
  lockTable(table: string, namespace: string): Statement;
}

/** Something that is installed in a database, and what installs it in another one, or finds it there. */
export interface Groundwork {
  readonly name: string;
  readonly namespace: string;
  readonly statements: readonly string[];
}

/** What a statement that may have run has left behind. */
export type ProbeResult = "done" | "notDone" | "unknown";

/** What a dialect may look at while it rewrites a plan. */
export interface RewriteContext extends DiffContext {
  readonly serverVersion: number;
}

/** Everything about one database. */
export interface Dialect {
  readonly name: string;
  /** What plugins have added to it, as a text that tells caches apart; absent: nothing. */
  readonly additions?: string | undefined;
  readonly capabilities: Capabilities;
  readonly writer: SqlWriter & {
    /** The n-th bound parameter, from 1. */
    placeholder(n: number): string;
    /** The server's clock as SQL. */
    readonly now: string;
    /** What begins and ends a transaction in a script; default `begin`, `commit`. */
    readonly begin?: string | undefined;
    readonly commit?: string | undefined;
    /** How a script is written that takes more than statements with a semicolon behind each. */
    readonly script?: ScriptForm | undefined;
    /** What limits the rows of a SELECT, right behind that word; default: `limit` at its end. */
    readonly top?: ((count: string) => string) | undefined;
  };
  readonly types: TypeSystem;
  readonly locker: Locker;
  /** Reads the part of the database that `scope` names, in one snapshot and a constant number of round trips. */
  introspect(connection: Connection, scope: Scope, options?: IntrospectOptions): Promise<Introspection>;
  /**
   * `desired` with every text in the server's words where `current` has the same object. Opens and rolls back a
   * transaction of its own, or a savepoint when one is open.
   * @throws SchemixError `SQL_INVALID` naming every text the server refused
   */
  normalize(connection: Connection, desired: Schema, current: Schema, cache: NormalizeCache): Promise<Schema>;
  /**
   * `desired` with what nobody has to say and the database has all the same, such as the name of the sequence that an
   * identity counts with.
   */
  complete(desired: Schema, current: Schema): Schema;
  /** What of `desired` breaks a limit of the database; absent: the server says so early enough. */
  check?(desired: Schema, current: Schema): readonly Refusal[];
  /** What makes a column count without being an identity; absent: the database has identities alone. */
  readonly counting?: ((column: CountedColumn) => OwnSequence) | undefined;
  /** What it takes to change the type of the column named; both types in canonical spelling. */
  gradeTypeChange(from: string, to: string, column: string): TypeChange;
  /** Statements that change an object said in SQL in place, see `DiffContext.alterDefinition`. */
  alterDefinition(before: Definition, after: Definition): readonly string[] | undefined;
  /** What makes an object said in SQL, without its own name; `undefined` for what has none and cannot be renamed. */
  anonymousDefinition(definition: Definition): string | undefined;
  /**
   * In a transaction that will be rolled back: makes the namespaces empty, as if new; extensions stay. Bodies of routines
   * are not checked from then on. Absent: {@link Dialect.understand} is there.
   */
  emptyNamespaces?(connection: Connection, namespaces: readonly string[]): Promise<void>;
  /**
   * What SQL makes, where a server keeps its text as it was said: making it for a trial would lock what others use and tell
   * nothing. What it leans on is told by the names in it. Absent: a trial in empty namespaces tells.
   * @throws SchemixError `SQL_INVALID` for a text that makes nothing the schema has a word for, or something twice
   */
  understand?(connection: Connection, texts: readonly string[], base: Schema): Promise<Understood>;
  /** The SQL that makes what a class or a declaration says; several statements are parted by semicolons. */
  define(spec: DefinitionSpec): string;
  /** The SQL of a materialized view that makes it without its rows. */
  unfilled(definition: string): string;
  /** What whoever set a database up has installed in it: migrations count on that more often than they make it. */
  groundworkOf(connection: Connection): Promise<readonly Groundwork[]>;
  /** SQL of a definition as it can be run where extensions are there already. */
  repeatable(sql: string): string;
  /** One statement that runs the others where a query finds a row, and does nothing elsewhere. */
  guarded(query: string, statements: readonly string[]): string;
  /**
   * The dialect's own turns on a plan: rebuilding an enum, dropping and recreating what stands in the way of a
   * change. The operations come unordered and leave so.
   */
  rewrite(operations: readonly AnyOperation[], context: RewriteContext): readonly AnyOperation[];
  compile(operation: AnyOperation): readonly Statement[];
  /**
   * In a transaction that will be rolled back: puts a few rows into empty tables, and tells what becomes of rows from
   * then on. No trigger of the users is fired, no number of a sequence is used up where a rollback gives them back; a large
   * table is looked at in part.
   */
  watchRows(connection: Connection, request: RowWatchRequest): Promise<RowWatch>;
  /** Whether the server refused a statement for what rows hold, and would take it without them. */
  isAboutRows(error: unknown): boolean;
  /** Whether a transaction failed because of other sessions (a deadlock, a lock that was held), and may come through later. */
  isTransient(error: unknown): boolean;
  /** Whether an operation that is not transactional has happened. */
  probe(connection: Connection, operation: AnyOperation): Promise<ProbeResult>;
  /** A driver's error as a coded one. `what` says what was being done; never contains secrets. */
  explain(error: unknown, what: { readonly statement?: string | undefined }): Error;
}

/** What a proof of data looks at, and puts in; names are those of the start. */
export interface RowWatchRequest {
  /** Tables whose rows count, with all that is a part of them or inherits from them. */
  readonly tables: readonly Reference[];
  /** Tables that get a few rows when they have none. */
  readonly fill: readonly Reference[];
  /** Columns that have a value in each of these rows. */
  readonly required: readonly Reference[];
  /** Sequences that statements to come may take numbers from, which are given back with the transaction. */
  readonly sequences: readonly Reference[];
}

/** A table that was to get rows. */
export interface FilledTable {
  readonly table: Reference;
  readonly rows: number;
  /** What the server said of a row that it did not take. */
  readonly refused?: string | undefined;
}

/** What has become of the rows of a table between two looks. */
export interface RowChange {
  /** `rows`: more or fewer. `values`: others, or none, in a column. `rewrite`: all of them were written anew. */
  readonly what: "rows" | "values" | "rewrite";
  readonly table: Reference;
  /** What the table is and was called, and what it is a part of or inherits from. */
  readonly names: readonly Reference[];
  /** What the column was and is called. */
  readonly columns?: readonly string[] | undefined;
  /** How many rows or values there were, and are. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface RowWatch {
  readonly filled: readonly FilledTable[];
  /** What has changed since the last look, or since the start. */
  look(): Promise<readonly RowChange[]>;
}

/** What texts make, next to all else that is wanted. */
export interface Understood {
  /** All of it, with what leans on what. */
  readonly schema: Schema;
  /** For each text what it makes. */
  readonly made: readonly Reference[];
}

/** Per-session settings that a run owns. Milliseconds; 0 means no limit. */
export interface SessionOptions {
  readonly applicationName?: string | undefined;
  readonly lockTimeout?: number | undefined;
  readonly statementTimeout?: number | undefined;
  /** The default namespace instead of the one the server gives. */
  readonly namespace?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A database to work on: a dialect and how to reach it. Made by `postgres(…)`, `pglite(…)` or from a URL. */
export interface Database {
  readonly dialect: Dialect;
  /** Where it is, for people; never with a password. */
  readonly display: string;
  /** Whether it lives on this machine. */
  readonly isLocal: boolean;
  /** @throws SchemixError `CONNECTION_FAILED`, `AUTHENTICATION_FAILED`, `DATABASE_NOT_FOUND`, `DRIVER_MISSING`, `SERVER_UNSUPPORTED` */
  connect(options?: SessionOptions): Promise<Connection>;
  /**
   * Makes an empty database beside this one, of the same encoding and collation; sessions on it begin as sessions on
   * this one do.
   * @throws SchemixError `SCRATCH_UNAVAILABLE` when the role may not make databases or the server cannot, and those of
   * {@link connect}
   */
  createScratch(options?: SessionOptions): Promise<Scratch>;
}

/** A database that lives for a moment, empty at first: to try things where nobody can miss anything. */
export interface Scratch {
  readonly database: Database;
  /** Where other clients find it, with its password; absent for an embedded one, and where a password has to be fetched. */
  readonly url?: string | undefined;
  /** The embedded server itself, for other clients. */
  readonly instance?: unknown;
  /**
   * Makes another one that is the same now; absent where the database has no quick way to. Nobody may be connected.
   * @throws SchemixError as `createScratch`
   */
  copy?(options?: SessionOptions): Promise<Scratch>;
  /**
   * Ends every session on it and takes it away; again does nothing.
   * @throws SchemixError those of the connection; it is still there then, and its name says what it is
   */
  drop(): Promise<void>;
}
