/** One attempt at a comparison: under the names that hints and answers give, both sides and the plan between them. */
import type {
  Connection,
  Dialect,
  Introspection,
  NormalizeCache,
  Scope,
  Unmodelled,
} from "../../dialects/dialect.js";
import { type AroundRenames, aroundRenames } from "../../diff/around-renames.js";
import { equateWith } from "../../diff/equate.js";
import { type Plan, type PlanOptions, plan, planningOn } from "../../diff/plan.js";
import type { EntityModel } from "../../entities/to-schema.js";
import type { Comparers } from "../../objects/comparers.js";
import type { RenamedValues } from "../../objects/kind.js";
import { keyOf } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { withSites } from "../project/entity-site.js";
import { type Managed, managedPart } from "../project/managed.js";
import { leftOutOf, ObjectFilter, unmodelledIn, withoutLeftOut } from "../project/object-filter.js";
import { noRights, type Rights } from "../project/rights.js";
import type { RenameAnswer } from "../renames/answers.js";
import { refuseForeign, renamesFor, surrounded, withDecided, withNamespaces } from "../renames/renames.js";
import { withRoom } from "../renames/room.js";
import { afterRenames, underNewNames } from "../renames/under-renames.js";
import type { GenerateRequest } from "../types.js";
import type { Attempt, Decisions } from "./decisions.js";
import { movesFor } from "./moves.js";
import { withReadAgain } from "./read-again.js";
import { withViews } from "./view-results.js";
import { type Wanted, wantedOf } from "./wanted.js";

/** Where entities are compared with what. */
export interface Surroundings {
  readonly dialect: Dialect;
  readonly connection: Connection;
  readonly scope: Scope;
  readonly cache: NormalizeCache;
  /** Where what is said in SQL is kept once the server has understood it; default: `cache`. */
  readonly trials?: NormalizeCache | undefined;
  /** Whether tables, enums and sequences that no entity declares are to be dropped. */
  readonly dropsUnmanaged: boolean;
  /** Whether owners and privileges are managed; default: neither. */
  readonly rights?: Rights | undefined;
  /** What is left out of everything; default: nothing. */
  readonly filter?: ObjectFilter | undefined;
  /** What the project calls equal. */
  readonly comparers?: Comparers | undefined;
  /** Answers to questions about renames. */
  readonly answers?: readonly RenameAnswer[] | undefined;
  /** Asked for more of them while questions are open. */
  readonly ask?: GenerateRequest["ask"];
}

/** What the database was found to be; `all`: also where nothing is compared, but where something that comes may have been. */
export interface Found extends Introspection {
  readonly all: Schema;
}

export interface FullAttempt extends Attempt {
  readonly up: Plan;
  readonly surroundings: AroundRenames | undefined;
  /** The managed part before any rename. */
  readonly former: Schema;
  readonly unmanaged: Managed["unmanaged"];
  readonly unmodelled: readonly Unmodelled[];
  /** The managed part of any state of the database, read again on the same connection. */
  readonly reread: () => Promise<Schema>;
  /** The entities, or what else is wanted, in the server's words, next to a state of the database. */
  readonly normalized: (state: Schema, wanted?: Schema) => Promise<Schema>;
}

const everything = new ObjectFilter({});

export function filterOf({ filter = everything }: Surroundings): ObjectFilter {
  return filter;
}

