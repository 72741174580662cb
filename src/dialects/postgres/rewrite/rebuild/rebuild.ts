/**
 * A table that is to be partitioned otherwise is made anew. The one that is there steps aside, so that its names are free; what
 * stands on it goes and comes back as it does around any table that goes; the new one takes its rows, and it is dropped.
 */
import type { AnyOperation } from "../../../../objects/any.js";
import { type Definition, definitionReference } from "../../../../objects/definition/shape.js";
import { namespaceIn } from "../../../../objects/kind.js";
import type { AlterTable, Table } from "../../../../objects/table/shape.js";
import type { Execute, RowTouch } from "../../../../operations/step.js";
import { freeName } from "../../../../schema/free-name.js";
import { keyOf, type Reference, referenceOf } from "../../../../schema/object.js";
import { compact } from "../../../../util/compact.js";
import type { Rebuild, RewriteContext } from "../../../dialect.js";
import { Dependents } from "../dependencies.js";
import { leadToUnlogged } from "../persistence.js";
import { behindUsers, leftBehind, takenFromBeneath } from "./beneath.js";
import { withoutCircles } from "./circles.js";
import { heldColumns, type MovedColumns, movedColumns, takenAway } from "./columns.js";
import * as scripts from "./scripts.js";
import { type Aside, asideOf, placeKey, treeOf, withAside } from "./set-aside.js";

export function rebuild(tables: readonly Reference[], context: RewriteContext): Rebuild {
  const unique = [...new Map(tables.map((table) => [keyOf(table), table])).values()];
  const asides = unique.map((table) => asideOf(table, context.before, context.after));
  const before = withAside(context.before, asides.flat());
  const rebuilt = { ...context, before };
  const successors = new Map(
    asides.flat().map(({ reference, to }) => [keyOf({ ...reference, name: to }), reference]),
  );
  const moves = asides.map((aside) => new Move(aside, context, rebuilt, successors));
  return {
    before,
    successorOf: (former) => successors.get(keyOf(former)),
    finish: (operations) =>
      moves.reduce((planned, move) => move.into(planned), withoutCircles(operations, asides, context)),
  };
}

/** The rows of one table on their way. */
class Move {
  readonly #asides: readonly Aside[];
  readonly #table: Table;
  readonly #former: scripts.Place;
  readonly #place: scripts.Place;
  readonly #context: RewriteContext;
  /** The keys of the table and its partitions under the names that they have meanwhile. */
  readonly #aside: ReadonlySet<string>;
  readonly #moved: MovedColumns;
  /** The keys of other tables and partitions that step aside. */
  readonly #anew: ReadonlySet<string>;

  /**
   * @param rebuilt the context in which the former tables have stepped aside
   * @param successors what takes their places, by the keys of all of them
   */
  constructor(
    asides: readonly Aside[],
    context: RewriteContext,
    rebuilt: RewriteContext,
    successors: ReadonlyMap<string, Reference>,
  ) {
    const [own] = asides as readonly [Aside, ...Aside[]];
    const { namespace, name } = own.reference;
    const said = compact({ namespace: namespaceIn(context, namespace, name) });
    this.#asides = asides;
    this.#table = context.after.get(own.reference) as Table;
    this.#place = { ...said, table: name };
    this.#former = { ...said, table: own.to };
    this.#context = rebuilt;
    const mine = new Set(asides.map(({ reference, to }) => keyOf({ ...reference, name: to })));
    this.#anew = new Set([...successors.keys()].filter((key) => !mine.has(key)));
    this.#aside = new Set(asides.map(({ reference, to }) => placeKey(reference.namespace, to)));
    this.#moved = movedColumns(this.#table, context);
  }

