/**
 * A table whose history is kept gives its primary key away for nobody (error 13557). Where a plan makes the key anew no history is kept
 * meanwhile, and what the plan does to columns is done to the history as well, a plain table then: the server goes on with it only where
 * both have the same columns in the same order (errors 13523 to 13531).
 */
import type { AnyOperation, OperationOf } from "../../../objects/any.js";
import type { AddColumn, AlterColumn, Column, DropColumn } from "../../../objects/column/shape.js";
import { find } from "../../../objects/find.js";
import type { AlterTable, Table } from "../../../objects/table/shape.js";
import { compact } from "../../../util/compact.js";
import { compareText, isSameData } from "../../../util/compare.js";
import type { RewriteContext } from "../../dialect.js";
import { closed } from "../compile/clauses.js";
import { compile } from "../compile/compile.js";
import { versioning } from "../compile/table.js";
import { qualified, quote } from "../sql/writer.js";
import type { PlanEditor } from "./plan-editor.js";

export function rewriteHistory(editor: PlanEditor, context: RewriteContext): void {
  const { before, after, defaultNamespace } = context;
  for (const drop of editor.operations.filter(isDropOfKey)) {
    const { namespace = defaultNamespace, table } = drop;
    const reference = { kind: "table", namespace, name: table };
    const [former, found] = [before.get(reference), after.get(reference)] as (Table | undefined)[];
    const history = found?.temporal?.history;
    if (found?.temporal === undefined || !isSameData(former?.temporal?.history, history)) continue;
    takeRetention(editor, found, defaultNamespace);
    const set = (words: string): string => `ALTER TABLE ${qualified(drop.namespace, table)} SET (${words})`;
    const add = (sql: string, turn?: "first" | "behindColumns") =>
      editor.add({ kind: "execute", sql, parameters: [], ...compact({ turn }) });
    add(set("SYSTEM_VERSIONING = OFF"), "first");
    for (const sql of historyStatements(found, editor, context)) add(sql, "behindColumns");
    add(set(versioning(found.temporal, true)));
  }
}

function isDropOfKey(operation: AnyOperation): operation is OperationOf<"dropConstraint"> {
  return operation.kind === "dropConstraint" && operation.type === "primaryKey";
}

/** For how long history is kept is said where it goes on. */
function takeRetention(editor: PlanEditor, { namespace, name }: Table, usual: string): void {
  const isIts = (operation: AnyOperation): operation is AlterTable =>
    operation.kind === "alterTable" &&
    operation.temporal !== undefined &&
    operation.table === name &&
    (operation.namespace ?? usual) === namespace;
  for (const operation of editor.operations.filter(isIts)) {
    const { temporal: _, ...rest } = operation;
    editor.replace(operation, ...(rest.storage === undefined ? [] : [rest]));
  }
}

type OfColumn = AddColumn | DropColumn | AlterColumn;

/** What the history gets of what its table gets, in the order in which that has its columns then. */
function historyStatements(
  table: Table,
  editor: PlanEditor,
  { after, defaultNamespace }: RewriteContext,
): readonly string[] {
  const { namespace, table: name } = table.temporal?.history ?? { namespace: "", table: "" };
  const place = { namespace, table: name };
  const own = editor.operations.filter(
    (operation): operation is OfColumn =>
      /^(?:add|drop|alter)Column$/.test(operation.kind) &&
      (operation as OfColumn).table === table.name &&
      ((operation as OfColumn).namespace ?? defaultNamespace) === table.namespace,
  );
  const wanted = (column: string): Column | undefined =>
    find(after, { kind: "column", namespace: table.namespace, table: table.name, name: column });
  const of = <K extends OfColumn["kind"]>(kind: K) =>
    own.filter((operation): operation is Extract<OfColumn, { kind: K }> => operation.kind === kind);
  const added = of("addColumn")
    .map(({ column }) => wanted(column.name))
    .filter((column) => column !== undefined)
    .sort((a, b) => a.position - b.position);
  const altered = of("alterColumn").sort((a, b) => compareText(a.name, b.name));
  const isComputed = ({ generated }: Column): boolean => generated !== undefined;
  return [
    ...of("dropColumn").flatMap((drop) => statementsOf({ ...drop, ...place })),
    ...added.filter((column) => !isComputed(column)).flatMap((column) => plainColumn(column, place)),
    ...altered.flatMap((change) => sameChange(change, wanted(change.name), place)),
    ...added.filter(isComputed).flatMap((column) => computedColumn(column, place)),
  ];
}

type Place = Pick<AlterTable, "namespace" | "table">;

function statementsOf(operation: AnyOperation): readonly string[] {
  return compile(operation).map(({ sql }) => sql);
}

/** It numbers nothing; rows that are there get 0. */
function plainColumn(column: Column, place: Place): readonly string[] {
  const { name, type, nullable, collation, sparse, identity } = column;
  const usual = identity === undefined ? column.default : "0";
  return statementsOf({
    kind: "addColumn",
    ...place,
    column: { name, type, nullable, ...compact({ collation, sparse, default: usual }) },
  });
}

/** It computes nothing: its rows are filled once. */
function computedColumn({ name, type, nullable, generated }: Column, place: Place): readonly string[] {
  const path = qualified(place.namespace, place.table);
  return [
    ...statementsOf({ kind: "addColumn", ...place, column: { name, type, nullable: true } }),
    `UPDATE ${path} SET ${quote(name)} = ${closed(generated?.expression ?? "NULL")}`,
    ...(nullable ? [] : statementsOf({ kind: "alterColumn", ...place, name, type, nullable: false })),
  ];
}

/** A column that a new one takes the place of is the last one then, in the history too. */
function sameChange(change: AlterColumn, column: Column | undefined, place: Place): readonly string[] {
  const { type, nullable, collation, sparse, name } = change;
  const isReplaced = change.using !== undefined || change.identity === null || change.generated === null;
  if (column === undefined || (type === undefined && nullable === undefined && collation === undefined))
    return [];
  const using = isReplaced ? (change.using ?? quote(name)) : undefined;
  return statementsOf({
    kind: "alterColumn",
    ...place,
    name,
    ...compact({
      type: type ?? column.type,
      nullable: nullable ?? column.nullable,
      collation,
      sparse,
      using,
    }),
  } as AlterColumn);
}
