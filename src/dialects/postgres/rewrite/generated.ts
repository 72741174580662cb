/** Before PostgreSQL 13 a computed column stays one: a plain one takes its place, with the values that were computed. */
import type { AnyOperation, ObjectOf } from "../../../objects/any.js";
import { type AlterColumn, type Column, hasChanges } from "../../../objects/column/shape.js";
import { commentTextOn } from "../../../objects/comment/shape.js";
import type { Schema } from "../../../schema/schema.js";
import { compact } from "../../../util/compact.js";
import type { RewriteContext } from "../../dialect.js";
import { catalogName, words } from "../compile/clauses.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import type { PlanEditor } from "./plan-editor.js";

/** `ALTER COLUMN … DROP EXPRESSION` came with PostgreSQL 13. */
const dropExpressionSince = 130_000;
const plain = quote("schemix_plain");

export function rewriteGenerated(editor: PlanEditor, context: RewriteContext): void {
  if (context.serverVersion >= dropExpressionSince) return;
  for (const operation of editor.operations.filter(isNoMoreGenerated)) {
    const { namespace = context.defaultNamespace, table, name } = operation;
    const reference = { kind: "column", namespace, table, name };
    const former = context.before.get(reference) as Column | undefined;
    const wanted = context.after.get(reference) as Column | undefined;
    if (former === undefined || wanted === undefined) continue;
    for (const dependent of editor.builtOn(former)) editor.recreate(dependent);
    const { generated: _, ...others } = operation;
    const { storage, statistics, options } = wanted;
    const again = compact({ storage, statistics, options, ...(wanted.nullable ? {} : { nullable: false }) });
    const rest = { ...others, ...again };
    const touches = compact({ namespace: operation.namespace, table, columns: [name] });
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
    const on = { kind: "column" as const, ...compact({ namespace: operation.namespace }), table, name };
    if (text !== undefined) editor.add({ kind: "comment", on, text });
  }
}

function isNoMoreGenerated(operation: AnyOperation): operation is AlterColumn {
  return operation.kind === "alterColumn" && operation.generated === null;
}

function madePlain({ namespace, table, name, type, collation }: Column, before: Schema): string {
  const sequences = (before.ofKind("sequence") as readonly ObjectOf<"sequence">[]).filter(
    ({ namespace: place, ownedBy }) =>
      place === namespace && ownedBy?.table === table && ownedBy.column === name,
  );
  const [owner, column] = [qualified(namespace, table), quote(name)];
  const collate = collation !== undefined && `COLLATE ${catalogName(collation)}`;
  const statements = [
    words(`ALTER TABLE ${owner} ADD COLUMN ${plain} ${type}`, collate),
    `UPDATE ${owner} SET ${plain} = ${column}`,
    // They would go with the column.
    ...sequences.map((own) => `ALTER SEQUENCE ${qualified(namespace, own.name)} OWNED BY ${owner}.${plain}`),
    `ALTER TABLE ${owner} DROP COLUMN ${column}`,
    `ALTER TABLE ${owner} RENAME COLUMN ${plain} TO ${column}`,
  ];
  return `DO ${quoteString(`BEGIN ${statements.join("; ")}; END`)}`;
}
