/** Decorators of classes that are views. */
import type { ViewFacts } from "../facts.js";
import { type ClassMark, makeMark } from "../mark.js";
import { findUnknownOptions, readable } from "../options/unknown.js";
import type { MaterializedViewOptions, ViewOptions } from "../options/views.js";

/**
 * A class whose instances are rows of a view. It is named after the class (`ActiveUser` → `active_user`), as a table
 * would be. Its columns say what the query gives: their names and types are compared with what the server says of it.
 *
 * @example
 * export @View({ as: sql`SELECT id, email FROM "user" WHERE is_active`, securityBarrier: true })
 * class ActiveUser { @Column("int") id!: number; @Column("text") email!: string }
 * export @View({ as: { file: "./revenue.sql" } }) class Revenue {}
 */
export function View(options: ViewOptions): ClassMark {
  return viewMark("View", { kind: "view", options: readable(options) }, options);
}

/**
 * A class whose instances are rows of a materialized view; `@Index` makes its indexes.
 *
 * @example
 * export @MaterializedView({ as: sql`SELECT day, sum(amount) AS total FROM sale GROUP BY day`, withData: false })
 * class DailyTotal { @Index({ unique: true }) @Column("date") day!: string; @Column("decimal") total!: string }
 */
export function MaterializedView(options: MaterializedViewOptions): ClassMark {
  return viewMark("MaterializedView", { kind: "materializedView", options: readable(options) }, options);
}

function viewMark(decorator: "View" | "MaterializedView", view: ViewFacts, given: unknown): ClassMark {
  return makeMark({
    decorator,
    faults: findUnknownOptions(decorator, given),
    onClass: (facts) => {
      if (facts.view !== undefined) {
        const fix = "Keep one of its decorators.";
        facts.faults.push({ property: undefined, message: "it is a view twice", fix });
      }
      facts.view = view;
    },
  });
}
