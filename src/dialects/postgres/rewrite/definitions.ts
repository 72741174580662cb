/** What stands on what changes has to go first and come back last: views, triggers, policies, rules, functions… */
import type { AnyObject, AnyOperation, ObjectOf } from "../../../objects/any.js";
import {
  type Definition,
  definitionReference,
  definitionsOf,
  isDefinition,
} from "../../../objects/definition/shape.js";
import { allOf } from "../../../objects/find.js";
import { descendantsOf } from "../../../objects/inheritance.js";
import { namespaceIn } from "../../../objects/kind.js";
import { keyOf, type Reference } from "../../../schema/object.js";
import { compact } from "../../../util/compact.js";
import { isSameData } from "../../../util/compare.js";
import type { RewriteContext } from "../../dialect.js";
import { retypesForeign } from "../compile/alter-foreign.js";
import { definitionStatements } from "../compile/definition.js";
import { ownedSequences } from "./defaults.js";
import type { PlanEditor } from "./plan-editor.js";
import { isWithinValues, looksAtValues } from "./types/domain-values.js";

/** What an operation takes from under those that depend on it, though it may give it back. */
function disturbed(operation: AnyOperation, context: RewriteContext): readonly Reference[] {
  const { defaultNamespace, before } = context;
  const namespace = ("namespace" in operation ? operation.namespace : undefined) ?? defaultNamespace;
  switch (operation.kind) {
    case "dropTable": {
      const { table } = operation;
      const columns = before.childrenOf(namespace, table, "column");
      return [{ kind: "table", namespace, name: table }, ...columns, ...ownedSequences(operation, context)];
    }
    case "alterColumn":
      return operation.type === undefined
        ? []
        : [{ namespace, name: operation.table }, ...descendantsOf(before, namespace, operation.table)].map(
            (place) => ({
              kind: "column",
              namespace: place.namespace,
              table: place.name,
              name: operation.name,
            }),
          );
    case "dropIndex":
      return [{ kind: "index", namespace, table: operation.table, name: operation.name }];
    case "dropConstraint":
      return [{ kind: operation.type, namespace, table: operation.table, name: operation.name }];
    case "alterEnum": {
      const uses = operation.columns ?? [];
      return [
        { kind: "enum", namespace, name: operation.name },
        ...uses.map((use) => ({
          kind: "column",
          namespace: use.namespace ?? defaultNamespace,
          table: use.table,
          name: use.column,
        })),
      ];
    }
    case "dropObject":
      return [definitionReference(operation, defaultNamespace)];
    case "alterObject":
      return retypesForeign(operation) ? [definitionReference(operation, defaultNamespace)] : [];
    default:
      return [];
  }
}

export function rewriteDefinitions(editor: PlanEditor, context: RewriteContext): void {
  const retyping = editor.operations.filter(({ kind }) => kind === "alterColumn" || kind === "alterEnum");
  for (const operation of retyping)
    for (const changed of disturbed(operation, context)) setTargetsOfIndexes(changed, editor, context);
  if (definitionsOf(context.before).length === 0) return;
  for (const domain of allOf(context.before, "domain"))
    if (isLookedAt(domain, editor, context) && isWithinValues(domain, editor.dependents))
      editor.recreate(domain);
  const replacedColumns = editor.replacedColumns();
  for (const operation of [...editor.operations]) {
    for (const reference of disturbed(operation, context))
      recreateAbove(reference, editor, new Set(), remainsUnder(operation));
    if (operation.kind !== "alterColumn" || operation.type === undefined) continue;
    const { namespace = context.defaultNamespace, table, name } = operation;
    const onPartitions = editor.dependentsOnPartitions({ namespace, table, name });
    for (const dependent of onPartitions.filter(({ kind }) => inTheWayOfTypes.has(kind))) {
      editor.recreate(dependent);
      recreateAbove(dependent, editor);
    }
    const onColumns = disturbed(operation, context).flatMap((column) => editor.dependentsOf(column));
    for (const dependent of [...onColumns, ...onPartitions]) setTargetsAgain(dependent, editor, context);
  }
  for (const column of replacedColumns) recreateAbove(column, editor);
  recreateWithRows(editor, context);
}

/**
 * A body that the server has parsed stands on the columns that it reads, and has to give the rows of its table as they are: where a
 * column goes, it can be replaced neither before nor behind that.
 */
