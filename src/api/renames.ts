/** Rename hints of entities → operations, for those that fit the database. */
import type { AnyOperation } from "../objects/any.js";
import type { Enum } from "../objects/enum/shape.js";
import type { RenameHint } from "../schema/rename.js";
import type { Schema } from "../schema/schema.js";

/** Renames in the order of doing, and what takes them back in the order of doing that. */
export interface Renames {
  readonly up: readonly AnyOperation[];
  readonly down: readonly AnyOperation[];
}

/** One rename, and the one that takes it back. */
type Pair = readonly [there: AnyOperation, back: AnyOperation];

/**
 * The hints that still say something: the old name is in the database and the new one is not. Others have been
 * followed already and stay in the code without harm.
 */
export function renamesFor(hints: readonly RenameHint[], current: Schema, defaultNamespace: string): Renames {
  const outer = hints.filter(({ kind }) => kind === "table" || kind === "enum");
  const inner = hints.filter(({ kind }) => kind === "column" || kind === "enumValue");
  const state = new State(current);
  const pairs = [...follow(outer, state, defaultNamespace), ...follow(inner, state, defaultNamespace)];
  return { up: pairs.map(([there]) => there), down: pairs.map(([, back]) => back).reverse() };
}

/** Again and again: a name that one hint takes may be one that another gives away. */
function follow(hints: readonly RenameHint[], state: State, defaultNamespace: string): readonly Pair[] {
  const pairs: Pair[] = [];
  let waiting = hints;
  for (;;) {
    const left = waiting.filter((hint) => {
      if (!state.isPending(hint)) return true;
      state.rename(hint);
      pairs.push(pairFor(hint, hint.namespace === defaultNamespace ? {} : { namespace: hint.namespace }));
      return false;
    });
    if (left.length === waiting.length) return pairs;
    waiting = left;
  }
}

/** Which names there are, and what the database still calls what has got a new one. */
class State {
  readonly #current: Schema;
  readonly #former = new Map<string, string>();
  /** Names that renames have given (`true`) or taken away (`false`). */
  readonly #changed = new Map<string, boolean>();

  constructor(current: Schema) {
    this.#current = current;
  }

  isPending(hint: RenameHint): boolean {
    return this.#has(hint, hint.from) && !this.#has(hint, hint.to);
  }

  rename(hint: RenameHint): void {
    this.#changed.set(this.#key(hint, hint.from), false);
    this.#changed.set(this.#key(hint, hint.to), true);
    this.#former.set(formerKey(hint.kind, hint.namespace, hint.to), hint.from);
  }

  #has(hint: RenameHint, name: string): boolean {
    return this.#changed.get(this.#key(hint, name)) ?? this.#isInDatabase(hint, name);
  }

  #isInDatabase(hint: RenameHint, name: string): boolean {
    const { namespace } = hint;
    const owner = this.#ownerOf(hint);
    if (hint.kind === "column") return this.#current.has({ kind: "column", namespace, table: owner, name });
    if (hint.kind !== "enumValue") return this.#current.has({ kind: hint.kind, namespace, name });
    const found = this.#current.get({ kind: "enum", namespace, name: owner }) as Enum | undefined;
    return found?.values.includes(name) ?? false;
  }

  /** The table or enum that has the name, as the database calls it. */
  #ownerOf(hint: RenameHint): string {
    if (hint.kind === "column") return this.#formerName("table", hint.namespace, hint.table);
    return hint.kind === "enumValue" ? this.#formerName("enum", hint.namespace, hint.enum) : "";
  }

  #formerName(kind: string, namespace: string, name: string): string {
    return this.#former.get(formerKey(kind, namespace, name)) ?? name;
  }

  #key(hint: RenameHint, name: string): string {
    return `${formerKey(hint.kind, hint.namespace, name)}\0${this.#ownerOf(hint)}`;
  }
}

function formerKey(kind: string, namespace: string, name: string): string {
  return `${kind}\0${namespace}\0${name}`;
}

function pairFor(hint: RenameHint, place: { readonly namespace?: string }): Pair {
  const { from, to } = hint;
  switch (hint.kind) {
    case "table":
      return [
        { kind: "renameTable", ...place, table: from, to },
        { kind: "renameTable", ...place, table: to, to: from },
      ];
    case "enum":
      return [
        { kind: "renameEnum", ...place, name: from, to },
        { kind: "renameEnum", ...place, name: to, to: from },
      ];
    case "column": {
      const target = { ...place, table: hint.table };
      return [
        { kind: "renameColumn", ...target, name: from, to },
        { kind: "renameColumn", ...target, name: to, to: from },
      ];
    }
    case "enumValue": {
      const target = { ...place, name: hint.enum };
      return [
        { kind: "renameEnumValue", ...target, value: from, to },
        { kind: "renameEnumValue", ...target, value: to, to: from },
      ];
    }
  }
}
