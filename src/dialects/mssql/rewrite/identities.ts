/**
 * A column becomes an identity, or counts otherwise, only in a table that is made anew. That happens last, when all else is
 * as it is to be: what stands on the table goes, a new one takes its rows and its name, and all comes back.
 */
import type { AnyObject, AnyOperation, ObjectOf } from "../../../objects/any.js";
import type { Column } from "../../../objects/column/shape.js";
import { commentTextOn } from "../../../objects/comment/shape.js";
import { type Definition, definitionsOf } from "../../../objects/definition/shape.js";
import { allOf, find, partsOf } from "../../../objects/find.js";
import { namespaceIn } from "../../../objects/kind.js";
import { createOf, dropOf, kinds } from "../../../objects/kinds.js";
import type { CreateTable, Table } from "../../../objects/table/shape.js";
import { keyOf, type Reference } from "../../../schema/object.js";
import { compact } from "../../../util/compact.js";
import type { RewriteContext } from "../../dialect.js";
import { compile } from "../compile/compile.js";
import { givePermissions, keepPermissions } from "../compile/permission-scripts.js";
import {
  copyRows,
  createInOrderOf,
  refuseUnknown,
  type TablePlace,
  takePlace,
} from "../compile/rebuild-scripts.js";
import { keeperOf } from "./permissions.js";
import { isBound, type PlanEditor } from "./plan-editor.js";

export function rewriteIdentities(
  editor: PlanEditor,
  context: RewriteContext,
  columns: readonly Reference[],
): void {
  const seen = new Set<string>();
  for (const { namespace, table = "" } of columns) {
    const reference = { kind: "table", namespace, name: table };
    const found = context.after.get(reference) as Table | undefined;
    if (found === undefined || seen.has(keyOf(reference))) continue;
    seen.add(keyOf(reference));
    const place = compact({ namespace: namespaceIn(context, namespace, table) });
    for (const sql of rebuild(found, context))
      editor.add({
        kind: "execute",
        sql,
        parameters: [],
        // Its rows are written where they are copied: that is said once.
        ...(isCopy(sql) ? { touches: { ...place, table, rewrite: true } } : {}),
      });
  }
}

function isCopy(sql: string): boolean {
  return sql.startsWith("SET IDENTITY_INSERT");
}

/** The name of the new table while the old one is still there. */
const steppingIn = "__schemix_new";

function rebuild(table: Table, context: RewriteContext): readonly string[] {
  const { after } = context;
  const columns = [...partsOf(after, table, "column")].sort((a, b) => a.position - b.position);
  const namespace = namespaceIn(context, table.namespace, table.name);
  const place: TablePlace = { ...compact({ namespace }), table: table.name };
  const around = surroundingsOf(table, context);
  const counting = columns.find(({ identity }) => identity !== undefined);
  const former = counting === undefined ? undefined : find(context.before, counting);
  const parts = ["primaryKey", "unique", "check", "foreignKey", "index"] as const;
  const known = [
    ...columns,
    ...[...parts, "trigger" as const].flatMap((kind) => partsOf(after, table, kind)),
  ];
  return [
    refuseUnknown(
      place,
      known.map(({ name }) => name),
    ),
    keepPermissions([table, ...around.definitions].map((each) => keeperOf(each, context))),
    ...statementsOf([
      ...around.keys.flatMap((key) => kinds.foreignKey.drop(key, context)),
      ...around.definitions.toReversed().flatMap((each) => dropOf(each as AnyObject, context)),
      ...(table.temporal === undefined ? [] : [{ kind: "alterTable" as const, ...place, temporal: null }]),
    ]),
    ...newTable(table, columns, place),
    copyRows(place, steppingIn, columns, former?.identity !== undefined),
    takePlace(place, steppingIn),
    ...statementsOf([
      ...columns.flatMap((column) => defaultOf(column, place)),
      ...parts.flatMap((kind) => partsOf(after, table, kind).flatMap((part) => createOf(part, context))),
      ...(table.temporal === undefined
        ? []
        : [{ kind: "alterTable" as const, ...place, temporal: table.temporal }]),
      ...columns.flatMap((column) => hiddenOf(column, place)),
      ...around.keys.flatMap((key) => kinds.foreignKey.create(key, context)),
      ...around.definitions.flatMap((each) => createOf(each as AnyObject, context)),
      ...around.parts.flatMap((part) => createOf(part, context)),
      ...commentsOn(table, around, context),
    ]),
    givePermissions(),
  ];
}