/** The comparison as far as decisions go: what they rename is renamed, and a plan made from there. */
export async function attemptWith(
  decisions: Decisions,
  introspection: Found,
  model: EntityModel,
  around: Surroundings,
): Promise<FullAttempt> {
  const { dialect, connection, scope, cache, dropsUnmanaged, rights = noRights } = around;
  const { schema: found, all } = introspection;
  const filter = filterOf(around);
  const { renames, surroundings } = await renamesWith(decisions, introspection, model, around);
  const state = await underNewNames(around, renames, found);
  const leavesOut = filter.isEmpty ? undefined : filter.leavesOut.bind(filter);
  const ignored = [...model.ignored, ...[found, state].flatMap((side) => leftOutOf(side, filter))];
  const request = { ...around, trials: around.trials ?? cache, rights, leavesOut };
  const asked = await wantedOf({ ...model, ignored }, state, request);
  const viewed = withViews(asked.schema, model, dialect);
  const wanted = { ...asked, schema: withoutLeftOut(viewed, filter) };
  const { schema, kept, isRevoked } = wanted;
  const options = { desired: schema, ignored, dropsUnmanaged, kept, isRevoked, leavesOut };
  const manage = (side: Schema): Managed => managedPart(side, options);
  const reread = async (): Promise<Schema> =>
    manage(
      (await dialect.introspect(connection, scope, { unmodelled: false, rights: true, bodies: true })).schema,
    ).schema;
  const normalized = normalizerOf(wanted, model, around);
  const { schema: former, unmanaged: before } = manage(found);
  const { unmanaged } = state === found ? { unmanaged: before } : manage(state);
  refuseForeign(surroundings?.cleared ?? [], former);
  const { current, desired } = await afterRenames(around, renames, former, reread, normalized);
  const up = plan(current, desired, await planOptions(around, model));
  const seen = all === found ? state : withElsewhere(state, all, scope);
  const sides = {
    state: withoutLeftOut(state, filter),
    seen: withoutLeftOut(seen, filter),
    current,
    desired,
    ignored,
    kept,
    dialect,
    foldsCapitals: connection.foldsCapitals === true,
  };
  const { operations } = up;
  const attempt = { model, renames, surroundings, wanted, operations, up, former, unmanaged };
  const unmodelled = unmodelledIn(introspection.unmodelled, found, filter);
  const { defaultNamespace } = connection;
  return { ...sides, ...attempt, unmodelled, defaultNamespace, reread, normalized };
}

/** What is moved and renamed before all else, by hints and by answers, and what gives way to that. */
async function renamesWith(
  decisions: Decisions,
  { schema, all }: Found,
  model: EntityModel,
  around: Surroundings,
): Promise<Pick<FullAttempt, "renames" | "surroundings">> {
  const { dialect, connection } = around;
  const naming = { defaultNamespace: connection.defaultNamespace, isHidden: dialect.isHidden };
  const hints = model.renames.filter((hint) => !decisions.futile.has(hint));
  const hinted = renamesFor(hints, all, naming);
  const decided = withDecided(hinted, decisions.renames, all, naming);
  const isShared = dialect.capabilities.nameSpaces === "relations";
  const named = isShared ? withRoom(decided, all, naming) : decided;
  const surroundings = aroundRenames(named.up, all, await planOptions(around, model));
  const moves = movesFor(model, withoutLeftOut(schema, filterOf(around)), dialect, naming);
  const isThere = (name: string): boolean =>
    all.has({ kind: "namespace", namespace: name, name }) ||
    moves.up.some((operation) => operation.kind === "createNamespace" && operation.name === name);
  const placed = withNamespaces(surrounded(named, surroundings), isThere);
  const renames = { ...placed, up: [...moves.up, ...placed.up], down: [...placed.down, ...moves.down] };
  return { renames, surroundings };
}

/** What is wanted, in the server's words, next to any state of the database. */
function normalizerOf(wanted: Wanted, model: EntityModel, around: Surroundings): FullAttempt["normalized"] {
  const { dialect, connection, cache } = around;
  return async (from, target = wanted.schema) => {
    try {
      const isSettled = wanted.settledBeside(from);
      const open = from.filter((object) => !isSettled(object));
      const asked = dialect.complete(await dialect.normalize(connection, target, open, cache), from);
      return await withReadAgain(asked, from, around);
    } catch (error) {
      throw withSites(error, model);
    }
  };
}

/** A state with what there is outside of what is compared. */
function withElsewhere(state: Schema, all: Schema, { namespaces }: Scope): Schema {
  return state.with([...all].filter(({ namespace }) => namespace !== "" && !namespaces.includes(namespace)));
}

export async function planOptions(
  { dialect, connection, comparers }: Surroundings,
  model: EntityModel,
): Promise<PlanOptions> {
  return {
    ...(await planningOn(dialect, connection)),
    equate: equateWith(comparers, "to", model.isSame),
    usingFor: (column) => model.using.get(keyOf(column))?.up,
    renamedValuesFor: (check) => model.renamedValues?.get(keyOf(check)),
  };
}

export async function downOptions(around: Surroundings, model: EntityModel): Promise<PlanOptions> {
  return {
    ...(await planOptions(around, model)),
    equate: equateWith(around.comparers, "from", model.isSame),
    usingFor: (column) => model.using.get(keyOf(column))?.down,
    renamedValuesFor: (check) => turnedBack(model.renamedValues?.get(keyOf(check))),
  };
}

function turnedBack(renamed: RenamedValues | undefined): RenamedValues | undefined {
  return renamed && { ...renamed, values: renamed.values.map(([from, to]) => [to, from]) };
}
