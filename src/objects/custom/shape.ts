import type { SqlFragment } from "../../schema/sql.js";
import type { CodeData } from "../../util/code.js";

/** What an operation does, in SQL: one statement, or several; interpolated values are bound. */
export type CustomSql = CustomStatement | readonly CustomStatement[];

/** `transactional: false`: the server refuses it inside a transaction. */
export type CustomStatement =
  | string
  | SqlFragment
  | { readonly sql: string | SqlFragment; readonly transactional: boolean };

/** What an operation may do to rows, readers and writers; words that go on after what the operation is called. */
export interface CustomHazard {
  readonly kind: "dataLoss" | "rewrite" | "longLock" | "longRunning" | "mayFail" | "breaksApplication";
  /** `reads the whole view anew`. */
  readonly message: string;
}

/** An object that an operation is about. */
export interface Touched {
  readonly namespace?: string | undefined;
  readonly table?: string | undefined;
  readonly name?: string | undefined;
}

/** What a custom operation is made of: see {@link defineOperation}. */
export interface OperationDefinition<Arguments extends readonly CodeData[]> {
  /** What the function is called where it is exported. */
  readonly name: string;
  /** The module that exports it: a package, or a path that begins with a dot, from the folder of the configuration. */
  readonly from: string;
  /** Its SQL, for each dialect that has it. */
  readonly compile: Readonly<Record<string, (...args: Arguments) => CustomSql>>;
  /** What undoes it: other operations, none (`[]`), or a sentence that says why nothing can. Absent: it cannot be reversed. */
  readonly reverse?: ((...args: Arguments) => Custom | readonly Custom[] | string) | undefined;
  /** One line for people: `refresh totals`. Default: the call. */
  readonly describe?: ((...args: Arguments) => string) | undefined;
  readonly hazards?: ((...args: Arguments) => readonly CustomHazard[]) | undefined;
  /** The objects that it changes, for `merge`; absent: whether branches with it commute cannot be known. */
  readonly touches?: ((...args: Arguments) => readonly Touched[]) | undefined;
}

/** An operation that somebody else has defined: frozen data, and what it means. */
export interface Custom {
  readonly kind: "custom";
  readonly definition: OperationDefinition<never>;
  readonly arguments: readonly CodeData[];
}
