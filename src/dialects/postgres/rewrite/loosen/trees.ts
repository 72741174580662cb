/**
 * Indexes of a whole without those of all partitions, where one joins: the server would give it one, so that they come behind that; and
 * what a partition that joins has twice.
 */
import type { AnyObject, AnyOperation } from "../../../../objects/any.js";
import type { Definition } from "../../../../objects/definition/shape.js";
import { createOf, dropOf, kinds } from "../../../../objects/kinds.js";
import { carrierOf, commentsOn } from "../../../../objects/owner.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import { Schema } from "../../../../schema/schema.js";
import type { RewriteContext } from "../../../dialect.js";
import { attachedTo, dropWithOwn, isAttached, isOwn, scatteredIn, treeOf } from "../partitions/scattered.js";
import { type Branch, doublesOf } from "./stand-alone.js";

export class JoinedTrees {
  readonly #joining: readonly Branch[];
  readonly #tables: ReadonlySet<string>;
  readonly #context: RewriteContext;

  /** @param joining what joins, and what it joins */
  constructor(joining: readonly Branch[], context: RewriteContext) {
    this.#joining = joining;
    this.#tables = new Set(
      joining.flatMap(({ root, levels }) =>
        [root, ...levels].map(({ namespace, name }) => `${namespace}\0${name}`),
      ),
    );
    this.#context = context;
  }

  /** A schema without such trees of the tables that something joins. */
  without(schema: Schema): Schema {
    return leavingOut(this.#factsIn(schema), schema);
  }

  /** A schema without what those that join have twice. */
  withoutDoubles(schema: Schema): Schema {
    return leavingOut(this.#doublesIn(schema), schema);
  }

  /** A plan between schemas without them, as one between those with them. */
  around(operations: readonly AnyOperation[]): readonly AnyOperation[] {
    const { before, after } = this.#context;
    const tops = this.#factsIn(before).filter((fact) => !isAttached(fact)) as readonly AnyObject[];
    const drops = tops.flatMap((top): readonly AnyOperation[] =>
      treeOf(top as Definition, before).some(isOwn) ? [dropWithOwn(top)] : dropOf(top, this.#context),
    );
    const made = [...this.#inOrder(this.#factsIn(after), after), ...this.#doublesIn(after)];
    const makes = made.flatMap((fact) => [
      ...createOf(fact as AnyObject, this.#context),
      ...commentsOn(fact, after).flatMap((comment) => kinds.comment.create(comment, this.#context)),
    ]);
    return [...drops, ...operations, ...makes];
  }

  #doublesIn(schema: Schema): readonly Definition[] {
    return this.#joining.flatMap((branch) => doublesOf(branch, schema));
  }

  #factsIn(schema: Schema): readonly Definition[] {
    const tops = scatteredIn(schema).filter(
      (fact) => !isAttached(fact) && this.#tables.has(`${fact.namespace}\0${fact.table}`),
    );
    return tops.flatMap((top) => treeOf(top, schema));
  }

  #inOrder(facts: readonly Definition[], schema: Schema): readonly Definition[] {
    const depth = (fact: Definition): number => {
      const above = attachedTo(fact, schema);
      return above === undefined ? 0 : depth(above) + 1;
    };
    return [...facts].sort((a, b) => depth(a) - depth(b));
  }
}

/** A schema without some of its objects, and without what is said of these. */
function leavingOut(facts: readonly Definition[], schema: Schema): Schema {
  const gone = new Set(facts.map(keyOf));
  if (gone.size === 0) return schema;
  const isGone = (on: Reference): boolean => gone.has(keyOf(carrierOf(schema, on) ?? on));
  const isKept = (object: AnyObject): boolean =>
    !gone.has(keyOf(object)) && !(object.kind === "comment" && isGone(object.on));
  const objects = [...(schema as Iterable<AnyObject>)].filter(isKept);
  return new Schema(objects).withDependenciesOf(schema, () => true);
}
