import { type Code, code } from "../../util/code.js";
import type { Renderers } from "../renderers.js";
import type { DefinitionOperation } from "./shape.js";

function call(operation: DefinitionOperation, ...args: readonly Code[]): Code {
  const { kind, object, name, namespace, table } = operation;
  const checkBody = "checkBody" in operation ? operation.checkBody : undefined;
  const keepPrivileges = "keepPrivileges" in operation ? operation.keepPrivileges : undefined;
  const place = code.data({ table, namespace, checkBody, keepPrivileges });
  return code.call(`op.${kind}`, code.string(object), code.string(name), ...args, place);
}

export const renderDefinition: Renderers<DefinitionOperation> = {
  createObject: (operation) => call(operation, code.sqlBlock(operation.definition)),
  replaceObject: (operation) => call(operation, code.sqlBlock(operation.definition)),
  alterObject: (operation) => call(operation, code.array(operation.statements.map(code.sqlBlock))),
  renameObject: ({ object, name, to, table, namespace, toNamespace }) =>
    code.call(
      "op.renameObject",
      code.string(object),
      code.string(name),
      code.string(to),
      code.data({ table, namespace, toNamespace }),
    ),
  dropObject: (operation) => call(operation),
};
