/** Options that are meant for one database only, under its name. */

/** The names of databases that options know. */
export const databases = ["postgres", "mssql"] as const;

/**
 * Options as one database has them: what stands under its name takes the place of the rest. `undefined`: not there. What is
 * no object is a fault that the decorator has noted, and says nothing.
 */
export function optionsFor<T extends object>(options: T, dialect: string): T | undefined {
  if (typeof options !== "object" || options === null) return {} as T;
  if (!databases.some((name) => name in options)) return options;
  const own: unknown = Reflect.get(options, dialect);
  if (own === false) return undefined;
  const rest = Object.fromEntries(
    Object.entries(options).filter(([name]) => !databases.some((database) => database === name)),
  );
  const said = typeof own === "object" && own !== null ? own : {};
  // Length and precision belong to the type that they stand beside.
  if ("type" in said) for (const name of ["length", "precision", "scale", "ascii"]) delete rest[name];
  return { ...rest, ...said } as T;
}

/** The same for options that are there in any case. */
export function ownOptions<T extends object>(options: T, dialect: string): T {
  return optionsFor(options, dialect) ?? options;
}
