import type { AnyOperation } from "../../../../objects/any.js";
import { allOf } from "../../../../objects/find.js";
import type { ForeignKey } from "../../../../objects/foreign-key/shape.js";
import { kinds } from "../../../../objects/kinds.js";
import type { Schema } from "../../../../schema/schema.js";
import type { RewriteContext } from "../../../dialect.js";
import { type Aside, placeKey } from "./set-aside.js";

/**
 * Keys between tables that step aside go before all else and come behind it: none of those could be dropped while another
 * one refers to it, and rows refer to others that have not moved yet. Those that lead to a table that goes do so, too.
 */
export function withoutCircles(
  operations: readonly AnyOperation[],
  asides: readonly (readonly Aside[])[],
  context: RewriteContext,
): readonly AnyOperation[] {
  const names = new Map(
    asides.flatMap(([own]) =>
      own === undefined
        ? []
        : [[placeKey(own.reference.namespace, own.reference.name), own.reference.name] as const],
    ),
  );
  for (const [own] of asides)
    if (own !== undefined) names.set(placeKey(own.reference.namespace, own.to), own.reference.name);
  const dropped = new Set(
    operations.flatMap((operation) =>
      operation.kind === "dropTable"
        ? [placeKey(operation.namespace ?? context.defaultNamespace, operation.table)]
        : [],
    ),
  );
  const between = (schema: Schema): readonly ForeignKey[] =>
    allOf(schema, "foreignKey").filter(
      ({ namespace, table, references: { namespace: other = namespace, table: target } }) =>
        names.has(placeKey(namespace, table)) &&
        (names.has(placeKey(other, target)) ||
          (schema === context.before && dropped.has(placeKey(other, target)))) &&
        placeKey(namespace, table) !== placeKey(other, target),
    );
  const [former, wanted] = [between(context.before), between(context.after)];
  if (former.length + wanted.length === 0) return operations;
  const keys = new Set(
    [...former, ...wanted].map(({ namespace, table, name }) => placeKey(namespace, `${table}.${name}`)),
  );
  const isOne = (namespace = context.defaultNamespace, table: string, name = ""): boolean =>
    keys.has(placeKey(namespace, `${names.get(placeKey(namespace, table)) ?? table}.${name}`));
  return [
    ...former.flatMap((key) => kinds.foreignKey.drop(key, context)),
    ...operations.flatMap((operation): readonly AnyOperation[] => {
      if (operation.kind === "dropConstraint" || operation.kind === "createForeignKey")
        return isOne(operation.namespace, operation.table, operation.name) ? [] : [operation];
      if (operation.kind !== "createTable" || operation.foreignKeys === undefined) return [operation];
      const { namespace, table } = operation;
      const foreignKeys = operation.foreignKeys.filter(({ name }) => !isOne(namespace, table, name));
      return [{ ...operation, foreignKeys }];
    }),
    ...wanted.flatMap((key) => kinds.foreignKey.create(key, context)),
  ];
}
