import { type Code, code } from "../../util/code.js";
import { columnOptions } from "../column/render.js";
import { checkOptions, foreignKeyOptions, keyOptions } from "../constraint/render.js";
import { renamePlaceOf } from "../renamed.js";
import type { Renderers, SourceWords } from "../renderers.js";
import type { CreateTable, ParentTarget, TableOperation, Temporal } from "./shape.js";

function tableBody(operation: CreateTable, words: SourceWords): readonly Code[] {
  const { columns, primaryKey, uniques, checks, foreignKeys, comment } = operation;
  return [
    ...columns.map((column) =>
      code.call("t.column", code.string(column.name), words.type(column.type), columnOptions(column)),
    ),
    ...(primaryKey === undefined
      ? []
      : [
          code.call(
            "t.primaryKey",
            code.string(primaryKey.name),
            code.strings(primaryKey.columns),
            keyOptions(primaryKey),
          ),
        ]),
    ...uniques.map((unique) =>
      code.call("t.unique", code.string(unique.name), code.strings(unique.columns), keyOptions(unique)),
    ),
    ...checks.map((check) =>
      code.call("t.check", code.string(check.name), code.sql(check.expression), checkOptions(check)),
    ),
    ...foreignKeys.map((key) =>
      code.call("t.foreignKey", code.string(key.name), code.strings(key.columns), foreignKeyOptions(key)),
    ),
    ...(comment === undefined ? [] : [code.call("t.comment", code.string(comment))]),
  ];
}

function optional<T>(value: T | undefined, render: (value: T) => Code): Code | undefined {
  return value === undefined ? undefined : render(value);
}

function parents(list: readonly ParentTarget[]): Code {
  return code.array(list.map(({ table, namespace }) => code.data({ table, namespace })));
}

function temporalWords({ start, end, history: { namespace, table }, retention }: Temporal): Code {
  return code.data({ start, end, history: { namespace, table }, retention });
}

function tableOptions(operation: CreateTable): Code {
  return code.object({
    unlogged: optional(operation.unlogged, code.data),
    storage: optional(operation.storage, code.data),
    tablespace: optional(operation.tablespace, code.string),
    accessMethod: optional(operation.accessMethod, code.string),
    partitionBy: optional(operation.partitionBy, code.sql),
    temporal: optional(operation.temporal, temporalWords),
    inherits: optional(operation.inherits, parents),
    ifNotExists: optional(operation.ifNotExists, code.data),
    namespace: optional(operation.namespace, code.string),
  });
}

export const renderTable: Renderers<TableOperation> = {
  createTable: (operation, words) =>
    code.call(
      "op.createTable",
      code.string(operation.table),
      code.arrow("t", tableBody(operation, words)),
      tableOptions(operation),
    ),
  dropTable: (operation) =>
    code.call(
      "op.dropTable",
      code.string(operation.table),
      code.data({ ifExists: operation.ifExists, namespace: operation.namespace }),
    ),
  renameTable: (operation) =>
    code.call(
      "op.renameTable",
      code.string(operation.table),
      code.string(operation.to),
      renamePlaceOf(operation),
    ),
  alterTable: ({
    table,
    unlogged,
    storage,
    tablespace,
    accessMethod,
    temporal,
    noInherit,
    inherit,
    namespace,
  }) =>
    code.call(
      "op.alterTable",
      code.string(table),
      code.object({
        unlogged: optional(unlogged, code.data),
        storage: optional(storage, code.data),
        tablespace: tablespace === undefined ? undefined : code.data(tablespace),
        accessMethod: accessMethod === undefined ? undefined : code.data(accessMethod),
        temporal: temporal === null ? code.own("null") : optional(temporal, temporalWords),
        noInherit: optional(noInherit, parents),
        inherit: optional(inherit, parents),
        namespace: optional(namespace, code.string),
      }),
    ),
};
