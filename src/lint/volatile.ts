/** Whether a default is another value for each row: the whole table is written for it when its column comes. */

const volatile = new Set([
  ...["random", "clock_timestamp", "gen_random_uuid", "uuidv4", "uuidv7", "nextval", "timeofday"],
  ...["newid", "newsequentialid"],
]);

/** Functions of the databases that give one value within a statement. All others may be anybody's. */
const steady = new Set([
  ...["now", "transaction_timestamp", "statement_timestamp", "getdate", "getutcdate", "sysdatetime"],
  ...["sysutcdatetime", "sysdatetimeoffset", "timezone", "date_trunc", "date_part", "extract", "age"],
  ...["make_date", "make_time", "make_timestamp", "make_timestamptz", "make_interval", "to_timestamp"],
  ...["to_date", "to_char", "to_number", "lower", "upper", "initcap", "concat", "concat_ws", "format"],
  ...["coalesce", "nullif", "greatest", "least", "length", "char_length", "trim", "btrim", "ltrim", "rtrim"],
  ...["left", "right", "replace", "substring", "substr", "repeat", "lpad", "rpad", "split_part", "chr"],
  ...["md5", "sha256", "encode", "decode", "round", "floor", "ceil", "ceiling", "abs", "mod", "trunc"],
  ...["power", "sqrt", "pi", "array", "array_fill", "string_to_array", "cast", "convert", "isnull"],
  ...["to_json", "to_jsonb", "json_build_object", "jsonb_build_object", "json_build_array"],
  ...["jsonb_build_array", "json_object", "jsonb_object", "row", "row_to_json", "current_setting"],
  ...["current_database", "current_schema", "version", "pg_backend_pid", "txid_current"],
  ...["host_name", "db_name", "suser_sname", "user_name", "point", "box", "circle", "int4range", "int8range"],
  ...["numrange", "tsrange", "tstzrange", "daterange", "to_tsvector", "current_timestamp"],
  ...["current_time", "localtimestamp", "localtime", "any", "all"],
  // Words of the language.
  ...["in", "and", "or", "not", "case", "when", "then", "else", "from", "zone", "is", "like", "between"],
]);

export function isVolatile(text: string | undefined): boolean {
  return callsOf(text).some((name) => volatile.has(name) || name.startsWith("uuid_generate_v"));
}

/** Whether it calls something of which only the server knows. */
export function mayBeVolatile(text: string | undefined): boolean {
  return callsOf(text).some((name) => !steady.has(name));
}

/** Names that stand before a parenthesis, outside of texts; behind `::` and AS stands a type. */
function callsOf(text: string | undefined): readonly string[] {
  const bare = (text ?? "").replace(/'(?:[^']|'')*'/g, "''");
  const calls = bare.matchAll(
    /((?:::|\bas\b)\s*(?:[\w".]+\s+)?)?(?:"((?:[^"]|"")+)"|(\w+)|\[(\w+)\])\s*\(/gi,
  );
  return [...calls].flatMap(([, cast, quoted, plain, bracketed]) =>
    cast === undefined ? [(quoted ?? plain ?? bracketed ?? "").toLowerCase()] : [],
  );
}
