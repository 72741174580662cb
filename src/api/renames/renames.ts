/** Rename hints of entities → operations, for those that fit the database. */
import type { AroundRenames } from "../../diff/around-renames.js";
import { SchemixError } from "../../errors/schemix-error.js";
import type { AnyOperation } from "../../objects/any.js";
import { allOf, find } from "../../objects/find.js";
import type { Naming } from "../../objects/kind.js";
import type { Reference } from "../../schema/object.js";
import type { RenameHint } from "../../schema/rename.js";
import type { Schema } from "../../schema/schema.js";
import { type Pair, pairsFor, referenceOfHint, takenNames } from "./pairs.js";

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

/**
 * The hints that still say something: the old name is in the database and the new one is not. Others have been
 * followed already and stay in the code without harm, or fit nothing.
 */
export function renamesFor(hints: readonly RenameHint[], current: Schema, naming: Naming): Renames {
  const outer = hints.filter(isOuter);
  const inner = hints.filter((hint) => !isOuter(hint));
  const state = new State(current);
  const followed = [outer.map((hint) => state.placed(hint)), inner].map((some) => follow(some, state));
  const isTaken = takenNames(current);
  const pairs = followed.flatMap(({ done }) => done.flatMap((hint) => pairsFor(hint, naming, isTaken)));
  const idle = followed.flatMap(({ left }) => left.map((hint) => ({ hint, reason: state.reasonFor(hint) })));
  return { ...inOrder(pairs), idle };
}

/** Renames that somebody has decided, after those of hints; their names are those of that time. */
export function withDecided(
  renames: Renames,
  decided: readonly RenameHint[],
  current: Schema,
  naming: Naming,
): Renames {
  const isTaken = takenNames(current);
  const { up, down } = inOrder(decided.flatMap((hint) => pairsFor(hint, naming, isTaken)));
  return { ...renames, up: [...renames.up, ...up], down: [...down, ...renames.down] };
}

/** The renames with the namespaces that they move something to made before, and taken away behind what takes the renames back. */
export function withNamespaces(
  { up, down, idle }: Renames,
  isThere: (namespace: string) => boolean,
): Renames {
  const targets = up.flatMap((operation) =>
    "toNamespace" in operation && operation.toNamespace !== undefined ? [operation.toNamespace] : [],
  );
  const made = new Set(targets.filter((name) => !isThere(name)));
  return {
    up: [...[...made].map((name) => ({ kind: "createNamespace", name }) as const), ...up],
    down: [...down, ...[...made].map((name) => ({ kind: "dropNamespace", name }) as const)],
    idle,
  };
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

/** A name and where it is. */
interface Spot {
  readonly namespace: string;
  readonly name: string;
}

/** Which names there are, and what the database still calls what has got a new one. */
class State {
  readonly #current: Schema;
  readonly #former = new Map<string, Spot>();
  /** Names that renames have given (`true`) or taken away (`false`). */
  readonly #changed = new Map<string, boolean>();

  constructor(current: Schema) {
    this.#current = current;
  }

  /** A former name with dots may be one with its namespace, where there is no such name and nothing that it could be by now. */
  placed(hint: RenameHint): RenameHint {
    const { from, fromNamespace } = hint;
    if (fromNamespace !== undefined || !from.includes(".")) return hint;
    if (this.#has(hint, formerSpot(hint)) || this.#has(hint, newSpot(hint))) return hint;
    const words = from.split(".");
    const places = words.slice(1).map((_, index) => ({
      ...hint,
      fromNamespace: words.slice(0, index + 1).join("."),
      from: words.slice(index + 1).join("."),
    }));
    return places.find((each) => this.#has(each, formerSpot(each))) ?? hint;
  }

  isPending(hint: RenameHint): boolean {
    return this.#has(hint, formerSpot(hint)) && !this.#has(hint, newSpot(hint));
  }

  reasonFor(hint: RenameHint): IdleHint["reason"] {
    const former = formerSpot(hint);
    if (this.#has(hint, newSpot(hint))) return this.#has(hint, former) ? "both" : "done";
    if (!this.#isOwnerThere(hint)) return "new";
    return this.#changed.get(this.#key(hint, former)) === false ? "taken" : "nothing";
  }

  rename(hint: RenameHint): void {
    const [from, to] = [formerSpot(hint), newSpot(hint)];
    this.#changed.set(this.#key(hint, from), false);
    this.#changed.set(this.#key(hint, to), true);
    this.#former.set(formerKey(hint.kind, to), from);
    if (hint.kind === "table" && from.namespace !== to.namespace) this.#takeSequences(from, to);
  }

  /** The sequences of a table's columns go where it goes. */
  #takeSequences(from: Spot, to: Spot): void {
    for (const sequence of allOf(this.#current, "sequence")) {
      const { namespace, name, ownedBy } = sequence;
      if (namespace !== from.namespace || ownedBy?.table !== from.name) continue;
      this.#changed.set(`${formerKey("sequence", { namespace, name })}\0`, false);
      this.#changed.set(`${formerKey("sequence", { namespace: to.namespace, name })}\0`, true);
    }
  }

  #has(hint: RenameHint, spot: Spot): boolean {
    return this.#changed.get(this.#key(hint, spot)) ?? this.#isInDatabase(hint, spot);
  }

  #isInDatabase(hint: RenameHint, { namespace, name }: Spot): boolean {
    const owner = this.#ownerOf(hint);
    if (hint.kind !== "enumValue") {
      const place = owner?.namespace ?? namespace;
      return this.#current.has({ ...referenceOfHint(hint, name, owner?.name ?? ""), namespace: place });
    }
    const found = owner && find(this.#current, { kind: "enum", ...owner });
    return found?.values.includes(name) ?? false;
  }

  #isOwnerThere(hint: RenameHint): boolean {
    const owner = this.#ownerOf(hint);
    if (owner === undefined) return true;
    const kinds = hint.kind === "enumValue" ? ["enum"] : ["table", "view", "materializedView"];
    return kinds.some((kind) => this.#current.has({ kind, ...owner }));
  }

  /** The table or enum that has the name, as the database calls it. */
  #ownerOf(hint: RenameHint): Spot | undefined {
    const { namespace } = hint;
    if (hint.kind === "enumValue") return this.#formerSpot("enum", { namespace, name: hint.enum });
    const name = "table" in hint ? hint.table : undefined;
    return name === undefined ? undefined : this.#formerSpot("table", { namespace, name });
  }

  #formerSpot(kind: string, spot: Spot): Spot {
    return this.#former.get(formerKey(kind, spot)) ?? spot;
  }

  #key(hint: RenameHint, spot: Spot): string {
    const owner = this.#ownerOf(hint);
    return `${formerKey(hint.kind, spot)}\0${owner === undefined ? "" : `${owner.namespace}\0${owner.name}`}`;
  }
}

function newSpot({ namespace, to }: RenameHint): Spot {
  return { namespace, name: to };
}

function formerSpot({ namespace, fromNamespace = namespace, from }: RenameHint): Spot {
  return { namespace: fromNamespace, name: from };
}

function formerKey(kind: string, { namespace, name }: Spot): string {
  return `${kind}\0${namespace}\0${name}`;
}
