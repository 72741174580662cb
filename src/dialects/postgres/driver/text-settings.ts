/**
 * Settings that decide how the server prints the constants of a default or an expression. A migration runs under
 * the role's own settings, so they are changed for the reading alone and put back after it, even where the
 * transaction goes on.
 */
const texts: Readonly<Record<string, string>> = {
  DateStyle: "'ISO, MDY'",
  IntervalStyle: "'postgres'",
  TimeZone: "'UTC'",
  bytea_output: "'hex'",
  extra_float_digits: "'1'",
  quote_all_identifiers: "'off'",
};

/** SQL: whether the catalog has grown to several times what its statistics are about, as it has where a schema has just been loaded. */
const isUnknown = `(SELECT pg_relation_size(oid) > 2 * current_setting('block_size')::int * relpages::bigint
  FROM pg_catalog.pg_class WHERE oid = 'pg_catalog.pg_attribute'::regclass)`;

/**
 * How the server goes about it. It takes many rows for few where it knows nothing of them, and looks them up one by one; and what
 * it would compile is run once.
 */
const ways: Readonly<Record<string, string>> = {
  enable_nestloop: `CASE WHEN ${isUnknown} THEN 'off' ELSE current_setting('enable_nestloop') END`,
  jit: "'off'",
};

const settings = { ...texts, ...ways };

const kept = (name: string) => `schemix.${name.toLowerCase()}`;

/** One statement that remembers the settings of the session, makes texts stable and reading fast. */
export const stableTextSettings = `SELECT ${Object.entries(settings)
  .map(
    ([name, value]) =>
      `set_config('${kept(name)}', current_setting('${name}'), true), set_config('${name}', ${value}, true)`,
  )
  .join(", ")}`;

/** One statement that undoes {@link stableTextSettings}. */
export const restoreTextSettings = `SELECT ${Object.keys(settings)
  .map((name) => `set_config('${name}', current_setting('${kept(name)}'), true)`)
  .join(", ")}`;

/** One statement after which every name outside of pg_catalog is printed with its namespace. */
export const qualifiedNames = `SELECT set_config('${kept("search_path")}', current_setting('search_path'), true),
  set_config('search_path', '', true)`;

/** One statement that undoes {@link qualifiedNames}. */
export const visibleNames = `SELECT set_config('search_path', current_setting('${kept("search_path")}'), true)`;
