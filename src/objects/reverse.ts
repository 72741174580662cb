import { SchemixError } from "../errors/schemix-error.js";
import { compact } from "../util/compact.js";
import type { AnyOperation, OperationKind, OperationOf } from "./any.js";
import type { ConstraintType, CreateConstraint, DropConstraint } from "./constraint/shape.js";
import { reverseCustom } from "./custom/define.js";
import { describeOperation } from "./describe.js";
import type { RenamePlace } from "./renamed.js";

/** What undoes an operation, or a sentence that says why nothing can. */
type Reversal = readonly AnyOperation[] | string;

type Reversers = { readonly [K in OperationKind]: (operation: OperationOf<K>) => Reversal };

const unrecorded = "What it was before is not recorded in the operation.";

function dropOf(operation: CreateConstraint, type: ConstraintType): readonly DropConstraint[] {
  const { namespace, table, name } = operation;
  return [compact({ kind: "dropConstraint" as const, namespace, table, name, type })];
}

/** An index that became the index of the key goes with it. */
function keyDropOf(
  operation: OperationOf<"createPrimaryKey" | "createUniqueConstraint">,
  type: ConstraintType,
): readonly AnyOperation[] {
  const { namespace, table, usingIndex, columns, include, storage, tablespace } = operation;
  const drop = dropOf(operation, type);
  if (usingIndex === undefined) return drop;
  const nullsNotDistinct = "nullsNotDistinct" in operation ? operation.nullsNotDistinct : undefined;
  const keys = columns.map((column) => ({ column }));
  const content = { keys, unique: true, include, storage, tablespace, nullsNotDistinct };
  return [...drop, compact({ kind: "createIndex" as const, namespace, table, name: usingIndex, ...content })];
}

/** The rename that takes another one back: to the namespace that it came from, which has to be said. */
function back<Rename extends AnyOperation & RenamePlace>(
  operation: Rename,
  names: Partial<Rename>,
): Reversal {
  const { namespace, toNamespace } = operation;
  if (toNamespace === undefined) return [{ ...operation, ...names }];
  if (namespace === undefined)
    return "Where it came from is not said: give `namespace` beside `toNamespace`, even where it is the default one.";
  return [{ ...operation, ...names, namespace: toNamespace, toNamespace: namespace }];
}

const reversers: Reversers = {
  createNamespace: ({ name }) => [{ kind: "dropNamespace", name }],
  dropNamespace: ({ name }) => [{ kind: "createNamespace", name }],
  createTable: ({ namespace, table }) => [compact({ kind: "dropTable" as const, namespace, table })],
  dropTable: () => "The rows are gone.",
  renameTable: (operation) => back(operation, { table: operation.to, to: operation.table }),
  alterTable: () => unrecorded,
  addColumn: ({ namespace, table, column }) => [
    compact({ kind: "dropColumn" as const, namespace, table, name: column.name }),
  ],
  dropColumn: () => "The values are gone.",
  alterColumn: () => unrecorded,
  renameColumn: (operation) => [{ ...operation, name: operation.to, to: operation.name }],
  createPrimaryKey: (operation) => keyDropOf(operation, "primaryKey"),
  createUniqueConstraint: (operation) => keyDropOf(operation, "unique"),
  createCheckConstraint: (operation) => dropOf(operation, "check"),
  createForeignKey: (operation) => dropOf(operation, "foreignKey"),
  alterForeignKey: () => unrecorded,
  dropConstraint: ({ existing }) => (existing === undefined ? unrecorded : [existing]),
  renameConstraint: (operation) => [{ ...operation, name: operation.to, to: operation.name }],
  validateConstraint: () => [],
  createIndex: ({ namespace, table, name, concurrently }) => [
    compact({ kind: "dropIndex" as const, namespace, table, name, concurrently }),
  ],
  dropIndex: () => unrecorded,
  renameIndex: (operation) => [{ ...operation, name: operation.to, to: operation.name }],
  alterIndex: () => unrecorded,
  createEnum: ({ namespace, name }) => [compact({ kind: "dropEnum" as const, namespace, name })],
  dropEnum: () => unrecorded,
  renameEnum: (operation) => back(operation, { name: operation.to, to: operation.name }),
  addEnumValue: () => "The database cannot take a value away; op.alterEnum rebuilds the type without it.",
  renameEnumValue: (operation) => [{ ...operation, value: operation.to, to: operation.value }],
  alterEnum: () => unrecorded,
  createSequence: ({ namespace, name }) => [compact({ kind: "dropSequence" as const, namespace, name })],
  alterSequence: () => unrecorded,
  dropSequence: () => unrecorded,
  renameSequence: (operation) => back(operation, { name: operation.to, to: operation.name }),
  comment: () => unrecorded,
  createObject: ({ namespace, table, object, name }) => [
    compact({ kind: "dropObject" as const, namespace, table, object, name }),
  ],
  replaceObject: () => unrecorded,
  alterObject: () => unrecorded,
  renameObject: (operation) => back(operation, { name: operation.to, to: operation.name }),
  dropObject: () => unrecorded,
  custom: reverseCustom,
  execute: ({ sql, parameters, reverse, elidable, touches }) =>
    reverse === undefined
      ? "It is SQL without a reverse."
      : [compact({ kind: "execute" as const, ...reverse, reverse: { sql, parameters }, elidable, touches })],
  run: ({ body, reverse, elidable, touches }) =>
    reverse === undefined
      ? "It is code without a reverse."
      : [compact({ kind: "run" as const, body: reverse, reverse: body, elidable, touches })],
  backfill: ({ set, where, reverse, ...operation }) =>
    reverse === undefined
      ? "What the rows held before is not kept; `reverse` may say what they get."
      : [compact({ ...operation, ...reverse, reverse: compact({ set, where }) })],
  bulkInsert: () => "Which rows to delete is not known.",
};

function reversal<K extends OperationKind>(operation: OperationOf<K>): Reversal {
  const reverse: (operation: OperationOf<K>) => Reversal = reversers[operation.kind as K];
  return reverse(operation);
}

/**
 * What undoes a list of operations: each one's reverse, last first.
 * @throws SchemixError `IRREVERSIBLE` naming every operation that has none, and why
 */
export function reverseOperations(operations: readonly AnyOperation[]): readonly AnyOperation[] {
  const reversed: AnyOperation[] = [];
  const faults: string[] = [];
  for (const operation of [...operations].reverse()) {
    const found = reversal(operation);
    if (typeof found === "string") faults.push(`${describeOperation(operation)}: ${found}`);
    else reversed.push(...found);
  }
  if (faults.length === 0) return reversed;
  throw new SchemixError("IRREVERSIBLE", {
    message: `The migration has no down(), and ${faults.length === 1 ? "one operation" : `${faults.length} operations`} of its up() cannot be reversed`,
    why: faults.join("\n"),
    fix: "Write a down(op) that does what is right for these.",
    data: { operations: faults },
  });
}
