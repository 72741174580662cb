/** What the dialects' ways through a table in batches have in common. */
import { SchemixError } from "../errors/schemix-error.js";
import type { Backfill, BackfillChange } from "../operations/step.js";
import type { Batches, Statement } from "./statement.js";

/** The statement of a backfill: what it says to people, and how it is done. */
export function backfillStatement(
  { pause, lockTimeout, statementTimeout, set, where }: Backfill,
  { sql, ...work }: Pick<Batches, "open" | "script"> & { readonly sql: string },
): Statement {
  return {
    sql: `-- in batches, each committed on its own\n${sql}`,
    parameters: parametersOf({ set, where }),
    transactional: false,
    batches: { pause, limits: { lockTimeout, statementTimeout }, ...work },
  };
}

/** The values of a change, in the order of their numbers. */
export function parametersOf({ set, where }: BackfillChange): readonly unknown[] {
  return [...Object.values(set).flatMap(({ parameters }) => parameters), ...(where?.parameters ?? [])];
}

/** A unique index that a table can be gone through by. */
export interface BackfillKey {
  readonly columns: readonly BackfillColumn[];
  readonly isPrimary: boolean;
}

export interface BackfillColumn {
  readonly name: string;
  /** Absent: a type that has no text to go by. */
  readonly type: string | undefined;
  readonly isNullable: boolean;
}

/**
 * The key that is meant: the primary one, when none is named.
 * @param path the table as SQL names it
 * @throws SchemixError `OPERATION_INVALID` when it is not there or cannot be gone by
 */
export function chooseKey<Key extends BackfillKey>(
  { table, key }: Backfill,
  path: string,
  keys: readonly Key[],
): Key {
  const namesOf = ({ columns }: BackfillKey) => columns.map(({ name }) => name);
  const isMeant = (one: BackfillKey) =>
    key === undefined ? one.isPrimary : namesOf(one).join("\0") === key.join("\0");
  const chosen = keys.find(isMeant);
  const hindrance = hindranceOf(key, chosen);
  if (chosen !== undefined && hindrance === undefined) return chosen;
  const known = keys.map((one) => `(${namesOf(one).join(", ")})`);
  throw new SchemixError("OPERATION_INVALID", {
    message: `op.backfill cannot go through ${path}: ${hindrance}`,
    why: "Batches follow the order of a key, so that each begins where the last one ended and no row is in two of them.",
    fix:
      known.length === 0
        ? "Give the table a primary key, or write the step with op.run."
        : `Name the columns of a unique index in its order, none of them nullable: { key: […] }. There are ${known.join(", ")}.`,
    data: { table, key, keys: keys.map(namesOf) },
  });
}

function hindranceOf(
  key: readonly string[] | undefined,
  chosen: BackfillKey | undefined,
): string | undefined {
  if (chosen === undefined)
    return key === undefined ? "it has no primary key" : `it has no unique index on (${key.join(", ")})`;
  const strange = chosen.columns.find(({ type }) => type === undefined)?.name;
  if (strange !== undefined) return `the type of ${strange} has no text to go by`;
  const nullable = chosen.columns.find(({ isNullable }) => isNullable)?.name;
  return nullable === undefined ? undefined : `${nullable} may be NULL, and such rows would be left out`;
}

/** @param path the table as SQL names it */
export function noTable(path: string): SchemixError {
  return new SchemixError("OPERATION_INVALID", {
    message: `op.backfill: there is no table ${path}`,
    fix: "Look at its name, and name its namespace when it is not in the default one.",
  });
}

/** A script cannot look a key up. */
export function keyUnknown(table: string): SchemixError {
  return new SchemixError("OFFLINE_IMPOSSIBLE", {
    message: `op.backfill of "${table}" goes by the primary key, which nobody knows without a database`,
    fix: `Name its columns: { key: ["id"] }.`,
    data: { table },
  });
}
