import type { AnyOperation } from "../../objects/any.js";
import type { RewriteContext } from "../dialect.js";
import { PlanEditor as Editor } from "../plan-editor.js";
import { Dependents } from "./dependencies.js";

/** A plan for PostgreSQL being rewritten. */
export class PlanEditor extends Editor<Dependents> {
  constructor(operations: readonly AnyOperation[], context: RewriteContext) {
    super(operations, context, (schema) => new Dependents(schema));
  }
}
