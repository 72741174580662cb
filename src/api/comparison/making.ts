/** What makes the objects of a schema in empty namespaces. */
import type { Connection, Dialect, Scope } from "../../dialects/dialect.js";
import { plan, planningOn } from "../../diff/plan.js";
import type { AnyOperation } from "../../objects/any.js";
import { Schema } from "../../schema/schema.js";

/** Where they are made. */
export interface EmptyPlace {
  readonly dialect: Dialect;
  readonly connection: Connection;
  readonly scope: Scope;
}

export async function operationsFor(
  schema: Schema,
  { dialect, connection, scope }: EmptyPlace,
): Promise<readonly AnyOperation[]> {
  const namespaces = scope.namespaces.map((name) => ({ kind: "namespace", namespace: name, name }));
  const options = await planningOn(dialect, connection);
  return plan(new Schema(namespaces), schema.with(namespaces), options).operations;
}

export async function statementsFor(schema: Schema, place: EmptyPlace): Promise<readonly string[]> {
  const operations = await operationsFor(schema, place);
  return operations.flatMap((operation) => statementsOf(operation, place));
}

export function statementsOf(
  operation: AnyOperation,
  { dialect }: Pick<EmptyPlace, "dialect">,
): readonly string[] {
  return dialect.compile(operation).map(({ sql }) => sql);
}

/** Those that could not be made yet. */
export async function pass<T>(
  items: readonly T[],
  make: (item: T) => Promise<boolean>,
): Promise<readonly T[]> {
  const left: T[] = [];
  for (const item of items) if (!(await make(item))) left.push(item);
  return left;
}
