import type { DefinitionOperation } from "../../objects/definition/shape.js";
import type { Compilers } from "../dialect.js";
import { definitionStatements, dropDefinition, renameDefinition } from "./compile-definition.js";
import { orAlter } from "./definition-head.js";

export const definitionCompilers = {
  createObject: (operation) => definitionStatements(operation, operation.definition).map((sql) => ({ sql })),
  replaceObject: (operation) =>
    definitionStatements(operation, operation.definition).map((sql, index) => ({
      sql: index === 0 ? orAlter(sql) : sql,
    })),
  alterObject: ({ statements }) => statements.map((sql) => ({ sql })),
  renameObject: (operation) => [{ sql: renameDefinition(operation) }],
  dropObject: (operation) => [{ sql: dropDefinition(operation) }],
} satisfies Pick<Compilers, DefinitionOperation["kind"]>;
