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
import { type Code, code } from "../util/code.js";
import { renderValue } from "./render-value.js";

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
    if (parameters.length === 0) return code.call("op.execute", code.sqlBlock(sql));
    // The places of values are found again only in what was recorded with places that no SQL has.
    const [first = "", ...rest] = sql.split(/\0(\d+)\0/);
    const texts = [first, ...rest.filter((_, index) => index % 2 === 1)];
    const places = rest.filter((_, index) => index % 2 === 0);
    if (places.length !== parameters.length) throw unrenderable("execute");
    const values = places.map((place) => renderValue(parameters[Number(place) - 1]));
    return code.call(
      "op.execute",
      code.sqlTemplate(
        texts,
        values.map((value) => value ?? unwritten("execute")),
      ),
    );
  },
  run: ({ source }) => {
    if (source === undefined) throw unrenderable("run");
    return code.call("op.run", code.source(source));
  },
  bulkInsert: ({ table, columns, rows, namespace }) =>
    code.call(
      "op.bulkInsert",
      code.string(table),
      code.array(
        rows.map((row) =>
          code.object(Object.fromEntries(columns.map((column, index) => [column, cell(row[index])]))),
        ),
      ),
      code.data({ namespace }),
    ),
};

function cell(value: unknown): Code {
  return code.own(renderValue(value) ?? unwritten("bulkInsert"));
}

function unwritten(kind: string): never {
  throw unrenderable(kind);
}

function unrenderable(kind: string): SchemixError {
  return new SchemixError("INTERNAL", {
    message: `An operation "${kind}" with code or values in it cannot be written as source`,
    why: "What code uses from around it, and a value without a literal, would be missing there.",
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
