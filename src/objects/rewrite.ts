import type { AnyOperation, OperationKind, OperationOf } from "./any.js";

/** What takes the place of an operation: one, several, none (`[]`), or nothing said: it stays as it is. */
export type Rewritten = AnyOperation | readonly AnyOperation[] | undefined;

/** A function for each kind of operation that is to be rewritten. */
export type OperationRewriters = {
  // `void`, so that a function that only looks is one too.
  // biome-ignore lint/suspicious/noConfusingVoidType: what a function returns that returns nothing
  readonly [K in OperationKind]?: (operation: OperationOf<K>) => Rewritten | void;
};

/**
 * A list of operations with some kinds of them rewritten, for the setting `processRevision`. Each operation is looked at
 * once: what a function returns is not rewritten again. Columns and constraints inside of `createTable` are parts of that
 * operation and none of their own.
 *
 * @example
 * rewriteOperations(revision.up, {
 *   createIndex: (operation) => ({ ...operation, concurrently: true }),
 *   dropIndex: () => [], // left out
 *   addColumn: (operation) => [operation, { kind: "execute", sql: "ANALYZE", parameters: [] }],
 * });
 */
export function rewriteOperations(
  operations: readonly AnyOperation[],
  rewriters: OperationRewriters,
): readonly AnyOperation[] {
  return operations.flatMap((operation) => rewritten(operation, rewriters) ?? [operation]);
}

function rewritten<K extends OperationKind>(
  operation: OperationOf<K>,
  rewriters: OperationRewriters,
): Rewritten {
  const rewrite = rewriters[operation.kind as K] as ((operation: OperationOf<K>) => Rewritten) | undefined;
  return rewrite?.(operation);
}
