/** What functions of PostgreSQL give within a statement: one value, or another one for each row. */
import type { Dialect } from "../../dialect.js";

const volatile = new Set([
  ...["random", "clock_timestamp", "gen_random_uuid", "uuidv4", "uuidv7", "nextval", "timeofday"],
]);

const steady = new Set([
  ...["now", "transaction_timestamp", "statement_timestamp", "timezone", "date_trunc", "date_part"],
  ...["extract", "age", "make_date", "make_time", "make_timestamp", "make_timestamptz", "make_interval"],
  ...["to_timestamp", "to_date", "to_char", "to_number", "lower", "upper", "initcap", "concat", "concat_ws"],
  ...["format", "coalesce", "nullif", "greatest", "least", "length", "char_length", "trim", "btrim", "ltrim"],
  ...["rtrim", "left", "right", "replace", "substring", "substr", "repeat", "lpad", "rpad", "split_part"],
  ...["chr", "md5", "sha256", "encode", "decode", "round", "floor", "ceil", "ceiling", "abs", "mod", "trunc"],
  ...["power", "sqrt", "pi", "array", "array_fill", "string_to_array", "cast", "to_json", "to_jsonb"],
  ...["json_build_object", "jsonb_build_object", "json_build_array", "jsonb_build_array", "json_object"],
  ...["jsonb_object", "row", "row_to_json", "current_setting", "current_database", "current_schema"],
  ...["version", "pg_backend_pid", "txid_current", "point", "box", "circle", "int4range", "int8range"],
  ...["numrange", "tsrange", "tstzrange", "daterange", "to_tsvector", "current_timestamp", "current_time"],
  ...["localtimestamp", "localtime", "any", "all"],
]);

export const steadinessOf: Dialect["steadinessOf"] = (name) => {
  if (volatile.has(name) || name.startsWith("uuid_generate_v")) return "volatile";
  return steady.has(name) ? "steady" : undefined;
};
