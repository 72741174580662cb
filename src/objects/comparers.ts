/** What a project says of facts that its entities and a database have otherwise. */
import type { Reference } from "../schema/object.js";

/** A fact of one object, as both sides have it. */
export interface ComparedFact<T = unknown> {
  /** `column`, `check`, `view`…; that of the object that a comment is on. */
  readonly kind: string;
  readonly namespace: string;
  /** The table of a column, a constraint, an index, a trigger… */
  readonly table?: string | undefined;
  readonly name: string;
  /** Which fact: `type`, `default`, `expression`, `collation`… */
  readonly fact: string;
  /** In the database; `undefined`: it has none. */
  readonly current: T;
  /** In the entities, or with `drift` in what the migrations make. */
  readonly desired: T;
}

/** `true`: both are the same; `undefined` or `false`: the normal answer, which is that they differ. */
export type Comparer<T = unknown> = (fact: ComparedFact<T>) => boolean | undefined;

/** Asked about facts that differ, in the words of the server, of objects that both sides have. */
export interface Comparers {
  /** Types of columns. */
  readonly type?: Comparer<string> | undefined;
  /** Defaults of columns, as SQL. */
  readonly default?: Comparer<string | undefined> | undefined;
  /** How columns are computed: `{ expression, stored }`. */
  readonly generated?:
    | Comparer<{ readonly expression: string; readonly stored: boolean } | undefined>
    | undefined;
  /** Expressions of checks. */
  readonly check?: Comparer<string> | undefined;
  /** Texts of comments. */
  readonly comment?: Comparer<string> | undefined;
  /** SQL of views, functions, triggers and whatever else is said in SQL. */
  readonly definition?: Comparer<string> | undefined;
  /** Every other fact: `fact` names it. */
  readonly other?: Comparer | undefined;
}

/** The comparer for a fact of an object. */
export function comparerFor({ kind }: Reference, fact: string): keyof Comparers {
  if (kind === "column" && (fact === "type" || fact === "default" || fact === "generated")) return fact;
  if (kind === "check" && fact === "expression") return "check";
  if (kind === "comment" && fact === "text") return "comment";
  return fact === "definition" ? "definition" : "other";
}
