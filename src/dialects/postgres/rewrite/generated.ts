/**
 * A computed column becomes plain by a statement of the server, which came with PostgreSQL 13 and which no table takes whose heirs or
 * partitions have some themselves. There a plain column takes its place, with the values that were computed.
 */
import type { AnyOperation } from "../../../objects/any.js";
import { beyondParents } from "../../../objects/column/diff.js";
import { type AlterColumn, type Column, hasChanges } from "../../../objects/column/shape.js";
import { commentTextOn } from "../../../objects/comment/shape.js";
import { allOf, find } from "../../../objects/find.js";
import { depthOf, descendantsOf, heirsOf, isSaidBesides, parentsOf } from "../../../objects/inheritance.js";
import { namespaceIn } from "../../../objects/kind.js";
import { keyOf, type Reference, referenceOf } from "../../../schema/object.js";
import type { Schema } from "../../../schema/schema.js";
import { compact } from "../../../util/compact.js";
import type { RewriteContext } from "../../dialect.js";
import { catalogName, words } from "../compile/clauses.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import { wholeOf } from "./partitions/partitions.js";
import type { PlanEditor } from "./plan-editor.js";

/** `ALTER COLUMN … DROP EXPRESSION` came with PostgreSQL 13. */
const dropExpressionSince = 130_000;
const plain = quote("schemix_plain");

export function rewriteGenerated(editor: PlanEditor, context: RewriteContext): void {
  for (const operation of editor.operations.filter(isNoMoreGenerated)) {
    const { namespace = context.defaultNamespace, table, name } = operation;
    const reference = { kind: "column", namespace, table, name };
    const former = context.before.get(reference) as Column | undefined;
    const wanted = context.after.get(reference) as Column | undefined;
    if (former === undefined || wanted === undefined || hasStatement(former, context)) continue;
    const below = columnsBelow(former, context);
    for (const column of [former, ...below])
      for (const dependent of editor.builtOn(column)) editor.recreate(dependent);
    replaceChange(operation, [former, ...below], wanted, editor, context);
    editor.standIn([former, ...below].map(referenceOf));
    for (const column of below) sayAgain(column, editor, context);
  }
}

function isNoMoreGenerated(operation: AnyOperation): operation is AlterColumn {
  return operation.kind === "alterColumn" && operation.generated === null;
}

function hasStatement({ namespace, table }: Column, { before, serverVersion }: RewriteContext): boolean {
  if (serverVersion < dropExpressionSince) return false;
  const whole = keyOf({ kind: "table", namespace, name: table });
  const isWhole = (each: Reference | undefined): boolean => each !== undefined && keyOf(each) === whole;
  const isOfPartition = before.ofKind("partition").some((partition) => {
    const above = wholeOf(partition, before);
    return above?.kind === "partition" && isWhole(wholeOf(above, before));
  });
  const heirs = heirsOf(before, namespace, table);
  return !isOfPartition && heirs.every((heir) => heirsOf(before, heir.namespace, heir.name).length === 0);
}

/** The column in the tables that inherit it all the time, from the top down. */
function columnsBelow(
  { namespace, table, name }: Column,
  { before, after }: RewriteContext,
): readonly Column[] {
  const staying = new Set(descendantsOf(after, namespace, table).map(keyOf));
  return descendantsOf(before, namespace, table)
    .filter((heir) => staying.has(keyOf(heir)))
    .flatMap(
      (heir) => before.get({ kind: "column", namespace: heir.namespace, table: heir.name, name }) ?? [],
    )
    .map((column) => column as Column)
    .sort((a, b) => depthOf(before, a.namespace, a.table) - depthOf(before, b.namespace, b.table));
}

/** @param former the column at the top, and behind it those below */
function replaceChange(
  operation: AlterColumn,
  former: readonly Column[],
  wanted: Column,
  editor: PlanEditor,
  context: RewriteContext,
): void {
  const { generated: _, ...others } = operation;
  const { storage, compression, statistics, options, notNull } = wanted;
  const required = wanted.nullable ? {} : compact({ nullable: false, notNull });
  const again = compact({ storage, compression, statistics, options, ...required });
  const rest = { ...others, ...again };
  const touched = former.map(({ namespace, table, name }) =>
    compact({ namespace: namespaceIn(context, namespace, table), table, columns: [name] }),
  );
  const [touches = touched] = touched.length === 1 ? touched : [];
  editor.replace(
    operation,
    {
      kind: "execute",
      sql: madePlain(former, context.before),
      parameters: [],
      turn: "beforeColumns",
      touches,
    },
    ...(hasChanges(rest) ? [rest] : []),
  );
  const text = commentTextOn(wanted, context.after);
  const { table, name } = operation;
  const on = { kind: "column" as const, ...compact({ namespace: operation.namespace }), table, name };
  if (text !== undefined) editor.add({ kind: "comment", on, text });
}

/** What a column has otherwise than the one above it is lost with it. */
function sayAgain(column: Column, editor: PlanEditor, context: RewriteContext): void {
  const { after } = context;
  const wanted = find(after, column);
  if (wanted === undefined) return;
  const parents = parentsOf(after, wanted.namespace, wanted.table).flatMap((parent) => {
    const above = find(after, { ...parent, kind: "column", name: wanted.name });
    return above ?? [];
  });
  editor.takeChangesOf(column);
  editor.add(...beyondParents(wanted, parents, "into its table", context));
}

function madePlain(columns: readonly Column[], before: Schema): string {
  const [top] = columns;
  if (top === undefined) return "";
  const { type, collation } = top;
  const [owner, column] = [qualified(top.namespace, top.table), quote(top.name)];
  const collate = collation !== undefined && `COLLATE ${catalogName(collation)}`;
  // Their own besides: such are there before the one above comes, and stay where that goes.
  const own = columns.filter((each) => each === top || isSaidBesides(each, before));
  const tables = own.map(({ namespace, table }) => qualified(namespace, table));
  const sequences = allOf(before, "sequence").flatMap((sequence) => {
    const { namespace, ownedBy } = sequence;
    const on = own.find((each) => each.namespace === namespace && each.table === ownedBy?.table);
    return on === undefined || ownedBy?.column !== on.name ? [] : [[sequence, on] as const];
  });
  const statements = [
    ...tables.toReversed().map((table) => words(`ALTER TABLE ${table} ADD COLUMN ${plain} ${type}`, collate)),
    `UPDATE ${owner} SET ${plain} = ${column}`,
    // They would go with the column.
    ...sequences.map(
      ([{ namespace, name }, on]) =>
        `ALTER SEQUENCE ${qualified(namespace, name)} OWNED BY ${qualified(on.namespace, on.table)}.${plain}`,
    ),
    ...tables.map((table) => `ALTER TABLE ${table} DROP COLUMN ${column}`),
    `ALTER TABLE ${owner} RENAME COLUMN ${plain} TO ${column}`,
  ];
  return `DO ${quoteString(`BEGIN ${statements.join("; ")}; END`)}`;
}
