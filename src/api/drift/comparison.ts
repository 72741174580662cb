/** What a database is against what its applied migrations make of an empty one, and what leads from one to the other. */
import type {
  Connection,
  Dialect,
  Introspection,
  IntrospectOptions,
  NormalizeCache,
  Scope,
  Unmodelled,
} from "../../dialects/dialect.js";
import { equateWith } from "../../diff/equate.js";
import { type Plan, type PlanOptions, plan, planningOn } from "../../diff/plan.js";
import { SchemixError } from "../../errors/schemix-error.js";
import { formerTypeIn } from "../../lint/known.js";
import { FileCache } from "../../loading/file-cache.js";
import type { AnyObject, AnyOperation } from "../../objects/any.js";
import type { Comparers } from "../../objects/comparers.js";
import { isDefinition, isRight } from "../../objects/definition/shape.js";
import { keyOf, type SchemaObject } from "../../schema/object.js";
import { Schema } from "../../schema/schema.js";
import { type Comparison, comparedParts } from "../comparison/comparison.js";
import { settledBeside } from "../comparison/settled.js";
import { managedPart } from "../project/managed.js";
import { unmodelledIn, withoutLeftOut } from "../project/object-filter.js";
import { ownTables, type Project } from "../project/project.js";
import { withAsked } from "../project/rights.js";
import { scopeOf } from "../project/scope.js";
import type { Replayed } from "../rehearsal/replay.js";
import type { DriftDifference } from "../types.js";
import { differencesBetween, hasSame } from "./words.js";

export interface DriftComparison {
  readonly differences: readonly DriftDifference[];
  readonly unmanaged: readonly string[];
  readonly unmodelled: readonly Unmodelled[];
  /** What leads from what the migrations imply to what is there, and back. */
  readonly there: Plan;
  readonly back: Plan;
  /** The same as something to rehearse on the scratch database. */
  readonly rehearsable: (operations: {
    readonly up: readonly AnyOperation[];
    readonly down: readonly AnyOperation[];
  }) => Comparison;
}

/** Compares both; the database is only read. */
export async function compareDrift(
  project: Project,
  live: Connection,
  replayed: Replayed,
): Promise<DriftComparison> {
  const { config } = project;
  const { dialect } = config.database;
  const scope = scopeOf(project, live, namespacesAsSchema(replayed.namespaces));
  const { filter, comparers, rights } = comparedParts(config);
  const { privileges } = rights;
  // Who owns what is up to who runs the migrations, and that is somebody else on the scratch database.
  const read = async (on: Connection, within: Scope, options: IntrospectOptions): Promise<Introspection> => {
    const { schema, ...rest } = await dialect.introspect(on, within, {
      ...options,
      rights: privileges,
      bodies: true,
    });
    return { ...rest, schema: withAsked(schema, { privileges, owners: false }) };
  };
  const found = await read(live, scope, {});
  const whole = withoutLeftOut(found.schema, filter);
  const unmodelled = unmodelledIn(found.unmodelled, found.schema, filter).filter(
    ({ what }) => !(privileges && /privileges$/.test(what)),
  );
  const scratch = replayed.connection;
  const scratchScope = await scopeThere(project, live, scope, whole);
  const reread = async (): Promise<Schema> => {
    const found = await read(scratch, scratchScope, { unmodelled: false });
    return withoutLeftOut(found.schema, filter).filter((object) => !hasSame(replayed.pristine, object));
  };
  const cache = FileCache.ofTexts(config.root, "normalized.json");
  const inWordsOf = wordsBetween(dialect, cache);
  const made = await reread();
  const implied = await inWordsOf(live, scratch, made, whole);
  const { schema: actual, unmanaged } = managedBy(implied, whole);
  const expected = equateWith(comparers, "to")?.(actual, implied) ?? implied;
  const options = await planningOn(dialect, live);
  cache.save();
  return {
    differences: differencesBetween(expected, actual),
    unmanaged,
    unmodelled,
    there: plan(expected, actual, options),
    back: plan(actual, expected, options),
    rehearsable: rehearsableOn(scratch, { made, actual, reread, words: inWordsOf, live, comparers, options }),
  };
}

interface Found {
  /** What the migrations have made on the scratch database. */
  readonly made: Schema;
  /** What is there instead. */
  readonly actual: Schema;
  readonly reread: () => Promise<Schema>;
  readonly words: Words;
  readonly live: Connection;
  readonly comparers: Comparers | undefined;
  readonly options: PlanOptions;
}

