import type { AnyOperation } from "../objects/any.js";
import { definitionReference } from "../objects/definition/shape.js";
import type { Reference } from "../schema/object.js";

/** What an operation drops by its name, unless that is a table: parts go with those. */
export function droppedBy(operation: AnyOperation, defaultNamespace: string): Reference | undefined {
  const namespace = ("namespace" in operation ? operation.namespace : undefined) ?? defaultNamespace;
  if (operation.kind === "dropIndex")
    return { kind: "index", namespace, table: operation.table, name: operation.name };
  if (operation.kind === "dropConstraint")
    return { kind: operation.type, namespace, table: operation.table, name: operation.name };
  if (operation.kind === "dropColumn")
    return { kind: "column", namespace, table: operation.table, name: operation.name };
  return operation.kind === "dropObject" ? definitionReference(operation, defaultNamespace) : undefined;
}
