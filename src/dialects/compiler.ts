/** How a dialect finds what makes the statements of an operation. */
import type { AnyOperation, OperationKind, OperationOf } from "../objects/any.js";
import type { Compilers, Statement } from "./dialect.js";
import { customKindOf, unknownKind } from "./object-kind.js";

/** The `compile` of a dialect, out of its table with a function for every kind of operation. */
export function compilerOf(compilers: Compilers): (operation: AnyOperation) => readonly Statement[] {
  // The table is closed over every kind; only its key and its operation being of one kind cannot be told by the compiler.
  const compileAs = <K extends OperationKind>(kind: K, operation: AnyOperation): readonly Statement[] =>
    compilers[kind](operation as OperationOf<K>);
  return (operation) => {
    const kind = customKindOf(operation);
    if (kind !== undefined) throw unknownKind(kind);
    return compileAs(operation.kind, operation);
  };
}
