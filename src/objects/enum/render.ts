import { type Code, code } from "../../util/code.js";
import { renamePlaceOf } from "../renamed.js";
import { inNamespace, type Renderers } from "../renderers.js";
import type { EnumOperation, EnumUse } from "./shape.js";

function renderUse({ table, column, array, default: initial, inherited, namespace }: EnumUse): Code {
  return code.object({
    table: code.string(table),
    column: code.string(column),
    array: array === undefined ? undefined : code.data(array),
    default: initial === undefined ? undefined : code.sql(initial),
    inherited: inherited === undefined ? undefined : code.data(inherited),
    namespace: namespace === undefined ? undefined : code.string(namespace),
  });
}

export const renderEnum: Renderers<EnumOperation> = {
  createEnum: (operation) =>
    code.call(
      "op.createEnum",
      code.string(operation.name),
      code.strings(operation.values),
      inNamespace(operation),
    ),
  dropEnum: (operation) => code.call("op.dropEnum", code.string(operation.name), inNamespace(operation)),
  renameEnum: (operation) =>
    code.call(
      "op.renameEnum",
      code.string(operation.name),
      code.string(operation.to),
      renamePlaceOf(operation),
    ),
  addEnumValue: ({ name, value, before, after, namespace }) =>
    code.call(
      "op.addEnumValue",
      code.string(name),
      code.string(value),
      code.data({ before, after, namespace }),
    ),
  renameEnumValue: (operation) =>
    code.call(
      "op.renameEnumValue",
      code.string(operation.name),
      code.string(operation.value),
      code.string(operation.to),
      inNamespace(operation),
    ),
  alterEnum: ({ name, values, replace, columns, namespace }) =>
    code.call(
      "op.alterEnum",
      code.string(name),
      code.strings(values),
      code.object({
        replace: replace === undefined ? undefined : code.data(replace),
        columns: code.array(columns.map(renderUse)),
        namespace: namespace === undefined ? undefined : code.string(namespace),
      }),
    ),
};
