import type { AnyOperation, OperationKind, OperationOf } from "../../../objects/any.js";
import type { Custom } from "../../../objects/custom/shape.js";
import { customStatements } from "../../custom-statements.js";
import type { Compilers, Statement } from "../../dialect.js";
import { customKindOf, unknownKind } from "../../object-kind.js";
import { mssqlWriter } from "../sql/writer.js";
import { columnCompilers } from "./column.js";
import { commentCompilers } from "./comment.js";
import { constraintCompilers } from "./constraint.js";
import { indexCompilers } from "./index.js";
import { definitionCompilers } from "./object.js";
import { stepCompilers } from "./step.js";
import { tableCompilers } from "./table.js";
import { enumCompilers, namespaceCompilers, sequenceCompilers } from "./type.js";

const compilers = {
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
} satisfies Compilers;

/** The statements of an operation, in order; each is a batch of its own. */
export function compile(operation: AnyOperation): readonly Statement[] {
  const kind = customKindOf(operation);
  if (kind !== undefined) throw unknownKind(kind);
  return compileAs(operation.kind, operation);
}

// The table is closed over every kind; only its key and its operation being of one kind cannot be told by the compiler.
function compileAs<K extends OperationKind>(kind: K, operation: AnyOperation): readonly Statement[] {
  return (compilers as Compilers)[kind](operation as OperationOf<K>);
}
