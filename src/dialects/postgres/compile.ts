import type { AnyOperation, OperationKind, OperationOf } from "../../objects/any.js";
import type { BulkInsert, Execute, Run } from "../../operations/step.js";
import type { Compilers, Statement } from "../dialect.js";
import { nameList } from "./compile-clauses.js";
import { columnCompilers } from "./compile-column.js";
import { commentCompilers } from "./compile-comment.js";
import { constraintCompilers } from "./compile-constraint.js";
import { indexCompilers } from "./compile-index.js";
import { definitionCompilers } from "./compile-object.js";
import { tableCompilers } from "./compile-table.js";
import { enumCompilers, namespaceCompilers, sequenceCompilers } from "./compile-type.js";
import { qualified } from "./writer.js";

/** The protocol counts parameters in 16 bits (manual: Frontend/Backend Protocol, Bind). */
const maxParameters = 65_535;

function bulkInsert({ namespace, table, columns, rows }: BulkInsert): readonly Statement[] {
  const rowsEach = Math.max(1, Math.floor(maxParameters / Math.max(1, columns.length)));
  const statements: Statement[] = [];
  for (let start = 0; start < rows.length; start += rowsEach) {
    const parameters: unknown[] = [];
    const chunk = rows.slice(start, start + rowsEach);
    const values = chunk.map((row) => `(${row.map((value) => `$${parameters.push(value)}`).join(", ")})`);
    statements.push({
      sql: `INSERT INTO ${qualified(namespace, table)} ${nameList(columns)} VALUES ${values.join(", ")}`,
      parameters,
    });
  }
  return statements;
}

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
  execute: ({ sql, parameters }: Execute): readonly Statement[] => [{ sql, parameters }],
  run: ({ body }: Run): readonly Statement[] => [{ sql: "-- a data step of the migration", run: body }],
  bulkInsert,
} satisfies Compilers;

/** The statements of an operation, in order. */
export function compile(operation: AnyOperation): readonly Statement[] {
  return compileAs(operation.kind, operation);
}

// The table is closed over every kind; only its key and its operation being of one kind cannot be told by the compiler.
function compileAs<K extends OperationKind>(kind: K, operation: AnyOperation): readonly Statement[] {
  return (compilers as Compilers)[kind](operation as OperationOf<K>);
}
