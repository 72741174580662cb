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
