/** What random databases are made of. */

/** One of several ways to have something, or none; left out where what it stands on is. */
export interface Slot {
  readonly name: string;
  readonly needs?: readonly string[];
  readonly ways: readonly string[];
}

export const slot = (name: string, needs: readonly string[], ...ways: readonly string[]): Slot => ({
  name,
  needs,
  ways,
});

/** A column of a table that is there. */
export const column = (
  table: string,
  name: string,
  needs: readonly string[],
  ...types: readonly string[]
): Slot =>
  slot(
    `${table}.${name}`,
    [table, ...needs],
    ...types.map((type) => `ALTER TABLE ${table} ADD ${name} ${type}`),
  );
