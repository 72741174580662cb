/**
 * Settings that decide how the server prints the constants of a default or an expression. A migration runs under
 * the role's own settings, so they are changed for the reading alone and put back after it, even where the
 * transaction goes on.
 */
const settings: Readonly<Record<string, string>> = {
  DateStyle: "ISO, MDY",
  IntervalStyle: "postgres",
  TimeZone: "UTC",
  bytea_output: "hex",
  extra_float_digits: "1",
  quote_all_identifiers: "off",
};

const kept = (name: string) => `schemix.${name.toLowerCase()}`;

/** One statement that remembers the settings of the session and makes texts stable. */
export const stableTextSettings = `SELECT ${Object.entries(settings)
  .map(
    ([name, value]) =>
      `set_config('${kept(name)}', current_setting('${name}'), true), set_config('${name}', '${value}', true)`,
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
