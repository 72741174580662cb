/** When objects that are said in SQL have their turn: the server's own dependencies decide. */
import {
  type Definition,
  type DefinitionOperation,
  definitionReference,
  definitionsOf,
  isDefinition,
} from "../objects/definition/shape.js";
import type { DiffContext } from "../objects/kind.js";
import { isOfMaterializedView } from "../objects/owner.js";
import { keyOf, type Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import { BodyNames } from "./body-names.js";
import type { Circles } from "./circles.js";

/** Made before tables even when nothing leans on them yet. */
const foundations = new Set(["extension", "collation", "domain", "compositeType", "tableType", "rangeType"]);

/** What is of a partition, or of a whole alone. */
const ofWholes: ReadonlySet<string> = new Set(["partitionIndex", "partitionConstraint"]);

/** The order within one schema: what leans comes after what it leans on. */
class Ranks {
  readonly #schema: Schema;
  readonly #ranks = new Map<string, number>();
  /** Those that tables lean on, and what these lean on in turn. */
  readonly #early = new Set<string>();
  /** Those that parts of tables lean on which are made after them. */
  readonly #inCircles = new Set<string>();
  readonly #bodies: BodyNames;
  #completed = 0;

  /**
   * @param partsInCircles parts of tables that are made after all tables, and go before them
   * @param isLeaning whether what a part of a table leans on is leant on by the table
   */
  constructor(
    schema: Schema,
    bodyLookup: DiffContext["bodyLookup"],
    partsInCircles: ReadonlySet<string>,
    isLeaning: (part: Reference) => boolean = () => false,
  ) {
    this.#schema = schema;
    const definitions = definitionsOf(schema);
    this.#bodies = new BodyNames(definitions, bodyLookup);
    for (const definition of definitions) this.#visit(definition);
    if (definitions.length === 0) return;
    for (const object of schema) {
      if (object.kind === "comment" || isOfMaterializedView(schema, object)) continue;
      // It comes behind all tables, and goes before them.
      if (object.kind === "foreignKey") continue;
      if (isDefinition(object) && !isLeaning(object)) continue;
      const marked = partsInCircles.has(keyOf(object)) ? this.#inCircles : this.#early;
      for (const needed of schema.dependenciesOf(object)) this.#mark(needed, marked);
    }
    for (const definition of definitions)
      if (foundations.has(definition.kind) && !this.#leansOnTable(definition))
        this.#mark(definition, this.#early);
  }

  rank(reference: Reference): number {
    return this.#ranks.get(keyOf(reference)) ?? 0;
  }

  /**
   * Whether it leans on the index of a view, which is made after all views, or is an index or key of a whole without those of the
   * partitions, which have to be there, or is attached to one.
   */
  isOnIndex(reference: Reference): boolean {
    if (ofWholes.has(reference.kind) && this.#isOfTable(reference)) return true;
    return this.#schema
      .dependenciesOf(reference)
      .some(
        (needed) =>
          isOfMaterializedView(this.#schema, needed) || (ofWholes.has(needed.kind) && this.isOnIndex(needed)),
      );
  }

  #isOfTable({ namespace, table = "" }: Reference): boolean {
    return this.#schema.has({ kind: "table", namespace, name: table });
  }

  isEarly(reference: Reference): boolean {
    return this.#early.has(keyOf(reference));
  }

  isInCircle(reference: Reference): boolean {
    return this.#inCircles.has(keyOf(reference)) && !this.isEarly(reference);
  }

  #visit(definition: Reference): void {
    const key = keyOf(definition);
    if (this.#ranks.has(key)) return;
    // Taken before what it leans on is looked at: a circle ends here, and the server knows none.
    this.#ranks.set(key, -1);
    for (const needed of [...this.#schema.dependenciesOf(definition), ...this.#mentionedBy(definition)]) {
      if (isDefinition(needed) && this.#schema.has(needed)) this.#visit(needed);
    }
    this.#ranks.set(key, ++this.#completed);
  }

  #mentionedBy(reference: Reference): readonly Reference[] {
    if (reference.kind !== "function" && reference.kind !== "procedure") return [];
    const routine = this.#schema.get(reference);
    return routine === undefined ? [] : this.#bodies.namedBy(routine as Definition);
  }

  #mark(reference: Reference, marked: Set<string>): void {
    const key = keyOf(reference);
    if (!isDefinition(reference) || marked.has(key) || !this.#schema.has(reference)) return;
    marked.add(key);
    for (const needed of [...this.#schema.dependenciesOf(reference), ...this.#mentionedBy(reference)])
      this.#mark(needed, marked);
  }

  #leansOnTable(reference: Reference, seen = new Set<string>()): boolean {
    if (seen.has(keyOf(reference))) return false;
    seen.add(keyOf(reference));
    return this.#schema
      .dependenciesOf(reference)
      .some((needed) =>
        isDefinition(needed)
          ? this.#leansOnTable(needed, seen)
          : needed.kind === "table" || needed.kind === "column",
      );
  }
}

/** Parts of views are no parts of tables: a view goes before what it shows, its triggers with it. */
function isTableGone({ namespace, table }: Reference, { before, after }: DiffContext): boolean {
  if (table === undefined) return false;
  const owner = { kind: "table", namespace, name: table };
  return before.has(owner) && !after.has(owner);
}

export interface DefinitionTurn {
  readonly isDrop: boolean;
  /** It says what others are made with. */
  readonly isFirst: boolean;
  readonly isEarly: boolean;
  /** It leans on a table, and a part of one that comes at the same time leans on it. */
  readonly isInCircle: boolean;
  readonly isOnIndex: boolean;
  /** It is about a constraint that comes late. */
  readonly isOnConstraint: boolean;
  /** Grows with what has to come later. */
  readonly position: number;
}

/** Answers when an operation on such an object has its turn. */
export class DefinitionTurns {
  readonly #context: DiffContext;
  readonly #before: Ranks;
  readonly #after: Ranks;

  constructor(context: DiffContext, circles: Pick<Circles, "before" | "after">) {
    this.#context = context;
    // A part of a table that is dropped goes with it, and only then what it leant on.
    const { before, after, bodyLookup } = context;
    this.#before = new Ranks(before, bodyLookup, circles.before, (part) => isTableGone(part, context));
    this.#after = new Ranks(after, bodyLookup, circles.after);
  }

  of(operation: DefinitionOperation): DefinitionTurn {
    const isDrop =
      operation.kind === "dropObject" || (operation.kind === "alterObject" && operation.isFirst === true);
    const ranks = isDrop ? this.#before : this.#after;
    const reference = definitionReference(operation, this.#context.defaultNamespace);
    const rank = ranks.rank(reference);
    // What tables lean on is there already: replaced, it waits for the columns that come with it.
    const isWaiting = operation.kind === "replaceObject" && this.#leansOnNew(reference);
    return {
      isDrop,
      isFirst: operation.object === "defaultPrivilege",
      isEarly: ranks.isEarly(reference) && !isWaiting,
      isInCircle: ranks.isInCircle(reference),
      isOnIndex: ranks.isOnIndex(reference),
      isOnConstraint: operation.object === "validity",
      position: isDrop ? -rank : rank,
    };
  }

  #leansOnNew(reference: Reference, seen = new Set<string>()): boolean {
    if (seen.has(keyOf(reference))) return false;
    seen.add(keyOf(reference));
    const { before, after } = this.#context;
    return after
      .dependenciesOf(reference)
      .some((needed) =>
        isDefinition(needed)
          ? this.#leansOnNew(needed, seen)
          : (needed.kind === "table" || needed.kind === "column") && !before.has(needed),
      );
  }
}