  /** An ordered plan with the move in it. */
  into(planned: readonly AnyOperation[]): readonly AnyOperation[] {
    const gone = planned.findIndex((operation) => this.#drops(operation) || this.#makes(operation));
    const made = planned.findLastIndex((operation) => this.#makes(operation));
    const between = planned.slice(gone, made + 1);
    const first = planned.slice(0, gone);
    const isOfFormer = (reference: Reference): boolean => this.#isOfFormer(reference);
    const done = first.filter((operation) => this.#instead(operation).length > 0);
    const left = leftBehind(done, isOfFormer, this.#context);
    const held = this.#isHeld(planned, left) ? this.#holding() : undefined;
    const beneath = held === undefined ? [] : takenFromBeneath(first, left, isOfFormer, this.#context);
    const behind = planned.slice(made + 1).flatMap((operation) => this.#instead(operation));
    const end = held === undefined ? behindUsers(behind, this.#asides, this.#context) : 0;
    const drop = step(scripts.drop(held === undefined ? this.#own() : [held.place]));
    // It looks at the rows.
    const referring = between.filter((operation) => this.#isReferring(operation));
    return [
      ...first
        .filter((operation) => !beneath.includes(operation))
        .flatMap((operation) => this.#underOwnName(operation)),
      ...this.#leaving(),
      ...(held?.steps ?? [step(scripts.freeNames(this.#places()))]),
      ...beneath,
      ...between
        .filter((operation) => !referring.includes(operation))
        .flatMap((operation) => this.#instead(operation)),
      ...this.#moving(held?.place ?? this.#former, held?.changed),
      ...(end === 0 ? [drop, ...referring] : [...referring, ...behind.slice(0, end), drop]),
      ...behind.slice(end),
    ];
  }

  #isOfFormer({ namespace, table, name }: Reference): boolean {
    return this.#aside.has(placeKey(namespace, table ?? name));
  }

  #drops(operation: AnyOperation): boolean {
    const { defaultNamespace } = this.#context;
    return (
      operation.kind === "dropTable" &&
      this.#aside.has(placeKey(operation.namespace ?? defaultNamespace, operation.table))
    );
  }

  #isReferring(operation: AnyOperation): boolean {
    if (operation.kind !== "createForeignKey") return false;
    const { defaultNamespace } = this.#context;
    const { references } = operation;
    return (
      references.table === this.#table.name &&
      (references.namespace ?? defaultNamespace) === this.#table.namespace
    );
  }

  /** Whether an operation makes the table, or is about one of its partitions: rows come in behind all of them. */
  #makes(operation: AnyOperation): boolean {
    const { after, defaultNamespace } = this.#context;
    if (operation.kind === "createTable")
      return (
        operation.table === this.#table.name &&
        (operation.namespace ?? defaultNamespace) === this.#table.namespace
      );
    if (!("object" in operation) || operation.object !== "partition" || operation.kind === "dropObject")
      return false;
    const key = keyOf(definitionReference(operation, defaultNamespace));
    return treeOf(this.#table, after).some((reference) => keyOf(reference) === key);
  }

  /** What is done to the former table before it steps aside. */
  #underOwnName(operation: AnyOperation): readonly AnyOperation[] {
    const { defaultNamespace } = this.#context;
    const { namespace = defaultNamespace, table } = operation as { namespace?: string; table?: string };
    const own = (place: string, name = ""): string =>
      this.#asides.find(({ reference, to }) => reference.namespace === place && to === name)?.reference
        .name ?? name;
    const named = table === undefined ? operation : { ...operation, table: own(namespace, table) };
    const { noInherit } = operation as Partial<AlterTable>;
    const left = noInherit?.map((each) => ({
      ...each,
      table: own(each.namespace ?? defaultNamespace, each.table),
    }));
    const released = left === undefined ? named : { ...named, noInherit: left };
    return this.#instead(operation).map(() => released as AnyOperation);
  }

  /** What takes the former table and its partitions away, one by one, would take the rows along. */
  #instead(operation: AnyOperation): readonly AnyOperation[] {
    const { defaultNamespace } = this.#context;
    if (this.#drops(operation)) return [];
    if (!("object" in operation)) return [operation];
    const { namespace = defaultNamespace, table } = operation;
    const reference = definitionReference(operation, defaultNamespace);
    const isIts = this.#aside.has(placeKey(namespace, table ?? reference.name));
    if (!isIts || !/^partition/.test(operation.object)) return [operation];
    const dropped = operation.kind === "dropObject" ? this.#context.before.get(reference) : undefined;
    // A foreign key of a partition is in the way of the table that it leads to, which may go.
    return (dropped as Partial<Definition>)?.alone?.kind === "foreignKey" ? [operation] : [];
  }

  /** The former table and what is set aside with it. */
  #places(): readonly scripts.Place[] {
    return this.#asides.map(({ reference: { namespace }, to }) => ({
      ...compact({ namespace: namespaceIn(this.#context, namespace, to) }),
      table: to,
    }));
  }

  /** Those of them that do not go with another. */
  #own(): readonly scripts.Place[] {
    return this.#places().filter((_, index) => this.#asides[index]?.reference.kind === "table");
  }

  #leaving(): readonly Execute[] {
    const children = [...this.#context.before].filter(
      ({ namespace, table }) => table !== undefined && this.#aside.has(placeKey(namespace, table)),
    );
    const others = ["publication", "statistics"].flatMap((kind) => this.#context.before.ofKind(kind));
    const parts = this.#asides.map(({ reference }) => reference);
    const known = [...children, ...parts, ...others].map(({ kind, name }) => `${kind} ${name}`);
    return [
      step(scripts.refuseUnknown(this.#place, known)),
      ...this.#asides.map(({ reference: { namespace, name }, to }) =>
        step(
          scripts.stepAside(
            { ...compact({ namespace: namespaceIn(this.#context, namespace, name) }), table: name },
            to,
          ),
        ),
      ),
    ];
  }

  /** Whether something that is left of the former table stands on what is made anew before the rows are moved. */
  #isHeld(planned: readonly AnyOperation[], left: readonly Reference[]): boolean {
    const { before, defaultNamespace } = this.#context;
    const gone = planned.flatMap((operation) => takenAway(operation, defaultNamespace));
    const remade = new Set([
      ...gone.filter((reference) => !this.#isOfFormer(reference)).map(keyOf),
      ...this.#anew,
    ]);
    if (leadToUnlogged(left, planned, this.#context)) return true;
    if (remade.size === 0) return false;
    const dependents = new Dependents(before);
    return left.some((object) =>
      dependents.needsOf(referenceOf(object)).some((needed) => remade.has(keyOf(needed))),
    );
  }

  /** The rows wait in a table that leans on nothing: values of types that people have made are text there. */
  #holding() {
    const { before, after } = this.#context;
    const name = freeName(`schemix_rows_${this.#table.name}`, this.#table.namespace, [before, after]);
    const place = { ...this.#former, table: name };
    const dependents = new Dependents(before);
    const changed = heldColumns(this.#moved.taken, this.#former.table, dependents, this.#context);
    const counting = this.#counting();
    const steps = [
      ...[...changed].flatMap(([name, kept]) =>
        kept === "json" ? [step(scripts.refuseOtherAsJson(this.#former, name))] : [],
      ),
      step(
        scripts.hold(
          this.#former,
          place,
          this.#moved.taken.map(({ column }) => column.name),
          changed,
        ),
      ),
      ...counting.flatMap((column) => [
        step(scripts.holdNumber(place, column)),
        step(scripts.continueNumber(this.#former, place, column)),
      ]),
      ...this.#rights(this.#former, place),
      step(scripts.drop(this.#own())),
    ];
    return { place, changed, steps };
  }

  #counting(): readonly string[] {
    return this.#moved.taken
      .filter(({ column, former }) => column.identity !== undefined && former.identity !== undefined)
      .map(({ column }) => column.name);
  }

  #moving(from: scripts.Place, held: scripts.Held = new Map()): readonly Execute[] {
    const columns = this.#moved.taken.map(({ column: { name, type }, value }) => ({
      name,
      value: held.has(name) ? scripts.fromHeld(this.#place, name, type, held) : value,
    }));
    const isNumbered = this.#moved.taken.some(({ column }) => column.identity !== undefined);
    const reshaped = [
      ...[...held].flatMap(([name, kept]) => (kept === "json" ? [name] : [])),
      ...this.#moved.recomputed,
    ];
    const touches: RowTouch = {
      ...this.#place,
      ...(reshaped.length === 0 ? {} : { columns: reshaped }),
      rewrite: true,
      mayFail: true,
      ...(this.#moved.lost.length === 0 ? {} : { loses: this.#moved.lost }),
    };
    return [
      ...this.#moved.taken.flatMap(({ column, value, lossless }) =>
        lossless === undefined ? [] : [step(scripts.refuseLoss(from, column, value, lossless))],
      ),
      step(scripts.move(from, this.#place, columns, isNumbered), touches),
      ...this.#counting().map((column) => step(scripts.continueNumber(from, this.#place, column))),
      ...this.#rights(from, this.#place),
    ];
  }

  /** What people may do with it, where that is nobody's to manage. */
  #rights(from: scripts.Place, to: scripts.Place): readonly Execute[] {
    const { before, after } = this.#context;
    const isManaged = (kind: string): boolean =>
      [before, after].some((schema) => schema.ofKind(kind).length > 0);
    return isManaged("privilege") || isManaged("owner") ? [] : [step(scripts.copyRights(from, to))];
  }
}

function step(sql: string, touches?: RowTouch): Execute {
  return { kind: "execute", sql, parameters: [], ...(touches === undefined ? {} : { touches }) };
}
