import { type Code, code } from "../../util/code.js";
import { inNamespace, type Renderers } from "../renderers.js";
import type { ColumnDefinition, ColumnOperation, Generated, Identity, NotNull } from "./shape.js";

function optional<T>(value: T | null | undefined, render: (value: T) => Code): Code | undefined {
  if (value === undefined) return undefined;
  return value === null ? code.own("null") : render(value);
}

function identity(value: Identity): Code {
  const { mode, ...options } = value;
  return Object.keys(options).length === 0 ? code.string(mode) : code.data({ mode, ...options });
}

function generated({ expression, stored }: Generated): Code {
  return code.object({ expression: code.sql(expression), stored: stored ? undefined : code.own("false") });
}

function notNull({ name, noInherit, notValid }: NotNull): Code {
  return code.data({ name, noInherit, notValid });
}

/** The options of `t.column` and `op.addColumn`. */
export function columnOptions(column: ColumnDefinition, namespace?: string): Code {
  return code.object({
    nullable: column.nullable ? code.own("true") : undefined,
    default: optional(column.default, code.sql),
    identity: optional(column.identity, identity),
    generated: optional(column.generated, generated),
    collation: optional(column.collation, code.string),
    comment: optional(column.comment, code.string),
    storage: optional(column.storage, code.string),
    compression: optional(column.compression, code.string),
    statistics: optional(column.statistics, code.data),
    options: optional(column.options, code.data),
    notNull: optional(column.notNull, notNull),
    defaultName: optional(column.defaultName, code.string),
    sparse: optional(column.sparse, code.data),
    rowGuid: optional(column.rowGuid, code.data),
    period: optional(column.period, code.string),
    hidden: optional(column.hidden, code.data),
    namespace: optional(namespace, code.string),
  });
}

export const renderColumn: Renderers<ColumnOperation> = {
  addColumn: ({ namespace, table, column }, words) =>
    code.call(
      "op.addColumn",
      code.string(table),
      code.string(column.name),
      words.type(column.type),
      columnOptions(column, namespace),
    ),
  dropColumn: (operation) =>
    code.call(
      "op.dropColumn",
      code.string(operation.table),
      code.string(operation.name),
      code.data({ only: operation.only, namespace: operation.namespace }),
    ),
  alterColumn: (operation, words) =>
    code.call(
      "op.alterColumn",
      code.string(operation.table),
      code.string(operation.name),
      code.object({
        type: optional(operation.type, words.type),
        using: optional(operation.using, code.sql),
        lossless: optional(operation.lossless, code.string),
        byName: optional(operation.byName, code.data),
        nullable: optional(operation.nullable, code.data),
        default: optional(operation.default, code.sql),
        identity: optional(operation.identity, identity),
        existingIdentity: optional(operation.existingIdentity, code.data),
        restartIfOutside: optional(operation.restartIfOutside, code.data),
        generated: optional(operation.generated, generated),
        collation: optional(operation.collation, code.string),
        storage: optional(operation.storage, code.string),
        compression: optional(operation.compression, code.string),
        statistics: optional(operation.statistics, code.data),
        options: optional(operation.options, code.data),
        notNull: optional(operation.notNull, notNull),
        existingNotNull: optional(operation.existingNotNull, code.data),
        defaultName: optional(operation.defaultName, code.string),
        sparse: optional(operation.sparse, code.data),
        rowGuid: optional(operation.rowGuid, code.data),
        hidden: optional(operation.hidden, code.data),
        namespace: optional(operation.namespace, code.string),
      }),
    ),
  renameColumn: (operation) =>
    code.call(
      "op.renameColumn",
      code.string(operation.table),
      code.string(operation.name),
      code.string(operation.to),
      inNamespace(operation),
    ),
};
