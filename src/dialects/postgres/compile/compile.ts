import type { Custom } from "../../../objects/custom/shape.js";
import { compilerOf } from "../../compiler.js";
import { customStatements } from "../../custom-statements.js";
import type { Statement } from "../../dialect.js";
import { pgWriter } from "../sql/writer.js";
import { columnCompilers } from "./column.js";
import { commentCompilers } from "./comment.js";
import { constraintCompilers } from "./constraint.js";
import { indexCompilers } from "./index.js";
import { definitionCompilers } from "./object.js";
import { stepCompilers } from "./step.js";
import { tableCompilers } from "./table.js";
import { enumCompilers, namespaceCompilers, sequenceCompilers } from "./type.js";

/** The statements of an operation, in order. */
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
  custom: (operation: Custom): readonly Statement[] => customStatements(operation, "postgres", pgWriter),
});
