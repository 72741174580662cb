import { SchemixError } from "../errors/schemix-error.js";
import type { AnyOperation, OperationKind, OperationOf } from "../objects/any.js";
import { renderColumn } from "../objects/column/render.js";
import { renderConstraint } from "../objects/constraint/render.js";
import { renderDefinition } from "../objects/definition/render.js";
import { renderEnum } from "../objects/enum/render.js";
import { renderIndex } from "../objects/index/render.js";
import { plainWords, type Renderers, type SourceWords } from "../objects/renderers.js";
import { renderSequence } from "../objects/sequence/render.js";
import { renderTable } from "../objects/table/render.js";
import type { BoundSql } from "../operations/recording.js";
import { type BackfillChange, type Touches, touchesOf } from "../operations/step.js";
import { type Code, code } from "../util/code.js";
import { renderCell, renderValue } from "./render-value.js";

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
  custom: ({ definition: { name, from }, arguments: args }, words) =>
    code.call("op.apply", code.imported({ name, from: words.module(from) }, args.map(code.data))),
  execute: (operation) => code.call("op.execute", boundCode(operation, "execute"), ...touchesCode(operation)),
  run: ({ source, ...operation }) => {
    if (source === undefined) throw unrenderable("run");
    return code.call("op.run", code.source(source), ...touchesCode(operation));
  },
  backfill: ({ kind: _, set, where, key, reverse, ...rest }) =>
    code.call(
      "op.backfill",
      code.object({
        table: code.string(rest.table),
        ...changeMembers({ set, where }),
        ...(key === undefined ? {} : { key: code.strings(key) }),
        ...numbers(rest),
        ...(rest.namespace === undefined ? {} : { namespace: code.string(rest.namespace) }),
        ...(reverse === undefined ? {} : { reverse: code.object(changeMembers(reverse)) }),
      }),
    ),
  bulkInsert: ({ table, columns, rows, namespace, onConflict, key }) =>
    code.call(
      "op.bulkInsert",
      code.string(table),
      code.array(
        rows.map((row) =>
          code.object(Object.fromEntries(columns.map((column, index) => [column, cell(row[index])]))),
        ),
      ),
      code.data({ namespace, onConflict, key }),
    ),
};

function touchesCode(operation: { readonly touches?: Touches | undefined }): readonly Code[] {
  const touches = touchesOf(operation).map((touch) => ({ ...touch }));
  const [first] = touches;
  if (first === undefined) return [];
  return [code.data({ touches: touches.length === 1 ? first : touches })];
}

function cell(value: unknown): Code {
  return renderCell(value) ?? unwritten("bulkInsert");
}

function unwritten(kind: string): never {
  throw unrenderable(kind);
}

function changeMembers({ set, where }: BackfillChange): Readonly<Record<string, Code>> {
  let count = 0;
  const next = (bound: BoundSql): Code => {
    const made = boundCode(bound, "backfill", count);
    count += bound.parameters.length;
    return made;
  };
  const changes = Object.entries(set).map(([column, value]) => [column, next(value)] as const);
  return {
    set: code.object(Object.fromEntries(changes)),
    ...(where === undefined ? {} : { where: next(where) }),
  };
}

function numbers(options: Readonly<Record<string, unknown>>): Readonly<Record<string, Code>> {
  const found = Object.entries(options).filter(([, value]) => typeof value === "number");
  return Object.fromEntries(found.map(([name, value]) => [name, code.data(value as number)]));
}

/** @param before how many values are numbered before its own */
function boundCode({ sql, parameters }: BoundSql, kind: string, before = 0): Code {
  if (parameters.length === 0) return code.sqlBlock(sql);
  // The places of values are found again only in what was recorded with places that no SQL has.
  const [first = "", ...rest] = sql.split(/\0(\d+)\0/);
  const texts = [first, ...rest.filter((_, index) => index % 2 === 1)];
  const places = rest.filter((_, index) => index % 2 === 0);
  if (places.length !== parameters.length) throw unrenderable(kind);
  const values = places.map((place) => renderValue(parameters[Number(place) - 1 - before]));
  return code.sqlTemplate(
    texts,
    values.map((value) => value ?? unwritten(kind)),
  );
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
export function renderOperation<K extends OperationKind>(
  operation: OperationOf<K>,
  words: SourceWords = plainWords,
): Code {
  const render: (operation: OperationOf<K>, words: SourceWords) => Code = renderers[operation.kind as K];
  return render(operation, words);
}
