/** The contract of a database. Shared code sees nothing else of it, and never asks for its name. */
import type { AnyOperation, OperationKind, OperationOf } from "../objects/any.js";
import type { AlterObject, Definition } from "../objects/definition/shape.js";
import type { DefinitionSpec } from "../objects/definition/spec.js";
import type { DiffContext, Naming } from "../objects/kind.js";
import type { Sequence } from "../objects/sequence/shape.js";
import type { Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import type { SqlWriter } from "../schema/sql.js";
import type { Capabilities } from "./capabilities.js";
import type { Connection, SessionOptions } from "./connection.js";
import type {
  Introspection,
  IntrospectOptions,
  NormalizeCache,
  Refusal,
  Scope,
  Understood,
  Unmodelled,
} from "./introspection.js";
import type { RowWatch, RowWatchRequest, TableFile } from "./row-watch.js";
import type { Statement } from "./statement.js";
import type { TypeChange, TypeSides, TypeSystem } from "./type-system.js";

export type * from "./capabilities.js";
export * from "./connection.js";
export type * from "./introspection.js";
export type * from "./row-watch.js";
export type * from "./statement.js";
export type * from "./type-system.js";

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

/** What renames need around them where the server lets names be that something else uses. */
export interface RenameSurroundings {
  /** In the former names and unordered: what drops that which is in the way, and what makes it again. */
  readonly operations: readonly AnyOperation[];
  /** What is kept as it was said, and goes on naming what there was. */
  readonly stale: readonly StaleDefinition[];
}

/** An object said in SQL that may name something by a name that goes. */
export interface StaleDefinition {
  readonly definition: Definition;
  /** Whether the name stands in its text. */
  readonly isNamed: boolean;
  /** Lets the server read it again. */
  readonly refresh: AlterObject;
  /** It gets another name itself: `refresh` says its text under that one, and this under the former one. */
  readonly restore?: AlterObject | undefined;
}

/** What a dialect may look at while it rewrites a plan. */
export interface RewriteContext extends DiffContext {
  readonly serverVersion: number;
  /** What takes the name and the place of something that has stepped aside; absent: nothing has. */
  readonly successorOf?: ((former: Reference) => Reference | undefined) | undefined;
}

/** Tables that are made anew beside the ones that are there, and take their rows. */
export interface Rebuild {
  /** What there is once the former ones have stepped aside: they have other names. */
  readonly before: Schema;
  successorOf(former: Reference): Reference | undefined;
  /** An ordered plan that starts from there, with what makes them step aside and what moves the rows. */
  finish(operations: readonly AnyOperation[]): readonly AnyOperation[];
}

/** Both sides of a change, in which what joins another table, or leaves it, is a table of its own. */
export interface Loosened {
  readonly before: Schema;
  readonly after: Schema;
  /** An ordered plan between these, with what lets those tables leave and join. */
  finish(operations: readonly AnyOperation[]): readonly AnyOperation[];
}

/** A dialect's part in planning. */
export interface Planner {
  /**
   * The dialect's own turns on a plan: rebuilding an enum, dropping and recreating what stands in the way of a
   * change. The operations come unordered and leave so.
   */
  rewrite(operations: readonly AnyOperation[], context: RewriteContext): readonly AnyOperation[];
  /** Whether tables have to stand alone while they change; absent: none ever has. */
  loosen?(context: RewriteContext): Loosened | undefined;
  /** How tables become what no statement makes of them, with their rows; absent: nothing does. */
  rebuild?(tables: readonly Reference[], context: RewriteContext): Rebuild;
  /** What renames need around them; absent: what uses a name follows it. Both sides of `context` are what there is before. */
  aroundRenames?(renames: readonly AnyOperation[], context: RewriteContext): RenameSurroundings;
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
    /** The rows of a SELECT as one JSON text, `rows`, which drivers read several times sooner; absent: row by row. */
    readonly asJson?: ((select: string) => string) | undefined;
  };
  readonly types: TypeSystem;
  readonly locker: Locker;
  /** Reads the part of the database that `scope` names, in one snapshot and a constant number of round trips. */
  introspect(connection: Connection, scope: Scope, options?: IntrospectOptions): Promise<Introspection>;
  /** Namespaces that have a table of one of these names, not those of the database itself. */
  namespacesWith(connection: Connection, tables: readonly string[]): Promise<readonly string[]>;
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
  /** What of `desired`, as it is said, no comparison could find to be the same; absent: nothing. */
  checkSaid?(desired: Schema): readonly Refusal[];
  /**
   * What of `desired` breaks a limit of the database, or would take what the schema has no word for; absent: the server says so early
   * enough.
   */
  check?(desired: Schema, current: Schema, unmodelled?: readonly Unmodelled[]): readonly Refusal[];
  /** What of `desired` is new, and made although rows may be refused for it later: a sentence for each; absent: nothing. */
  cautions?(desired: Schema, current: Schema): readonly string[];
  /** What makes a column count without being an identity; absent: the database has identities alone. */
  readonly counting?: ((column: CountedColumn) => OwnSequence) | undefined;
  /** What it takes to change the type of the column named; both types in canonical spelling, each of its side. */
  gradeTypeChange(from: string, to: string, column: string, sides?: TypeSides): TypeChange;
  /**
   * What a function of the database gives within a statement: one value, or another one for each row. Its name in lower
   * case; `undefined`: only the server knows.
   */
  steadinessOf(name: string): "steady" | "volatile" | undefined;
  /** Whether the database may have something of its own by a name, see `Naming.isHidden`. */
  readonly isHidden?: Naming["isHidden"];
  /** Statements that change an object said in SQL in place, see `DiffContext.alterDefinition`. */
  alterDefinition(before: Definition, after: Definition): readonly string[] | undefined;
  /** What the server looks for in the body of a routine, see `DiffContext.bodyLookup`. */
  readonly bodyLookup?: DiffContext["bodyLookup"];
  /**
   * What makes an object said in SQL, without its own name, and without its namespace where it can be moved to another one;
   * `undefined` for what has no name and cannot be renamed.
   */
  anonymousDefinition(definition: Definition): string | undefined;
  /**
   * In a transaction that will be rolled back: makes the namespaces empty, as if new; extensions stay. Bodies of routines
   * are not checked from then on. Absent: {@link Dialect.understand} is there.
   */
  emptyNamespaces?(connection: Connection, namespaces: readonly string[]): Promise<void>;
  /**
   * Does something and takes it back: in a transaction of its own, or from a savepoint when one is open. Absent where
   * `emptyNamespaces` is.
   */
  takenBack?<T>(connection: Connection, work: () => Promise<T>): Promise<T>;
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
  /** What installs an extension in a namespace; absent: the database has none. */
  groundworkIn?(name: string, namespace: string): Groundwork;
  /** SQL of a definition as it can be run where extensions are there already: they move to where it puts them. */
  repeatable(sql: string): string;
  /** Whether SQL says what later objects are made with; absent: none does. */
  rulesLater?(sql: string): boolean;
  /** Whether SQL makes something of a whole that its parts do not have, and a part that came later would; absent: none does. */
  sparesParts?(sql: string): boolean;
  /** SQL in the steps in which it may be taken with others in between, where that is so; absent: none may. */
  stepsOf?(sql: string): readonly string[];
  /**
   * What tables hand down to parts of them when they change, and not to those that are made later, as statements, and those of `said` behind
   * them that say something else of a part; absent: nothing is.
   */
  handDown?(base: Schema, said: readonly string[]): readonly string[];
  /** The objects that SQL puts into a namespace which it names, and that can be moved there; absent: none can. */
  placesIn?(sql: string): readonly Reference[];
  /** One statement that runs the others where a query finds a row, and does nothing elsewhere. */
  guarded(query: string, statements: readonly string[]): string;
  /** A third of a dialect's code, which only verbs that compare need. */
  planner(): Promise<Planner>;
  compile(operation: AnyOperation): readonly Statement[];
  /**
   * In a transaction that will be rolled back: puts a few rows into empty tables, and tells what becomes of rows from
   * then on. No trigger of the users is fired, no number of a sequence is used up where a rollback gives them back; a large
   * table is looked at in part.
   */
  watchRows(connection: Connection, request: RowWatchRequest): Promise<RowWatch>;
  /** What holds the rows of each table; absent: the database has no quick way to tell. */
  tableFiles?(session: Pick<Connection, "query">): Promise<readonly TableFile[]>;
  /** Whether the server refused a statement for what rows hold, and would take it without them. */
  isAboutRows(error: unknown): boolean;
  /** Whether a transaction failed because of other sessions (a deadlock, a lock that was held), and may come through later. */
  isTransient(error: unknown): boolean;
  /** Whether an operation that is not transactional has happened. */
  probe(connection: Connection, operation: AnyOperation): Promise<ProbeResult>;
  /** A driver's error as a coded one. `what` says what was being done; never contains secrets. */
  explain(error: unknown, what: { readonly statement?: string | undefined }): Error;
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
