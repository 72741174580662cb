/** Rename hints of entities → operations, for those that fit the database. */
import type { AnyOperation } from "../objects/any.js";
import type { Enum } from "../objects/enum/shape.js";
import { compact } from "../operations/recording.js";
import type { Reference } from "../schema/object.js";
import type { RenameHint } from "../schema/rename.js";
import type { Schema } from "../schema/schema.js";

/** Renames in the order of doing, and what takes them back in the order of doing that. */
export interface Renames {
  readonly up: readonly AnyOperation[];
  readonly down: readonly AnyOperation[];
}

/** Names that the hints before have changed: what the database still calls them. */
type FormerNames = ReadonlyMap<string, string>;

/** One rename, and the one that takes it back. */
type Pair = readonly [there: AnyOperation, back: AnyOperation];

/**
 * The hints that still say something: the old name is in the database and the new one is not. Others have been
 * followed already and stay in the code without harm.
 */
export function renamesFor(hints: readonly RenameHint[], current: Schema, defaultNamespace: string): Renames {
  const outer = hints.filter(({ kind }) => kind === "table" || kind === "enum");
  const inner = hints.filter(({ kind }) => kind === "column" || kind === "enumValue");
  const pairs: Pair[] = [];
  const former = new Map<string, string>();
  for (const hint of [...outer, ...inner]) {
    const namespace = hint.namespace === defaultNamespace ? undefined : hint.namespace;
    const pair = pairFor(hint, current, former, compact({ namespace }));
    if (pair === undefined) continue;
    pairs.push(pair);
    former.set(formerKey(hint.kind, hint.namespace, hint.to), hint.from);
  }
  return { up: pairs.map(([there]) => there), down: pairs.map(([, back]) => back).reverse() };
}

function formerKey(kind: string, namespace: string, name: string): string {
  return `${kind}\0${namespace}\0${name}`;
}

function pairFor(
  hint: RenameHint,
  current: Schema,
  former: FormerNames,
  place: { namespace?: string | undefined },
): Pair | undefined {
  const { namespace, from, to } = hint;
  const isPending = (reference: (name: string) => Reference): boolean =>
    current.has(reference(from)) && !current.has(reference(to));
  if (hint.kind === "table") {
    if (!isPending((name) => ({ kind: "table", namespace, name }))) return undefined;
    return [
      { kind: "renameTable", ...place, table: from, to },
      { kind: "renameTable", ...place, table: to, to: from },
    ];
  }
  if (hint.kind === "enum") {
    if (!isPending((name) => ({ kind: "enum", namespace, name }))) return undefined;
    return [
      { kind: "renameEnum", ...place, name: from, to },
      { kind: "renameEnum", ...place, name: to, to: from },
    ];
  }
  if (hint.kind === "column") {
    const table = former.get(formerKey("table", namespace, hint.table)) ?? hint.table;
    if (!isPending((name) => ({ kind: "column", namespace, table, name }))) return undefined;
    const target = { ...place, table: hint.table };
    return [
      { kind: "renameColumn", ...target, name: from, to },
      { kind: "renameColumn", ...target, name: to, to: from },
    ];
  }
  const name = former.get(formerKey("enum", namespace, hint.enum)) ?? hint.enum;
  const owner = current.get({ kind: "enum", namespace, name }) as Enum | undefined;
  if (owner === undefined || !owner.values.includes(from) || owner.values.includes(to)) return undefined;
  const target = { ...place, name: hint.enum };
  return [
    { kind: "renameEnumValue", ...target, value: from, to },
    { kind: "renameEnumValue", ...target, value: to, to: from },
  ];
}
