/** What is read of a database, and what it says of texts. */
import type { ErrorCode } from "../errors/codes.js";
import type { Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import type { KnownKind } from "./object-kind.js";

/** Which part of a database to look at; applied on the server. */
export interface Scope {
  /** Namespaces to read. */
  readonly namespaces: readonly string[];
  /** Somebody has said these namespaces, and means no others. */
  readonly isSaid?: boolean | undefined;
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
  /** `true`: say of routines whether the server would refuse their bodies. */
  readonly bodies?: boolean | undefined;
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

/** What texts make, next to all else that is wanted. */
export interface Understood {
  /** All of it, with what leans on what. */
  readonly schema: Schema;
  /** For each text what it makes. */
  readonly made: readonly Reference[];
}
