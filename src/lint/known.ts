/** What helps to tell the hazards of operations, beside themselves. */
import type { Dialect } from "../dialects/dialect.js";
import { find } from "../objects/find.js";
import type { Schema } from "../schema/schema.js";

interface TablePlace {
  readonly namespace?: string | undefined;
  readonly table: string;
}

/** The type of a column before operations change it; `undefined`: nobody knows. */
export type FormerType = (column: TablePlace & { readonly name: string }) => string | undefined;

/** Whether a rehearsal has shown that a table is not written anew. */
export type IsSpared = (place: TablePlace) => boolean;

export interface Known {
  readonly dialect: Dialect;
  /** What the operations lead to: it tells what the types of columns are. */
  readonly goal?: Schema | undefined;
  /** What they start from. */
  readonly former?: Schema | undefined;
  readonly formerType?: FormerType | undefined;
  readonly isSpared?: IsSpared | undefined;
}

/** The types of columns where operations start that rename nothing. */
export function formerTypeIn(schema: Schema, defaultNamespace: string): FormerType {
  return ({ namespace = defaultNamespace, table, name }) =>
    find(schema, { kind: "column", namespace, table, name })?.type;
}