function statementsOf(operations: readonly AnyOperation[]): readonly string[] {
  return operations.flatMap((operation) => compile(operation)).map(({ sql }) => sql);
}

interface Surroundings {
  /** Foreign keys of other tables that lead to it. */
  readonly keys: readonly ObjectOf<"foreignKey">[];
  /** Modules that are bound to it, in the order in which they are made. */
  readonly definitions: readonly Definition[];
  /** Indexes and triggers of views among those, and triggers of the table. */
  readonly parts: readonly AnyObject[];
}

function surroundingsOf(table: Table, { after, before }: RewriteContext): Surroundings {
  const keys = allOf(after, "foreignKey").filter(
    ({ references, namespace, table: own }) =>
      references.table === table.name &&
      (references.namespace ?? namespace) === table.namespace &&
      !(own === table.name && namespace === table.namespace),
  );
  const bound = new Set<string>();
  const isOn = (needed: Reference): boolean =>
    bound.has(keyOf(needed)) ||
    ((needed.table ?? needed.name) === table.name && needed.namespace === table.namespace);
  const modules = (definitionsOf(after) as readonly Definition[]).filter(
    (each) => each.kind !== "trigger" && isBound(each),
  );
  const definitions: Definition[] = [];
  // Again and again, for one may be bound to another that comes later in the list.
  for (let size = -1; size !== definitions.length; ) {
    size = definitions.length;
    for (const each of modules) {
      const needed = [...after.dependenciesOf(each), ...before.dependenciesOf(each)];
      if (bound.has(keyOf(each)) || !needed.some(isOn)) continue;
      bound.add(keyOf(each));
      definitions.push(each);
    }
  }
  const owners = [table, ...definitions.filter(({ kind }) => kind === "view")];
  const parts = owners.flatMap(({ kind, namespace, name }) => [
    ...(kind === "view" ? after.childrenOf(namespace, name, "index") : []),
    ...after.childrenOf(namespace, name, "trigger"),
  ]) as readonly AnyObject[];
  return { keys, definitions, parts };
}

/**
 * The table without names that the old one still has: constraints, and what they would keep its rows from. A history goes on only with
 * columns in its own order (error 13524), which is that of the old table and need not be the one that is wanted.
 */
function newTable(
  { storage, tablespace, temporal }: Table,
  columns: readonly Column[],
  place: TablePlace,
): readonly string[] {
  const plain: CreateTable = {
    kind: "createTable",
    ...place,
    table: steppingIn,
    ...compact({ storage, tablespace }),
    columns: columns.map(({ name, type, nullable, collation, generated, identity, sparse, rowGuid }) => ({
      name,
      type,
      nullable,
      ...compact({ collation, generated, identity, sparse, rowGuid }),
    })),
    uniques: [],
    checks: [],
    foreignKeys: [],
  };
  const [create = "", ...rest] = statementsOf([plain]);
  return [temporal === undefined ? create : createInOrderOf(place, plain), ...rest];
}

function defaultOf(
  { name, default: usual, defaultName }: Column,
  place: TablePlace,
): readonly AnyOperation[] {
  if (usual === undefined) return [];
  return [{ kind: "alterColumn", ...place, name, default: usual, ...compact({ defaultName }) }];
}

function hiddenOf({ name, hidden }: Column, place: TablePlace): readonly AnyOperation[] {
  return hidden === true ? [{ kind: "alterColumn", ...place, name, hidden }] : [];
}

/** Comments on the table, on its parts, and on what was made anew with it. */
function commentsOn(
  table: Table,
  { keys, definitions, parts }: Surroundings,
  context: RewriteContext,
): readonly AnyOperation[] {
  const { after } = context;
  const made = new Set([...keys, ...definitions, ...parts].map(keyOf));
  const isIts = (on: Reference): boolean =>
    made.has(keyOf(on)) ||
    (on.namespace === table.namespace && (on.kind === "table" ? on.name : on.table) === table.name) ||
    definitions.some(({ namespace, name }) => on.namespace === namespace && on.table === name);
  const comments = allOf(after, "comment");
  return comments
    .filter(({ on }) => isIts(on) && commentTextOn(on, after) !== undefined)
    .flatMap((comment) => kinds.comment.create(comment, context));
}