function recreateWithRows(editor: PlanEditor, { defaultNamespace }: RewriteContext): void {
  for (const operation of editor.operations) {
    if (operation.kind !== "dropColumn") continue;
    const { namespace = defaultNamespace, table, name } = operation;
    for (const routine of editor.dependentsOf({ kind: "column", namespace, table, name })) {
      const rows = keyOf({ kind: "table", namespace, name: table });
      const isOfRows = editor.dependents.needsOf(routine).some((needed) => keyOf(needed) === rows);
      if (routine.kind !== "function" || !isOfRows) continue;
      editor.recreate(routine);
      recreateAbove(routine, editor);
    }
  }
}

/** Whether the change of a domain makes the server look at all values of it. */
function isLookedAt(domain: Reference, editor: PlanEditor, { defaultNamespace }: RewriteContext): boolean {
  return editor.operations.some(
    (operation) =>
      operation.kind === "alterObject" &&
      keyOf(definitionReference(operation, defaultNamespace)) === keyOf(domain) &&
      operation.statements.some(looksAtValues),
  );
}

/** Kinds that keep a column from getting another type; indexes and constraints the server makes anew itself. */
const inTheWayOfTypes: ReadonlySet<string> = new Set([
  "view",
  "materializedView",
  "trigger",
  "rule",
  "policy",
  "function",
  "procedure",
  "publication",
]);

/** What the server itself brings along: publications lose a table that goes, a new type is given to what is built of it. */
function remainsUnder({ kind }: AnyOperation): readonly string[] {
  if (kind === "dropTable") return ["publication"];
  return kind === "alterColumn" || kind === "alterObject" ? ["exclusion", "statistics"] : [];
}

/** The server makes statistics anew with the type of a column, and forgets how many values they are to look at. */
function setTargetsAgain(dependent: AnyObject, editor: PlanEditor, { after }: RewriteContext): void {
  const wanted = dependent.kind === "statistics" ? (after.get(dependent) as Definition) : undefined;
  if (wanted === undefined || !isSameData(wanted, dependent)) return;
  const [, ...statements] = definitionStatements(wanted.kind, wanted.definition);
  const place = { namespace: wanted.namespace, object: wanted.kind, name: wanted.name };
  if (statements.length > 0) editor.add({ kind: "alterObject", ...place, statements });
}

/** So it does with indexes. */
export function setTargetsOfIndexes(changed: Reference, editor: PlanEditor, context: RewriteContext): void {
  const former = context.before.get(changed) as AnyObject | undefined;
  const built = former?.kind === "column" ? editor.builtOn(former) : [];
  for (const index of new Map(built.map((each) => [keyOf(each), each])).values()) {
    const { kind, namespace, table = "", name } = index;
    const wanted = context.after.get(index) as ObjectOf<"index"> | undefined;
    if (kind !== "index" || wanted?.statistics === undefined) continue;
    if (!isSameData(wanted.statistics, index.statistics) || editor.isDropped(index)) continue;
    const place = compact({ namespace: namespaceIn(context, namespace, table), table, name });
    editor.add({ kind: "alterIndex", ...place, statistics: wanted.statistics });
  }
}

/** Drops what depends on an object before the change and makes it again after it, but for kinds that remain. */
export function recreateAbove(
  reference: Reference,
  editor: PlanEditor,
  seen = new Set<string>(),
  remaining: readonly string[] = [],
): void {
  if (seen.has(keyOf(reference))) return;
  seen.add(keyOf(reference));
  for (const dependent of editor.dependentsOf(reference)) {
    if (remaining.includes(dependent.kind) || isOfColumn(dependent, reference)) continue;
    if (dependent.kind === "domain" && editor.releaseDomain(dependent, reference)) continue;
    if (isDefinition(dependent)) {
      editor.recreate(dependent);
      recreateAbove(dependent, editor, seen);
    } else if (isDefinition(reference)) {
      recreateBase(dependent, editor);
      if (dependent.kind === "index") recreateAbove(dependent, editor, seen);
    }
  }
}

/** What somebody may do with a column is not in the way of its change: see column-privileges.ts. */
function isOfColumn({ kind }: AnyObject, reference: Reference): boolean {
  return kind === "privilege" && reference.kind === "column";
}

/** Expressions of tables that call what is made anew. */
function recreateBase(dependent: AnyObject, editor: PlanEditor): void {
  if (["check", "index", "foreignKey"].includes(dependent.kind)) editor.recreate(dependent);
  else if (dependent.kind === "column") {
    if (dependent.generated !== undefined) editor.recreate(dependent);
    else if (dependent.default !== undefined) editor.liftDefault(dependent);
  }
}