/** What leads from one to the other, as the rehearsal wants it: on the database that the migrations have made. */
function rehearsableOn(scratch: Connection, found: Found): DriftComparison["rehearsable"] {
  const { made, actual, reread, words, live, comparers, options } = found;
  const { serverVersion } = scratch;
  return (operations) => ({
    ...operations,
    model: { schema: actual, renames: [], using: new Map(), ignored: [], sources: new Map() },
    current: made,
    desired: actual,
    formerType: formerTypeIn(made, scratch.defaultNamespace),
    unmanaged: [],
    unmodelled: [],
    questions: [],
    reread,
    normalized: (state, wanted) =>
      wanted === undefined ? words(scratch, live, actual, state) : Promise.resolve(wanted),
    planBetween: (from, to) =>
      plan(from, to, { ...options, serverVersion, equate: equateWith(comparers, "from") }),
    goal: "what the database is",
  });
}

function namespacesAsSchema(names: readonly string[]): Schema {
  return new Schema(names.map((name) => ({ kind: "namespace", namespace: name, name })));
}

/** What the filter hides in the database must not count as gone; whose the tables are on the scratch database says nothing. */
async function scopeThere(
  { config }: Project,
  live: Connection,
  { where, ...scope }: Scope,
  whole: Schema,
): Promise<Scope> {
  if (where === undefined) return scope;
  const everything = { namespaces: scope.namespaces, excludeTables: ownTables(config, live) };
  const { schema } = await config.database.dialect.introspect(live, everything, { unmodelled: false });
  const hidden = schema.ofKind("table").filter((table) => !whole.has(table));
  const patterns = hidden.map(({ namespace, name }) => `${namespace}.${name}`);
  return { ...scope, excludeTables: [...(scope.excludeTables ?? []), ...patterns] };
}

type Words = (to: Connection, from: Connection, schema: Schema, state: Schema) => Promise<Schema>;

/** A schema in the words of another server, where that has the same objects; the same server needs no translation. */
function wordsBetween(dialect: Dialect, cache: NormalizeCache): Words {
  return async (to, from, schema, state) => {
    if (to.server === from.server) return schema;
    const isSettled = settledBeside(schema, state);
    const open = state.filter((object) => !isSettled(object));
    return dialect.normalize(to, schema, open, cache);
  };
}

/** The part of the database that migrations have made, with what was put on their tables since. */
function managedBy(expected: Schema, whole: Schema): ReturnType<typeof managedPart> {
  const isOnTable = (object: SchemaObject): boolean =>
    object.table !== undefined &&
    expected.has({ kind: "table", namespace: object.namespace, name: object.table });
  const definitions = ([...whole] as readonly AnyObject[]).filter(isDefinition);
  const put = definitions.filter((object) =>
    isRight(object) ? isOnOurs(object, whole, expected) : isOnTable(object),
  );
  const desired = expected.with(put.filter((object) => !expected.has(object)));
  const kept = new Set(definitions.filter((object) => !desired.has(object)).map(keyOf));
  return managedPart(whole, { desired, ignored: [], dropsUnmanaged: false, kept });
}

/** Whether a right is about something that migrations have made, or about what will be made in a namespace. */
function isOnOurs(right: SchemaObject, whole: Schema, expected: Schema): boolean {
  const [on] = whole.dependenciesOf(right);
  return on === undefined || on.kind === "namespace" || expected.has(on);
}

/** @throws SchemixError `TYPE_CHANGE_UNDECIDED`: nobody can write such a migration but a person */
export function refuseUndecidedDrift({ there, back }: DriftComparison): void {
  const undecided = [...there.undecided, ...back.undecided];
  const fix =
    "Write it by hand: `schemix generate --empty`, and `schemix stamp` it where it is true already. Or bring the database back by hand.";
  if (undecided.length === 0) return;
  throw new SchemixError("TYPE_CHANGE_UNDECIDED", {
    message: "The type of a column was changed in a way that needs a decision",
    why: undecided
      .map(({ column, from, to, why }) => `${column.table}.${column.name}: from ${from} to ${to}. ${why}`)
      .join("\n"),
    fix,
    data: { columns: undecided.map(({ column, from, to }) => ({ column, from, to })) },
  });
}
