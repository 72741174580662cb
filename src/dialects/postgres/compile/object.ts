import type { DefinitionOperation } from "../../../objects/definition/shape.js";
import type { Compilers, Statement } from "../../dialect.js";
import { definitionStatements, dropDefinition, renameDefinition, replaceDefinition } from "./definition.js";

/** Not `SET LOCAL`: a migration may run without a transaction. */
function withBodyCheck(checkBody: boolean | undefined, statements: readonly string[]): readonly Statement[] {
  const all =
    checkBody === false
      ? ["SET check_function_bodies = off", ...statements, "RESET check_function_bodies"]
      : statements;
  return all.map((sql) => ({ sql }));
}

export const definitionCompilers = {
  createObject: ({ object, definition, checkBody }) =>
    withBodyCheck(checkBody, definitionStatements(object, definition)),
  replaceObject: ({ object, definition, checkBody }) =>
    withBodyCheck(checkBody, definitionStatements(object, replaceDefinition(definition))),
  alterObject: ({ statements }) => statements.map((sql) => ({ sql })),
  renameObject: (operation) => renameDefinition(operation).map((sql) => ({ sql })),
  dropObject: (operation) =>
    definitionStatements(operation.object, dropDefinition(operation)).map((sql) => ({ sql })),
} satisfies Pick<Compilers, DefinitionOperation["kind"]>;
