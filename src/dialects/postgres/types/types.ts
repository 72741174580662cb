import { SchemixError } from "../../../errors/schemix-error.js";
import type { TypeOptions, TypeSystem } from "../../dialect.js";
import { pgWriter, quoteString } from "../sql/writer.js";
import { bindingOf } from "./binding.js";
import { entityType } from "./entity-type.js";
import { join, spell } from "./type-spelling.js";

/** Portable name → native name. Documented in docs/entities.md; a test holds the two together. */
export const portableTypes: Readonly<Record<string, string>> = {
  string: "varchar",
  text: "text",
  smallint: "smallint",
  int: "integer",
  bigint: "bigint",
  decimal: "numeric",
  float: "real",
  double: "double precision",
  boolean: "boolean",
  date: "date",
  time: "time",
  timestamp: "timestamp",
  timestamptz: "timestamptz",
  json: "jsonb",
  uuid: "uuid",
  bytes: "bytea",
};

/** Spelling → the server's own (`format_type`), from the manual's table of data types, §8. */
const synonyms: Readonly<Record<string, string>> = {
  int: "integer",
  int2: "smallint",
  int4: "integer",
  int8: "bigint",
  float4: "real",
  float8: "double precision",
  float: "double precision",
  decimal: "numeric",
  bool: "boolean",
  varchar: "character varying",
  char: "character",
  varbit: "bit varying",
  timestamptz: "timestamp with time zone",
  timestamp: "timestamp without time zone",
  timetz: "time with time zone",
  time: "time without time zone",
};

/** The short spelling for people; the inverse of the synonyms that are nicer to read. */
const display: Readonly<Record<string, string>> = {
  "character varying": "varchar",
  character: "char",
  "bit varying": "varbit",
  "timestamp with time zone": "timestamptz",
  "timestamp without time zone": "timestamp",
  "time with time zone": "timetz",
  "time without time zone": "time",
};

const plain = new Set(
  "smallint,integer,bigint,real,double precision,numeric,boolean,text,character varying,character,bytea,date,uuid,json,jsonb,xml,inet,cidr,macaddr,macaddr8,money,interval,bit,bit varying,point,line,lseg,box,path,polygon,circle,tsvector,tsquery,timestamp with time zone,timestamp without time zone,time with time zone,time without time zone,int4range,int8range,numrange,tsrange,tstzrange,daterange,int4multirange,int8multirange,nummultirange,tsmultirange,tstzmultirange,datemultirange,oid,name,regclass,regproc,regtype,pg_lsn,jsonpath,xid,cid,tid".split(
    ",",
  ),
);

/** Remembers answers: a schema has thousands of columns and a dozen types. */
function remembering(spelled: (type: string) => string): (type: string) => string {
  const known = new Map<string, string>();
  return (type) => {
    const found = known.get(type);
    if (found !== undefined) return found;
    const made = spelled(type);
    known.set(type, made);
    return made;
  };
}

const canonical = remembering((type) => {
  const spelling = spell(type);
  if (spelling === undefined) return type;
  let { base, modifier } = spelling;
  const precision = /^\((\d+)\)$/.exec(modifier);
  if (base === "float" && precision !== null) {
    base = Number(precision[1]) <= 24 ? "real" : "double precision";
    modifier = "";
  }
  base = synonyms[base] ?? base;
  if (!plain.has(base)) return type;
  if ((base === "character" || base === "bit") && modifier === "") modifier = "(1)";
  if (base === "numeric" && /^\(\d+\)$/.test(modifier)) modifier = modifier.replace(")", ",0)");
  return join(base, modifier, spelling.array);
});

const displayed = remembering((type) => {
  const spelling = spell(type);
  if (spelling === undefined) return type;
  const short = display[spelling.base];
  if (short === undefined) return type;
  if (short === "char" && spelling.modifier === "(1)") return `char(1)${spelling.array}`;
  return `${short}${spelling.modifier}${spelling.array}`;
});

function resolve(type: string, options: TypeOptions): string {
  let native = portableTypes[type] ?? type;
  const { length, precision, scale } = options;
  if (type === "string" && length === undefined) native = "text";
  if (length !== undefined) native = withModifier(native, `(${length})`);
  else if (precision !== undefined)
    native = withModifier(native, scale === undefined ? `(${precision})` : `(${precision},${scale})`);
  else if (scale !== undefined) {
    throw new SchemixError("OPERATION_INVALID", {
      message: `Type ${type} has a scale of ${scale} but no precision`,
      fix: "Give the precision too: { precision: 10, scale: 2 }.",
    });
  }
  const dimensions = options.array === true ? 1 : options.array === false ? 0 : (options.array ?? 0);
  return native + "[]".repeat(dimensions);
}

function withModifier(native: string, modifier: string): string {
  const spelling = spell(native);
  if (spelling === undefined) return `${native}${modifier}`;
  return join(spelling.base, modifier, spelling.array);
}

const inferred: Readonly<Record<string, string>> = {
  String: "text",
  Number: "integer",
  BigInt: "bigint",
  Boolean: "boolean",
  Date: "timestamptz",
  Buffer: "bytea",
  Uint8Array: "bytea",
};

/** A value as a literal whose kind of token suits the type; the server gives it its own form later. */
function literal(value: unknown, type: string): string {
  const base = canonical(type);
  if (value === null || value === undefined) return "NULL";
  const isJson = base === "jsonb" || base === "json";
  if (isJson) return quoteString(JSON.stringify(value));
  if (Array.isArray(value) || value instanceof Date || value instanceof Uint8Array)
    return pgWriter.literal(value);
  if (typeof value === "object") return quoteString(JSON.stringify(value));
  return pgWriter.literal(value);
}

/** PostgreSQL's types as entities and migrations spell them. */
export const pgTypes: TypeSystem = {
  resolve,
  infer: (name, { identity }) => (identity && name === "Number" ? "bigint" : inferred[name]),
  canonical,
  binding: (type) => bindingOf(canonical(type)),
  display: displayed,
  literal,
  entityType,
  // Most domains of the standard say something of their values.
  isChecked: (type) => type.startsWith("information_schema."),
  randomUuid: "gen_random_uuid()",
};
