/** Rename hints of entities → operations, for those that fit the database. */
import type { AroundRenames } from "../diff/around-renames.js";
import { SchemixError } from "../errors/schemix-error.js";
import type { AnyOperation } from "../objects/any.js";
import type { DefinitionKind } from "../objects/definition/shape.js";
import type { Enum } from "../objects/enum/shape.js";
import type { Reference } from "../schema/object.js";
import type { RenameHint } from "../schema/rename.js";
import type { Schema } from "../schema/schema.js";

/** Renames in the order of doing, and what takes them back in the order of doing that. */
export interface Renames {
  readonly up: readonly AnyOperation[];
  readonly down: readonly AnyOperation[];
  /** Hints that nothing is done for, and why. */
  readonly idle: readonly IdleHint[];
}

export interface IdleHint {
  readonly hint: RenameHint;
  /**
   * `done`: it has been followed already. `new`: what it stands in is not there yet. `both`: the old and the new name are
   * there. `nothing`: neither is. `taken`: another hint gives the old name away.
   */
  readonly reason: "done" | "new" | "both" | "nothing" | "taken";
}

/** One rename, and the one that takes it back. */
type Pair = readonly [there: AnyOperation, back: AnyOperation];

/**
 * The hints that still say something: the old name is in the database and the new one is not. Others have been
 * followed already and stay in the code without harm, or fit nothing.
 */
export function renamesFor(hints: readonly RenameHint[], current: Schema, defaultNamespace: string): Renames {
  const outer = hints.filter(isOuter);
  const inner = hints.filter((hint) => !isOuter(hint));
  const state = new State(current);
  const followed = [outer, inner].map((some) => follow(some, state));
  const pairs = followed.flatMap(({ done }) => done.map((hint) => pairFor(hint, defaultNamespace)));
  const idle = followed.flatMap(({ left }) => left.map((hint) => ({ hint, reason: state.reasonFor(hint) })));
  return { ...inOrder(pairs), idle };
}

/** Renames that somebody has decided, after those of hints; their names are those of that time. */
export function withDecided(
  renames: Renames,
  decided: readonly RenameHint[],
  defaultNamespace: string,
): Renames {
  const { up, down } = inOrder(decided.map((hint) => pairFor(hint, defaultNamespace)));
  return { ...renames, up: [...renames.up, ...up], down: [...down, ...renames.down] };
}

/** The renames with what a dialect wants done around them on the way there; back it is up to the plan. */
export function surrounded(renames: Renames, around: AroundRenames | undefined): Renames {
  if (around === undefined) return renames;
  const { up, down } = renames;
  return {
    ...renames,
    up: [...around.before, ...up.filter((_, index) => around.isLeft(index)), ...around.behind],
    down: down.filter((_, index) => around.isLeft(down.length - 1 - index)),
  };
}

/**
 * What is in the way of a rename is made again by the plan, which makes only what is declared.
 * @throws SchemixError `RENAME_INVALID`
 */
export function refuseForeign(cleared: readonly Reference[], managed: Schema): void {
  const foreign = cleared.filter((reference) => !managed.has(reference));
  if (foreign.length === 0) return;
  const names = foreign.map(({ kind, namespace, table, name }) =>
    [kind, [namespace, table, name].filter((part) => part !== undefined).join(".")].join(" "),
  );
  throw new SchemixError("RENAME_INVALID", {
    message: `What is renamed is used by name where no entity says it: ${names.join(", ")}`,
    why: "The database lets nothing be renamed that such an object is bound to, and it would have to be made again with the new name in it.",
    fix: "Declare it (`schemix pull` writes it), or drop it before the rename and create it again in a migration of its own.",
    data: { objects: foreign },
  });
}

function inOrder(pairs: readonly Pair[]): Pick<Renames, "up" | "down"> {
  return { up: pairs.map(([there]) => there), down: pairs.map(([, back]) => back).reverse() };
}

function isOuter({ kind }: RenameHint): boolean {
  return kind === "table" || kind === "enum" || kind === "sequence";
}

/** Again and again: a name that one hint takes may be one that another gives away. */
function follow(
  hints: readonly RenameHint[],
  state: State,
): { readonly done: readonly RenameHint[]; readonly left: readonly RenameHint[] } {
  const done: RenameHint[] = [];
  let waiting = hints;
  for (;;) {
    const left = waiting.filter((hint) => {
      if (!state.isPending(hint)) return true;
      state.rename(hint);
      done.push(hint);
      return false;
    });
    if (left.length === waiting.length) return { done, left };
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

  reasonFor(hint: RenameHint): IdleHint["reason"] {
    if (this.#has(hint, hint.to)) return this.#has(hint, hint.from) ? "both" : "done";
    if (!this.#isOwnerThere(hint)) return "new";
    return this.#changed.get(this.#key(hint, hint.from)) === false ? "taken" : "nothing";
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
    if (hint.kind !== "enumValue") return this.#current.has(referenceOfHint(hint, name, this.#ownerOf(hint)));
    const found = this.#current.get({ kind: "enum", namespace, name: this.#ownerOf(hint) }) as
      | Enum
      | undefined;
    return found?.values.includes(name) ?? false;
  }

  #isOwnerThere(hint: RenameHint): boolean {
    const name = this.#ownerOf(hint);
    if (name === "") return true;
    const kinds = hint.kind === "enumValue" ? ["enum"] : ["table", "view", "materializedView"];
    return kinds.some((kind) => this.#current.has({ kind, namespace: hint.namespace, name }));
  }

  /** The table or enum that has the name, as the database calls it. */
  #ownerOf(hint: RenameHint): string {
    if (hint.kind === "enumValue") return this.#formerName("enum", hint.namespace, hint.enum);
    const table = "table" in hint ? hint.table : undefined;
    return table === undefined ? "" : this.#formerName("table", hint.namespace, table);
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

/** What a hint speaks of under one of its names; of an enum's value there is no reference of its own. */
export function referenceOfHint(hint: RenameHint, name: string, owner?: string): Reference {
  const { namespace } = hint;
  const kind = hint.kind === "definition" ? hint.object : hint.kind;
  const table = owner ?? ("table" in hint ? hint.table : undefined);
  return table === undefined || table === "" ? { kind, namespace, name } : { kind, namespace, table, name };
}

function pairFor(hint: RenameHint, defaultNamespace: string): Pair {
  const { from, to } = hint;
  return [renameOf(hint, from, to, defaultNamespace), renameOf(hint, to, from, defaultNamespace)];
}

function renameOf(hint: RenameHint, name: string, to: string, defaultNamespace: string): AnyOperation {
  const isElsewhere = hint.namespace !== defaultNamespace && hint.namespace !== "";
  const place = isElsewhere ? { namespace: hint.namespace } : {};
  switch (hint.kind) {
    case "table":
      return { kind: "renameTable", ...place, table: name, to };
    case "enum":
      return { kind: "renameEnum", ...place, name, to };
    case "sequence":
      return { kind: "renameSequence", ...place, name, to };
    case "column":
      return { kind: "renameColumn", ...place, table: hint.table, name, to };
    case "index":
      return { kind: "renameIndex", ...place, table: hint.table, name, to };
    case "enumValue":
      return { kind: "renameEnumValue", ...place, name: hint.enum, value: name, to };
    case "definition": {
      const table = hint.table === undefined ? {} : { table: hint.table };
      return { kind: "renameObject", ...place, ...table, object: hint.object as DefinitionKind, name, to };
    }
    default:
      return { kind: "renameConstraint", ...place, table: hint.table, name, to };
  }
}
