import { SchemixError } from "../errors/schemix-error.js";

/** A part of an {@link SqlFragment}: text as it is, a name to quote, a value to write as a literal, a parameter to bind. */
export type SqlPart =
  | string
  | { readonly identifier: readonly string[] }
  | { readonly literal: unknown }
  | { readonly parameter: unknown };

const marker = Symbol.for("@schemix/migrate:sql");

/** SQL that a person wrote: never parsed, never escaped, given to the server as it is. Made by {@link sql}. */
export interface SqlFragment {
  readonly [marker]: true;
  readonly parts: readonly SqlPart[];
}

interface SqlTag {
  (strings: TemplateStringsArray, ...values: readonly unknown[]): SqlFragment;
  (text: string): SqlFragment;
  /** A name, quoted by the dialect: `sql.identifier("app", "user")`. */
  identifier(...names: readonly string[]): SqlFragment;
  /** A value written into the text as a literal: for defaults, checks and other places without parameters. */
  literal(value: string | number | bigint | boolean | null): SqlFragment;
}

function fragment(parts: readonly SqlPart[]): SqlFragment {
  return Object.freeze({ [marker]: true as const, parts: Object.freeze(parts) });
}

function fromTemplate(strings: TemplateStringsArray, values: readonly unknown[]): SqlFragment {
  const parts: SqlPart[] = [];
  strings.forEach((text, index) => {
    if (text !== "") parts.push(text);
    if (index >= values.length) return;
    const value = values[index];
    if (isSql(value)) parts.push(...value.parts);
    else parts.push({ parameter: value });
  });
  return fragment(parts);
}

/**
 * SQL text. As a tag, interpolated values become bound parameters (in `op.execute`) and fragments are put in
 * as they are; as a function, the string is taken as it is.
 *
 * @example
 * const createdAt = Column("timestamptz", { default: sql`now()` });
 * const up = (op: Operations) => op.execute(sql`update ${sql.identifier("user")} set plan = ${"free"} where plan is null`);
 */
export const sql: SqlTag = Object.assign(
  (text: string | TemplateStringsArray, ...values: readonly unknown[]): SqlFragment =>
    typeof text === "string" ? fragment([text]) : fromTemplate(text, values),
  {
    identifier: (...names: readonly string[]) => fragment([{ identifier: names }]),
    literal: (value: string | number | bigint | boolean | null) => fragment([{ literal: value }]),
  },
);

/** Whether `value` was made by {@link sql}; true across copies of the package. */
export function isSql(value: unknown): value is SqlFragment {
  return typeof value === "object" && value !== null && marker in value;
}

/** A value, or SQL with values, for a text in which nothing is bound: each is a literal of its own. */
export function withLiterals(value: unknown): SqlFragment {
  const parts = isSql(value) ? value.parts : [{ parameter: value }];
  return fragment(
    parts.map((part) =>
      typeof part === "object" && "parameter" in part ? { literal: part.parameter } : part,
    ),
  );
}

/** How a dialect writes names and values; what {@link sqlText} needs of it. */
export interface SqlWriter {
  quote(...names: readonly string[]): string;
  literal(value: unknown): string;
}

/**
 * The text of a fragment for places where nothing can be bound.
 * @throws SchemixError `OPERATION_INVALID` when it holds a bound value
 */
export function sqlText(value: SqlFragment, writer: SqlWriter): string {
  return value.parts
    .map((part) => {
      if (typeof part === "string") return part;
      if ("identifier" in part) return writer.quote(...part.identifier);
      if ("literal" in part) return writer.literal(part.literal);
      throw new SchemixError("OPERATION_INVALID", {
        message: "An SQL expression has an interpolated value where nothing can be bound",
        why: "Defaults, checks, predicates and other expressions are stored as text by the database.",
        fix: "Write the value into the text, or use sql.literal(value) or sql.identifier(name).",
      });
    })
    .join("");
}
