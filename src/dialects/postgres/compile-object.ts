import type { DefinitionOperation } from "../../objects/definition/shape.js";
import type { Compilers } from "../dialect.js";
import {
  definitionStatements,
  dropDefinition,
  renameDefinition,
  replaceDefinition,
} from "./compile-definition.js";

export const definitionCompilers = {
  createObject: ({ object, definition }) => definitionStatements(object, definition).map((sql) => ({ sql })),
  replaceObject: ({ object, definition }) =>
    definitionStatements(object, replaceDefinition(definition)).map((sql) => ({ sql })),
  alterObject: ({ statements }) => statements.map((sql) => ({ sql })),
  renameObject: (operation) => [{ sql: renameDefinition(operation) }],
  dropObject: (operation) =>
    definitionStatements(operation.object, dropDefinition(operation)).map((sql) => ({ sql })),
} satisfies Pick<Compilers, DefinitionOperation["kind"]>;
