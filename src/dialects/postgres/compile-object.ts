import type { DefinitionOperation } from "../../objects/definition/shape.js";
import type { Compilers } from "../dialect.js";
import { definitionStatements, dropDefinition, replaceDefinition } from "./compile-definition.js";

export const definitionCompilers = {
  createObject: ({ object, definition }) => definitionStatements(object, definition).map((sql) => ({ sql })),
  replaceObject: ({ object, definition }) =>
    definitionStatements(object, replaceDefinition(definition)).map((sql) => ({ sql })),
  alterObject: ({ statements }) => statements.map((sql) => ({ sql })),
  dropObject: (operation) => [{ sql: dropDefinition(operation) }],
} satisfies Pick<Compilers, DefinitionOperation["kind"]>;
