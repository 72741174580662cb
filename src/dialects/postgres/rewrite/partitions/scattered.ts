/**
 * Indexes and keys that were made `ON ONLY` a whole, and those of partitions that are attached to them: what is attached goes with what
 * it is attached to, and in no other way.
 */
import type { AnyObject, AnyOperation } from "../../../../objects/any.js";
import type { Definition, DropObject } from "../../../../objects/definition/shape.js";
import { definitionReference, detailsOf } from "../../../../objects/definition/shape.js";
import type { PrimaryKey } from "../../../../objects/primary-key/shape.js";
import type { Execute } from "../../../../operations/step.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import type { Schema } from "../../../../schema/schema.js";
import type { RewriteContext } from "../../../dialect.js";
import type { PlaceInTree } from "../../compile/alter-partition.js";
import { qualified, quote } from "../../sql/writer.js";
import type { PlanEditor } from "../plan-editor.js";
import { isMakingPartition, wholeOf } from "./partitions.js";

const kinds = ["partitionIndex", "partitionConstraint"] as const;

/** The indexes and keys of such trees. */
export function scatteredIn(schema: Schema): readonly Definition[] {
  return kinds.flatMap((kind) => schema.ofKind(kind) as readonly Definition[]).filter(isScattered);
}

/** Whether an index or key of a whole or a partition is one of such a tree. */
export function isScattered(fact: Definition): boolean {
  return detailsOf<PlaceInTree>(fact)?.only !== undefined;
}

export function isAttached(fact: Definition): boolean {
  return (detailsOf<PlaceInTree>(fact)?.whole ?? null) !== null;
}

/** What an index or key of a partition is attached to. */
export function attachedTo(fact: Definition, schema: Schema): Definition | undefined {
  const name = detailsOf<PlaceInTree>(fact)?.whole;
  const found = schema
    .dependenciesOf(fact)
    .find((each) => (kinds as readonly string[]).includes(each.kind) && each.name === name);
  return found === undefined ? undefined : (schema.get(found) as Definition | undefined);
}

function topOf(fact: Definition, schema: Schema): Definition {
  const above = attachedTo(fact, schema);
  return above === undefined ? fact : topOf(above, schema);
}

/** A tree is made anew where something attached goes alone, and where a partition comes, to which the server would give an index. */
export function rewriteScattered(editor: PlanEditor, context: RewriteContext): void {
  const { before, after } = context;
  const facts = scatteredIn(before);
  if (facts.length === 0) return;
  const dropped = droppedIn(editor.operations, context);
  for (const fact of facts.filter((each) => isAttached(each) && dropped.has(keyOf(each)))) {
    const top = topOf(fact, before);
    if (after.has(top)) editor.recreate(top as AnyObject);
  }
  for (const partition of editor.operations.filter(isMakingPartition)) {
    const made = after.get(definitionReference(partition, context.defaultNamespace));
    const wholes = made === undefined ? [] : wholesOf(made, after);
    for (const fact of facts)
      if (!isAttached(fact) && wholes.some(({ namespace, name }) => isOn(fact, namespace, name)))
        if (after.has(fact)) editor.recreate(fact as AnyObject);
  }
}

function isOn(fact: Definition, namespace: string, table: string): boolean {
  return fact.namespace === namespace && fact.table === table;
}

/** What a partition is of, however far above. */
function wholesOf(partition: Reference, schema: Schema): readonly Reference[] {
  const whole = wholeOf(partition, schema);
  return whole === undefined ? [] : [whole, ...wholesOf(whole, schema)];
}

/** The definitions that operations drop, by their keys. */
export function droppedIn(
  operations: readonly AnyOperation[],
  { defaultNamespace }: RewriteContext,
): ReadonlyMap<string, DropObject> {
  return new Map(
    operations.flatMap((operation) =>
      operation.kind === "dropObject"
        ? [[keyOf(definitionReference(operation, defaultNamespace)), operation] as const]
        : [],
    ),
  );
}

/** What is attached is not dropped by itself. */
export function dropTrees(editor: PlanEditor, context: RewriteContext): void {
  const { before } = context;
  const facts = scatteredIn(before).filter(isAttached);
  if (facts.length === 0) return;
  const dropped = droppedIn(editor.operations, context);
  for (const fact of facts) {
    const top = topOf(fact, before);
    const [own, whole] = [dropped.get(keyOf(fact)), dropped.get(keyOf(top))];
    if (whole === undefined) continue;
    if (own !== undefined) editor.replace(own);
    if (!isOwn(fact)) continue;
    editor.replace(whole, { ...dropWithOwn(top), turn: "dropIndex" });
    for (const column of keyColumnsOf(fact)) {
      const { namespace, table } = fact;
      const loosened = dropped.get(keyOf({ kind: "partitionNotNull", namespace, table, name: column }));
      if (loosened !== undefined) editor.replace(loosened, loosenBehind(fact, column));
    }
  }
}

function keyColumnsOf(fact: Definition): readonly string[] {
  const key = fact.alone;
  return key?.kind === "primaryKey" ? (key as PrimaryKey).columns : [];
}

/** A primary key that goes with its index goes later than by itself; what it asks of its columns goes behind it. */
function loosenBehind({ namespace, table = "" }: Definition, column: string): Execute {
  const sql = `ALTER TABLE ${qualified(namespace, table)} ALTER COLUMN ${quote(column)} DROP NOT NULL`;
  return { kind: "execute", sql, parameters: [], turn: "beforeColumns" };
}

/** Whether what is attached is the index of a constraint that comes of none. */
export function isOwn(fact: Definition): boolean {
  return detailsOf<PlaceInTree>(fact)?.own === true;
}

/** An index takes along a constraint that is a partition's own only when told to. */
export function dropWithOwn({ namespace, name }: Reference): Execute {
  return { kind: "execute", sql: `DROP INDEX ${qualified(namespace, name)} CASCADE`, parameters: [] };
}

/** A tree from its top down. */
export function treeOf(top: Definition, schema: Schema): readonly Definition[] {
  const key = keyOf(top);
  return scatteredIn(schema).filter((fact) => keyOf(topOf(fact, schema)) === key);
}
