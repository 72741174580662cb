/** What the recorders of all kinds share: a list to record into, and how SQL text is made of what people write. */
import { SchemixError } from "../errors/schemix-error.js";
import { type CustomColumnType, columnTypeText, customLiteral } from "../schema/column-type.js";
import { isSql, type SqlFragment, type SqlWriter, sqlText } from "../schema/sql.js";
import { closest } from "../util/closest.js";
import { compact } from "../util/compact.js";
import { checkNames } from "./check-names.js";

/** What a dialect lends to a recorder. A Dialect is one. */
export interface RecordingDialect {
  readonly name: string;
  readonly writer: SqlWriter & { placeholder(n: number): string };
  readonly types: { literal(value: unknown, type: string): string; binding(type: string): Binding };
}

/** How values of a type go to the database and come from it, so that they are the same whichever driver there is. */
export interface Binding {
  /** The column as it is to be selected; `column` is quoted. */
  select(column: string): string;
  /** What the driver gave for it, as {@link ValueOf} promises it. */
  read(value: unknown): unknown;
  /** A value as the driver takes it for a parameter. */
  write(value: unknown): unknown;
}

/** SQL with its values bound. */
export interface BoundSql {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** A value that a column can have as its default: SQL, or a value that becomes a literal. */
export type DefaultValue =
  | SqlFragment
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly unknown[]
  | { readonly [key: string]: unknown };

/** SQL text: made with `sql`, or a plain string where nothing else can be meant. */
export type SqlInput = SqlFragment | string;

/** Where a recorded object lives, when not in the default namespace. */
export interface InNamespace {
  readonly namespace?: string | undefined;
}

/** Makes SQL text of what people write. */
export interface SqlTexts {
  text(value: SqlInput): string;
  /** SQL text of a default value for a column of `type`. */
  default(value: DefaultValue, type: string | CustomColumnType): string;
  /** A column's type as the database spells it. */
  type(value: string | CustomColumnType): string;
}

/** Where a recorder puts its operations. */
export interface Sink<Operation> extends SqlTexts {
  add(operation: Operation): void;
  /** What a dialect lends. */
  readonly dialect: RecordingDialect;
  /** SQL with its values bound, numbered in order behind the first `before`. */
  bound(value: SqlInput, before?: number): BoundSql;
}

/** The list that one migration records into. */
export class Recording<Operation extends { readonly kind: string }> implements Sink<Operation> {
  readonly #operations: Operation[] = [];
  #isClosed = false;
  readonly dialect: RecordingDialect;

  constructor(dialect: RecordingDialect) {
    this.dialect = dialect;
  }

  /** Ends the recording: a call that comes later would otherwise be lost without a word. */
  close(): readonly Operation[] {
    this.#isClosed = true;
    return this.#operations;
  }

  add(operation: Operation): void {
    if (this.#isClosed) {
      throw new SchemixError("OPERATION_INVALID", {
        message: `op.${operation.kind} was called after up() or down() had ended`,
        why: "Something in the migration was not awaited.",
        fix: "Await it, or make up() and down() plain functions: recording is never asynchronous.",
      });
    }
    checkNames(operation);
    this.#operations.push(Object.freeze(compact(operation)));
  }

  text(value: SqlInput): string {
    return typeof value === "string" ? value : sqlText(value, this.dialect.writer);
  }

  default(value: DefaultValue, type: string | CustomColumnType): string {
    if (isSql(value)) return sqlText(value, this.dialect.writer);
    if (typeof type === "string") return this.dialect.types.literal(value, type);
    return customLiteral(type, value) ?? this.dialect.types.literal(value, this.type(type));
  }

  type(value: string | CustomColumnType): string {
    return typeof value === "string" ? value : columnTypeText(value, this.dialect.name);
  }

  bound(value: SqlInput, before = 0): BoundSql {
    return boundSql(value, this.dialect.writer, before);
  }
}

/** SQL with its values bound, numbered in order behind the first `before`. */
export function boundSql(value: SqlInput, writer: RecordingDialect["writer"], before = 0): BoundSql {
  if (typeof value === "string") return { sql: value, parameters: [] };
  const parameters: unknown[] = [];
  const text = value.parts.map((part) => {
    if (typeof part === "string") return part;
    if ("identifier" in part) return writer.quote(...part.identifier);
    if ("literal" in part) return writer.literal(part.literal);
    return writer.placeholder(before + parameters.push(part.parameter));
  });
  return { sql: text.join(""), parameters };
}

/**
 * Checks what a migration passed against the options that exist: JavaScript has no compiler to say so.
 * @throws SchemixError `OPERATION_INVALID` for an unknown option, with the closest known one
 */
export function checkOptions(call: string, options: object | undefined, known: readonly string[]): void {
  for (const key of Object.keys(options ?? {})) {
    if (known.includes(key)) continue;
    const near = closest(key, known);
    throw new SchemixError("OPERATION_INVALID", {
      message: `op.${call} has no option "${key}"`,
      fix: near === undefined ? `It takes ${known.join(", ")}.` : `Did you mean "${near}"?`,
    });
  }
}

/** A number of a sequence as decimal text. */
export function decimalText(value: number | bigint | string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const text = String(value);
  if (/^-?\d+$/.test(text)) return text;
  throw new SchemixError("OPERATION_INVALID", {
    message: `${JSON.stringify(text)} is not a whole number`,
    why: "Sequences count in whole numbers; above 2^53 they are written as text or as a bigint.",
  });
}
