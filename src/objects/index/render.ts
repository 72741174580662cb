import { type Code, code } from "../../util/code.js";
import { inNamespace, type Renderers } from "../renderers.js";
import type { IndexKey, IndexOperation } from "./shape.js";

function renderKey(key: IndexKey): Code {
  const { column, expression, ...options } = key;
  const isBare = Object.keys(options).length === 0;
  if (isBare && column !== undefined) return code.string(column);
  if (isBare && expression !== undefined) return code.sql(expression);
  return code.object({
    column: column === undefined ? undefined : code.string(column),
    expression: expression === undefined ? undefined : code.sql(expression),
    ...Object.fromEntries(Object.entries(options).map(([name, value]) => [name, code.data(value)])),
  });
}

export const renderIndex: Renderers<IndexOperation> = {
  createIndex: (index) =>
    code.call(
      "op.createIndex",
      code.string(index.name),
      code.string(index.table),
      code.array(index.keys.map(renderKey)),
      code.object({
        unique: index.unique === undefined ? undefined : code.data(index.unique),
        method: index.method === undefined ? undefined : code.string(index.method),
        include: index.include === undefined ? undefined : code.strings(index.include),
        where: index.where === undefined ? undefined : code.sql(index.where),
        nullsNotDistinct:
          index.nullsNotDistinct === undefined ? undefined : code.data(index.nullsNotDistinct),
        storage: index.storage === undefined ? undefined : code.data(index.storage),
        tablespace: index.tablespace === undefined ? undefined : code.string(index.tablespace),
        statistics: index.statistics === undefined ? undefined : code.data(index.statistics),
        clustered: index.clustered === undefined ? undefined : code.data(index.clustered),
        disabled: index.disabled === undefined ? undefined : code.data(index.disabled),
        concurrently: index.concurrently === undefined ? undefined : code.data(index.concurrently),
        ifNotExists: index.ifNotExists === undefined ? undefined : code.data(index.ifNotExists),
        namespace: index.namespace === undefined ? undefined : code.string(index.namespace),
      }),
    ),
  dropIndex: ({ name, table, concurrently, ifExists, namespace }) =>
    code.call(
      "op.dropIndex",
      code.string(name),
      code.string(table),
      code.data({ concurrently, ifExists, namespace }),
    ),
  renameIndex: (operation) =>
    code.call(
      "op.renameIndex",
      code.string(operation.table),
      code.string(operation.name),
      code.string(operation.to),
      inNamespace(operation),
    ),
  alterIndex: ({ name, table, storage, tablespace, statistics, disabled, namespace }) =>
    code.call(
      "op.alterIndex",
      code.string(name),
      code.string(table),
      code.data({ storage, tablespace, statistics, disabled, namespace }),
    ),
};
