import type { Custom } from "../../../objects/custom/shape.js";
import { compilerOf } from "../../compiler.js";
import { customStatements } from "../../custom-statements.js";
import type { Statement } from "../../dialect.js";
import { mssqlWriter } from "../sql/writer.js";
import { columnCompilers } from "./column.js";
import { commentCompilers } from "./comment.js";
import { constraintCompilers } from "./constraint.js";
import { indexCompilers } from "./index.js";
import { definitionCompilers } from "./object.js";
import { stepCompilers } from "./step.js";
import { tableCompilers } from "./table.js";
import { enumCompilers, namespaceCompilers, sequenceCompilers } from "./type.js";

/** The statements of an operation, in order; each is a batch of its own. */
export const compile = compilerOf({
  ...namespaceCompilers,
  ...tableCompilers,
  ...columnCompilers,
  ...constraintCompilers,
  ...indexCompilers,
  ...enumCompilers,
  ...sequenceCompilers,
  ...commentCompilers,
  ...definitionCompilers,
  ...stepCompilers,
  custom: (operation: Custom): readonly Statement[] => customStatements(operation, "mssql", mssqlWriter),
});
