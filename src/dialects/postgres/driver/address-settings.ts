/** Settings by their libpq names. */
export type Settings = Readonly<Record<string, string | undefined>>;
