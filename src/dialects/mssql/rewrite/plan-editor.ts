import type { AnyObject, AnyOperation, ObjectOf } from "../../../objects/any.js";
import type { Definition } from "../../../objects/definition/shape.js";
import { isDefinition } from "../../../objects/definition/shape.js";
import { keyOf, type Reference } from "../../../schema/object.js";
import type { Schema } from "../../../schema/schema.js";
import { Dependents } from "../../dependents.js";
import type { RewriteContext } from "../../dialect.js";
import { PlanEditor as Editor } from "../../plan-editor.js";
import { tokens } from "../sql/lexical.js";
import { inferred } from "./dependencies.js";

/** A plan for SQL Server being rewritten. */
export class PlanEditor extends Editor {
  readonly #before: Schema;

  constructor(operations: readonly AnyOperation[], context: RewriteContext) {
    super(operations, context, (schema) => new Dependents(schema, inferred));
    this.#before = context.before;
  }

  /** Modules are seen to by what binds them, and a column that has a default takes nothing from another one. */
  override builtOn(column: ObjectOf<"column">): readonly AnyObject[] {
    return super
      .builtOn(column)
      .filter((part) => (part.kind === "column" ? part.generated !== undefined : !isDefinition(part)));
  }

  /** Drops what the server does not let change beneath it, and makes it again: what is bound to an object, and so on upwards. */
  recreateAbove(reference: Reference, seen = new Set<string>()): void {
    if (seen.has(keyOf(reference))) return;
    seen.add(keyOf(reference));
    for (const dependent of this.dependentsOf(reference)) {
      if (isDefinition(dependent)) {
        if (isBound(dependent as Definition, reference))
          this.recreateDefinition(dependent as Definition, seen);
      } else if (isDefinition(reference)) this.recreateExpression(dependent);
    }
  }

  /** With a view go its indexes and triggers. */
  recreateDefinition(definition: Definition, seen = new Set<string>()): void {
    this.recreate(definition as AnyObject);
    this.recreatePartsOf(definition);
    this.recreateAbove(definition, seen);
  }

  /** With a view that is dropped go its indexes and triggers; one that is altered loses its indexes ("ALTER VIEW"). */
  recreatePartsOf({ kind, namespace, name }: Reference, parts = ["index", "trigger"]): void {
    if (kind !== "view") return;
    for (const part of parts)
      for (const object of this.#before.childrenOf(namespace, name, part)) this.recreate(object as AnyObject);
  }

  /** Expressions of tables that call what is made anew. */
  recreateExpression(dependent: AnyObject): void {
    if (dependent.kind === "check" || dependent.kind === "index") this.recreate(dependent);
    else if (dependent.kind === "column") {
      if (dependent.generated !== undefined) this.recreate(dependent);
      else if (dependent.default !== undefined) this.liftDefault(dependent);
    }
  }
}

const types: ReadonlySet<string> = new Set(["domain", "tableType"]);

/** Whether a definition keeps what it stands on as it is: modules WITH SCHEMABINDING do, and all that have parameters of a type. */
export function isBound({ definition }: Pick<Definition, "definition">, on?: Reference): boolean {
  if (on !== undefined && types.has(on.kind)) return true;
  for (const { sort, text } of tokens(definition)) {
    if (sort !== "word") continue;
    if (/^schemabinding$/i.test(text)) return true;
    if (/^(?:select|begin)$/i.test(text)) return false;
  }
  return false;
}
