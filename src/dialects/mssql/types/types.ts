import { SchemixError } from "../../../errors/schemix-error.js";
import type { TypeOptions, TypeSystem } from "../../dialect.js";
import { mssqlWriter, quoteString } from "../sql/writer.js";
import { bindingOf } from "./binding.js";
import { entityType } from "./entity-type.js";
import { join, madeType, plainType, spell } from "./type-spelling.js";

/** Portable name → native name. Documented in docs/entities.md; a test holds the two together. */
export const portableTypes: Readonly<Record<string, string>> = {
  string: "nvarchar",
  text: "nvarchar(max)",
  smallint: "smallint",
  int: "int",
  bigint: "bigint",
  decimal: "decimal",
  float: "real",
  double: "float",
  boolean: "bit",
  date: "date",
  time: "time",
  timestamp: "datetime2",
  timestamptz: "datetimeoffset",
  json: "nvarchar(max)",
  uuid: "uniqueidentifier",
  bytes: "varbinary(max)",
};

/** Types of other databases that somebody may write by habit → what to write instead. */
const foreign: Readonly<Record<string, string>> = {
  jsonb: "json",
  bytea: "bytes",
  bool: "boolean",
  citext: "string, and a collation that does not tell capitals",
  timetz: "timestamptz",
  interval: "bigint, as a number of seconds",
  serial: "int, and identity: true",
  inet: "string",
  cidr: "string",
  macaddr: "string",
  tsvector: "text",
};

/** The longest value that a type with a length takes, in its characters or bytes. */
const longest: Readonly<Record<string, number>> = {
  char: 8000,
  varchar: 8000,
  nchar: 4000,
  nvarchar: 4000,
  binary: 8000,
  varbinary: 8000,
};

function canonical(type: string): string {
  const spelling = spell(type);
  return spelling === undefined ? (madeType(type) ?? type) : join(spelling);
}

function refuse(message: string, fix: string): never {
  throw new SchemixError("OPERATION_INVALID", { message, fix });
}

function resolve(type: string, options: TypeOptions): string {
  if (options.array !== undefined && options.array !== false && options.array !== 0)
    refuse(
      `SQL Server has no arrays of ${type}`,
      'Keep the list in a table of its own, or as JSON: @Column("json").',
    );
  const instead = foreign[type.toLowerCase()];
  if (instead !== undefined) refuse(`SQL Server has no type ${type}`, `Write ${instead}.`);
  const native = nativeName(type, options);
  const { length, precision, scale } = options;
  if (length !== undefined) return sizedType(type, native, length);
  if (precision !== undefined) return preciseType(native, precision, scale);
  if (scale !== undefined)
    refuse(
      `Type ${type} has a scale of ${scale} but no precision`,
      "Give the precision too: { precision: 10, scale: 2 }.",
    );
  return native;
}

/** The native type of a portable one; text without a length has none. */
function nativeName(type: string, { length, ascii }: TypeOptions): string {
  const native = portableTypes[type] ?? type;
  const open = type === "string" && length === undefined ? "nvarchar(max)" : native;
  if (ascii !== true) return open;
  const isText = /^n?(char|varchar)\b/i.test(open);
  if (!isText) refuse(`Type ${type} takes no ascii`, 'Leave ascii out: it is for text, "string" and "text".');
  return open.replace(/^n/i, "");
}

function sizedType(type: string, native: string, length: number): string {
  const base = native.replace(/\(max\)$/, "");
  const most = longest[canonical(base).replace(/\(.*$/, "")];
  if (most === undefined) refuse(`Type ${type} takes no length`, "Leave length out.");
  if (length > most)
    refuse(
      `${base} takes a length of ${most} at most, not ${length}`,
      base.includes("binary") ? 'Write "bytes", which has no limit.' : 'Write "text", which has no limit.',
    );
  return `${base}(${length})`;
}

function preciseType(native: string, precision: number, scale: number | undefined): string {
  const { base } = spell(native) ?? { base: native };
  const most = base === "decimal" ? 38 : 7;
  if (precision > most)
    refuse(`${native} takes a precision of ${most} at most, not ${precision}`, `Write ${most} or less.`);
  if (scale !== undefined && scale > precision)
    refuse(
      `${native} has a scale of ${scale} and a precision of ${precision}`,
      `Write ${precision} or less.`,
    );
  return scale === undefined ? `${native}(${precision})` : `${native}(${precision},${scale})`;
}

const inferred: Readonly<Record<string, string>> = {
  String: "text",
  Number: "int",
  BigInt: "bigint",
  Boolean: "boolean",
  Date: "timestamptz",
  Buffer: "bytes",
  Uint8Array: "bytes",
};

const exactNumber = /^(?:tinyint|smallint|int|bigint|decimal|numeric|(?:small)?money)\b/;

/**
 * A value as a constant; text of a type of single bytes as such, so that a comparison does not convert the column, and digits of an exact
 * number as that: as text they are no money to the server ("Data type conversion").
 */
function literal(value: unknown, type: string): string {
  if (typeof value === "string" && exactNumber.test(canonical(type)) && /^-?\d+(?:\.\d+)?$/.test(value))
    return value;
  if (typeof value === "string" && /^(var)?char\b/.test(canonical(type)) && /^[\x20-\x7e]*$/.test(value))
    return quoteString(value).slice(1);
  return mssqlWriter.literal(value);
}

/** SQL Server's types as entities and migrations spell them. */
export const mssqlTypes: TypeSystem = {
  resolve,
  infer: (name, { identity }) => (identity && name === "Number" ? "bigint" : inferred[name]),
  canonical,
  binding: (type) => bindingOf(plainType(canonical(type))),
  display: canonical,
  literal,
  entityType,
  randomUuid: "newid()",
};
