import { type Code, code } from "../../util/code.js";
import type { CheckAttributes } from "../check/shape.js";
import type { ForeignKeyAttributes } from "../foreign-key/shape.js";
import type { UsingIndex } from "../primary-key/shape.js";
import { inNamespace, type Renderers } from "../renderers.js";
import type { UniqueAttributes } from "../unique/shape.js";
import type { ConstraintOperation } from "./shape.js";

interface InNamespace {
  readonly namespace?: string | undefined;
}

/** The options of primary keys and unique constraints. */
export function keyOptions(key: Omit<UniqueAttributes, "columns"> & UsingIndex & InNamespace): Code {
  const { nullsNotDistinct, withoutOverlaps, deferrable, initiallyDeferred, namespace } = key;
  const { include, storage, tablespace, clustered, descending, usingIndex } = key;
  return code.data({
    usingIndex,
    nullsNotDistinct,
    withoutOverlaps,
    deferrable,
    initiallyDeferred,
    include,
    storage,
    tablespace,
    clustered,
    descending,
    namespace,
  });
}

export function checkOptions({
  notValid,
  noInherit,
  notEnforced,
  namespace,
}: Omit<CheckAttributes, "expression"> & InNamespace): Code {
  return code.data({ notValid, noInherit, notEnforced, namespace });
}

export function foreignKeyOptions(key: ForeignKeyAttributes & InNamespace): Code {
  const { table, columns, namespace } = key.references;
  const { onDelete, onUpdate, onDeleteColumns, match, period } = key;
  const { deferrable, initiallyDeferred, notValid, notEnforced } = key;
  return code.data({
    references: namespace === undefined ? [table, columns] : [table, columns, namespace],
    onDelete,
    onUpdate,
    onDeleteColumns,
    match,
    period,
    deferrable,
    initiallyDeferred,
    notValid,
    notEnforced,
    namespace: key.namespace,
  });
}

export const renderConstraint: Renderers<ConstraintOperation> = {
  createPrimaryKey: (key) =>
    code.call(
      "op.createPrimaryKey",
      code.string(key.name),
      code.string(key.table),
      code.strings(key.columns),
      keyOptions(key),
    ),
  createUniqueConstraint: (key) =>
    code.call(
      "op.createUniqueConstraint",
      code.string(key.name),
      code.string(key.table),
      code.strings(key.columns),
      keyOptions(key),
    ),
  createCheckConstraint: (check) =>
    code.call(
      "op.createCheckConstraint",
      code.string(check.name),
      code.string(check.table),
      code.sql(check.expression),
      checkOptions(check),
    ),
  createForeignKey: (key) =>
    code.call(
      "op.createForeignKey",
      code.string(key.name),
      code.string(key.table),
      code.strings(key.columns),
      foreignKeyOptions(key),
    ),
  alterForeignKey: ({ name, table, deferrable, initiallyDeferred, notEnforced, namespace }) =>
    code.call(
      "op.alterForeignKey",
      code.string(name),
      code.string(table),
      code.data({ deferrable, initiallyDeferred, notEnforced, namespace }),
    ),
  dropConstraint: ({ name, table, type, ifExists, only, namespace }) =>
    code.call(
      "op.dropConstraint",
      code.string(name),
      code.string(table),
      code.string(type),
      code.data({ ifExists, only, namespace }),
    ),
  renameConstraint: (operation) =>
    code.call(
      "op.renameConstraint",
      code.string(operation.table),
      code.string(operation.name),
      code.string(operation.to),
      inNamespace(operation),
    ),
  validateConstraint: (operation) =>
    code.call(
      "op.validateConstraint",
      code.string(operation.name),
      code.string(operation.table),
      inNamespace(operation),
    ),
};
