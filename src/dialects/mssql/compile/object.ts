import { bareName, type DefinitionOperation } from "../../../objects/definition/shape.js";
import type { Compilers } from "../../dialect.js";
import { orAlter } from "../sql/definition-head.js";
import { definitionStatements, dropDefinition, renameDefinition } from "./definition.js";
import { givePermissions, keepPermissions, typeKinds } from "./permission-scripts.js";
import { giveOrder, keepOrder } from "./trigger-scripts.js";

export const definitionCompilers = {
  createObject: (operation) => [
    ...definitionStatements(operation, operation.definition).map((sql) => ({ sql })),
    ...(operation.keepPrivileges === true ? [{ sql: givePermissions() }] : []),
  ],
  replaceObject: (operation) => {
    const { object, namespace, name, definition } = operation;
    const [made = "", ...rest] = definitionStatements(operation, definition);
    const place = { namespace, name: bareName({ kind: object, name }) };
    const isTrigger = object === "trigger";
    return [
      ...(isTrigger ? [keepOrder(place)] : []),
      orAlter(made),
      ...rest,
      ...(isTrigger ? [giveOrder] : []),
    ].map((sql) => ({ sql }));
  },
  alterObject: ({ statements }) => statements.map((sql) => ({ sql })),
  renameObject: (operation) => renameDefinition(operation).map((sql) => ({ sql })),
  dropObject: (operation) => {
    const { object, namespace, name, keepPrivileges } = operation;
    const keeper = { isType: typeKinds.has(object), namespace, name };
    return [
      ...(keepPrivileges === true ? [{ sql: keepPermissions([keeper]) }] : []),
      { sql: dropDefinition(operation) },
    ];
  },
} satisfies Pick<Compilers, DefinitionOperation["kind"]>;
