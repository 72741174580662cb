import { SchemixError } from "../errors/schemix-error.js";
import type { AnyOperation, OperationKind, OperationOf } from "../objects/any.js";
import { renderColumn } from "../objects/column/render.js";
import { renderConstraint } from "../objects/constraint/render.js";
import { renderDefinition } from "../objects/definition/render.js";
import { renderEnum } from "../objects/enum/render.js";
import { renderIndex } from "../objects/index/render.js";
import type { Renderers } from "../objects/renderers.js";
import { renderSequence } from "../objects/sequence/render.js";
import { renderTable } from "../objects/table/render.js";
import { type Code, type CodeData, code } from "../util/code.js";

const renderers: Renderers<AnyOperation> = {
  createNamespace: ({ name }) => code.call("op.createNamespace", code.string(name)),
  dropNamespace: ({ name }) => code.call("op.dropNamespace", code.string(name)),
  ...renderTable,
  ...renderColumn,
  ...renderConstraint,
  ...renderIndex,
  ...renderEnum,
  ...renderSequence,
  ...renderDefinition,
  comment: ({ on: { kind, table, name, namespace }, text }) =>
    code.call("op.comment", code.data({ kind, table, name, namespace }), code.data(text)),
  execute: ({ sql, parameters }) => {
    if (parameters.length > 0) throw unrenderable("execute");
    return code.call("op.execute", code.sql(sql));
  },
  run: () => {
    throw unrenderable("run");
  },
  bulkInsert: ({ table, columns, rows, namespace }) =>
    code.call(
      "op.bulkInsert",
      code.string(table),
      code.array(
        rows.map((row) =>
          code.data(Object.fromEntries(columns.map((column, index) => [column, plain(row[index])]))),
        ),
      ),
      code.data({ namespace }),
    ),
};

function plain(value: unknown): CodeData {
  const isPlain = value === null || ["string", "number", "boolean"].includes(typeof value);
  if (isPlain) return value as string | number | boolean | null;
  throw unrenderable("bulkInsert");
}

function unrenderable(kind: string): SchemixError {
  return new SchemixError("INTERNAL", {
    message: `An operation "${kind}" with code or values in it cannot be written as source`,
    why: "Generated migrations hold schema operations only.",
  });
}

/** Whether a value looks like an operation: it is of a kind that there is. */
export function isOperation(value: unknown): value is AnyOperation {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  return typeof value.kind === "string" && Object.hasOwn(renderers, value.kind);
}

/** An operation as the call of `op` that records it. */
export function renderOperation<K extends OperationKind>(operation: OperationOf<K>): Code {
  const render: (operation: OperationOf<K>) => Code = renderers[operation.kind as K];
  return render(operation);
}
