import type { AnyOperation } from "../../../objects/any.js";
import { type AlterColumn, type Column, hasChanges } from "../../../objects/column/shape.js";
import { keyOf, type Reference, referenceOf } from "../../../schema/object.js";
import { compact } from "../../../util/compact.js";
import type { RewriteContext } from "../../dialect.js";
import { quote } from "../sql/writer.js";
import { passingDefault } from "../types/outdated.js";
import { spell } from "../types/type-spelling.js";
import type { PlanEditor } from "./plan-editor.js";

/**
 * ALTER COLUMN says all of a column each time, and is refused as long as something is built on it.
 * @returns columns that become identities or count otherwise, which takes a table made anew
 */
export function rewriteColumns(editor: PlanEditor, context: RewriteContext): readonly Reference[] {
  const rebuilt: Reference[] = [];
  const changed: (readonly [before: Column, after: Column, isReplaced: boolean])[] = [];
  for (const operation of editor.operations.filter(isAlterColumn)) {
    if (!editor.operations.includes(operation)) continue;
    const { namespace = context.defaultNamespace, table, name } = operation;
    const reference = { kind: "column", namespace, table, name };
    const before = context.before.get(reference) as Column | undefined;
    const after = context.after.get(reference) as Column | undefined;
    if (before === undefined || after === undefined) continue;
    // Neither what is computed nor a rowversion is altered (error 4928), and the server fills both by itself.
    if (after.generated !== undefined || [before, after].every(({ type }) => type === "rowversion")) {
      editor.recreate(before);
      continue;
    }
    const { identity, ...rest } = mergedChanges(operation, before, editor);
    if (identity !== undefined && identity !== null) rebuilt.push(reference);
    const change = withAll({ ...rest, ...(identity === null ? { identity } : {}) }, before, after);
    if (hasChanges(change)) editor.add(change);
    const isReplaced = identity === null || change.generated === null || change.using !== undefined;
    if (isReplaced || hasDefinition(change)) changed.push([before, after, isReplaced]);
  }
  for (const [before, after, isReplaced] of changed) recreateAround(before, after, isReplaced, editor);
  editor.recreateOnReplacedColumns();
  for (const column of editor.replacedColumns()) editor.recreateAbove(column);
  return rebuilt;
}

function isAlterColumn(operation: AnyOperation): operation is AlterColumn {
  return operation.kind === "alterColumn";
}

/** All that is changed of a column in one operation: it is written anew once. */
function mergedChanges(operation: AlterColumn, column: Column, editor: PlanEditor): AlterColumn {
  const { kind, namespace, table, name } = operation;
  const changes = editor.takeChangesOf(column);
  const { existingIdentity: _, restartIfOutside: _restart, ...merged } = changes;
  return { kind, ...compact({ namespace }), table, name, ...merged } as AlterColumn;
}

function hasDefinition({ type, nullable, collation }: AlterColumn): boolean {
  return type !== undefined || nullable !== undefined || collation !== undefined;
}

/** The change with what the server would take for another wish when it is left out. */
function withAll(change: AlterColumn, before: Column, after: Column): AlterColumn {
  const isWhole = hasDefinition(change) || change.identity === null || change.generated === null;
  const whole = isWhole
    ? compact({
        type: after.type,
        nullable: after.nullable,
        collation: after.collation ?? (before.collation === undefined ? undefined : null),
        sparse: after.sparse === true ? true : change.sparse,
        using: change.using ?? stepping(after),
      })
    : {};
  const isNamed = change.default !== undefined && change.default !== null && after.defaultName !== undefined;
  return { ...change, ...whole, ...(isNamed ? { defaultName: after.defaultName } : {}) };
}

/** Where no ALTER COLUMN leads to a type a new column takes the place of the one that is there, with its values. */
function stepping({ type, name }: Column): string | undefined {
  return passingDefault(type) === undefined ? undefined : quote(name);
}

/** "ALTER TABLE", arguments of ALTER COLUMN: what has to be gone before a column changes. */
function recreateAround(before: Column, after: Column, isReplaced: boolean, editor: PlanEditor): void {
  const key = keyOf(before);
  const isKept = !isReplaced && isGrowth(before, after);
  for (const part of editor.builtOn(before)) {
    const isLight =
      part.kind === "check" || part.kind === "unique" || (part.kind === "index" && part.where === undefined);
    if (!(isKept && isLight)) editor.recreate(part);
  }
  editor.recreateForeignKeysOf((reference) => keyOf(reference) === key);
  editor.recreateAbove(referenceOf(before));
}

const growing: ReadonlySet<string> = new Set(["varchar", "nvarchar", "varbinary"]);

/** More room for what is of no fixed length: what is built on the column may stay, but for primary and foreign keys. */
function isGrowth(before: Column, after: Column): boolean {
  const [from, to] = [spell(before.type), spell(after.type)];
  if (from === undefined || to === undefined || from.base !== to.base || !growing.has(from.base))
    return false;
  const [least, most] = [from.numbers[0], to.numbers[0]];
  const isLonger = typeof least === "number" && typeof most === "number" && most >= least;
  return isLonger && before.collation === after.collation && before.nullable === after.nullable;
}
