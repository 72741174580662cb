import type { DefinitionOperation } from "../../objects/definition/shape.js";
import type { Compilers } from "../dialect.js";
import { definitionStatements, dropDefinition, renameDefinition } from "./compile-definition.js";
import { orAlter } from "./definition-head.js";
import { givePermissions, keepPermissions, typeKinds } from "./permission-scripts.js";

export const definitionCompilers = {
  createObject: (operation) => [
    ...definitionStatements(operation, operation.definition).map((sql) => ({ sql })),
    ...(operation.keepPrivileges === true ? [{ sql: givePermissions() }] : []),
  ],
  replaceObject: (operation) =>
    definitionStatements(operation, operation.definition).map((sql, index) => ({
      sql: index === 0 ? orAlter(sql) : sql,
    })),
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
