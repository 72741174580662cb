/** Entities against a database: what generate, diff and check have in common. */
import type { Config } from "../config/types.js";
import type {
  Connection,
  Dialect,
  Introspection,
  NormalizeCache,
  Scope,
  Unmodelled,
} from "../dialects/dialect.js";
import { type AroundRenames, aroundRenames } from "../diff/around-renames.js";
import { equateWith } from "../diff/equate.js";
import { type Plan, type PlanOptions, plan } from "../diff/plan.js";
import type { EntityModel } from "../entities/to-schema.js";
import { type FormerType, formerTypeIn } from "../lint/known.js";
import { FileCache } from "../loading/file-cache.js";
import type { AnyOperation } from "../objects/any.js";
import type { Comparers } from "../objects/comparers.js";
import type { RenamedValues } from "../objects/kind.js";
import { keyOf } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import { type Attempt, type Decisions, decide, firstDecisions } from "./decisions.js";
import { loadModel } from "./entity-model.js";
import { withSites } from "./entity-site.js";
import { type Managed, managedPart } from "./managed.js";
import { movesFor } from "./moves.js";
import { filteredModel, leftOutOf, ObjectFilter, unmodelledIn, withoutLeftOut } from "./object-filter.js";
import type { Project } from "./project.js";
import { withReadAgain } from "./read-again.js";
import { refuseLimits } from "./refused-limits.js";
import { refuseUndecided } from "./refused-plans.js";
import type { RenameAnswer } from "./rename-answers.js";
import { refuseForeign, renamesFor, surrounded, withDecided, withNamespaces } from "./renames.js";
import { noRights, type Rights } from "./rights.js";
import { missingFrom, scopeOf, withFormerPlaces, withNamesakes } from "./scope.js";
import type { GenerateRequest, RenameQuestion } from "./types.js";
import { afterRenames, underNewNames } from "./under-renames.js";
import { withViews } from "./view-results.js";
import { wantedOf } from "./wanted.js";

/** Both sides in the words of the server, and what leads from one to the other and back. */
export interface Comparison {
  readonly up: readonly AnyOperation[];
  readonly down: readonly AnyOperation[];
  readonly model: EntityModel;
  /** The managed part of the database, as it is. */
  readonly current: Schema;
  /** What `up` leads to. */
  readonly desired: Schema;
  /** Types of columns before `up` changes them, by the names that it has given to them. */
  readonly formerType: FormerType;
  readonly unmanaged: readonly string[];
  readonly unmodelled: readonly Unmodelled[];
  /** Whether something was renamed, where nobody has said so: it is dropped and made anew, or left alone. */
  readonly questions: readonly RenameQuestion[];
  /** The managed part of any state of the database, read again on the same connection. */
  readonly reread: () => Promise<Schema>;
  /** The entities, or what else is wanted, in the server's words, next to a state of the database. */
  readonly normalized: (state: Schema, wanted?: Schema) => Promise<Schema>;
  readonly planBetween: (from: Schema, to: Schema) => Plan;
  /** What `up` leads to, for people; absent: what the entities say. */
  readonly goal?: string | undefined;
  /** `up` and `down` are not what was planned, but what the configuration has made of it. */
  readonly isProcessed?: boolean | undefined;
}

/**
 * Loads the entities, reads the database and compares them.
 * @throws SchemixError `ENTITIES_NOT_FOUND`, `ENTITIES_INVALID`, `SQL_INVALID`, `VIEW_DIFFERS`,
 * `TYPE_CHANGE_UNDECIDED`, `RENAME_INVALID`, `ANSWER_INVALID`
 */
export async function compare(
  project: Project,
  connection: Connection,
  asking: Pick<Surroundings, "answers" | "ask"> = {},
): Promise<Comparison> {
  const { config } = project;
  const model = await loadModel(project, connection.defaultNamespace);
  const cache = new FileCache(config.root, "normalized.json", isText);
  const trials = new FileCache(config.root, "definitions.json", isText, 2);
  const comparison = await compareModel(model, {
    dialect: config.database.dialect,
    connection,
    scope: scopeOf(project, connection, model.schema),
    cache,
    trials,
    ...comparedParts(config),
    ...asking,
  });
  cache.save();
  trials.save();
  return comparison;
}

/** What of a database is compared. */
interface ComparedParts {
  readonly dropsUnmanaged: boolean;
  readonly rights: Rights;
  readonly filter: ObjectFilter;
  readonly comparers: Comparers | undefined;
}

/** What the configuration says of it. */
export function comparedParts(config: Config): ComparedParts {
  return {
    dropsUnmanaged: config.unmanaged === "drop",
    rights: { privileges: config.privileges, owners: config.owners },
    filter: new ObjectFilter(config.filter),
    comparers: config.compare,
  };
}

const isText = (value: unknown): value is string => typeof value === "string";

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

/**
 * Reads the database and compares it with what entities ask for.
 * @throws SchemixError `SQL_INVALID`, `VIEW_DIFFERS`, `TYPE_CHANGE_UNDECIDED`,
 * `RENAME_INVALID`, `ANSWER_INVALID`, `DEFAULT_OF_A_MOMENT`
 */
export async function compareModel(whole: EntityModel, around: Surroundings): Promise<Comparison> {
  const model = filteredModel(whole, filterOf(around));
  refuseLimits(around.dialect.checkSaid?.(model.schema) ?? [], model);
  const introspection = await around.dialect.introspect(around.connection, around.scope, { rights: true });
  const all = await widerThan(introspection.schema, model, around);
  let decisions = firstDecisions(around.answers);
  for (;;) {
    const attempt = await attemptWith(decisions, { ...introspection, all }, model, around);
    const found = await decide(attempt, decisions, around.ask);
    if ("questions" in found) return concluded(attempt, found.questions, around);
    decisions = found.next;
  }
}

/** What there is, also where nothing is compared, but where something that comes has been, or may have been. */
async function widerThan(schema: Schema, model: EntityModel, around: Surroundings): Promise<Schema> {
  const hinted = withFormerPlaces(around.scope, model);
  const scope = await withNamesakes(hinted, missingFrom(schema, model), around);
  if (scope === around.scope) return schema;
  const options = { unmodelled: false, rights: true };
  return (await around.dialect.introspect(around.connection, scope, options)).schema;
}

interface FullAttempt extends Attempt, Pick<Comparison, "reread" | "normalized"> {
  readonly up: Plan;
  readonly surroundings: AroundRenames | undefined;
  /** The managed part before any rename. */
  readonly former: Schema;
  readonly unmanaged: Managed["unmanaged"];
  readonly unmodelled: readonly Unmodelled[];
}

const everything = new ObjectFilter({});

function filterOf({ filter = everything }: Surroundings): ObjectFilter {
  return filter;
}

/** The comparison as far as decisions go: what they rename is renamed, and a plan made from there. */
async function attemptWith(
  decisions: Decisions,
  introspection: Introspection & { readonly all: Schema },
  model: EntityModel,
  around: Surroundings,
): Promise<FullAttempt> {
  const { dialect, connection, scope, cache, dropsUnmanaged, rights = noRights } = around;
  const { defaultNamespace } = connection;
  const naming = { defaultNamespace, isHidden: dialect.isHidden };
  const hints = model.renames.filter((hint) => !decisions.futile.has(hint));
  const filter = filterOf(around);
  const moves = movesFor(model, withoutLeftOut(introspection.schema, filter), dialect, naming);
  const { all } = introspection;
  const named = withDecided(renamesFor(hints, all, naming), decisions.renames, all, naming);
  const surroundings = aroundRenames(named.up, all, planOptions(around, model));
  const isThere = (name: string): boolean =>
    all.has({ kind: "namespace", namespace: name, name }) ||
    moves.up.some((operation) => operation.kind === "createNamespace" && operation.name === name);
  const placed = withNamespaces(surrounded(named, surroundings), isThere);
  const renames = { ...placed, up: [...moves.up, ...placed.up], down: [...placed.down, ...moves.down] };
  const state = await underNewNames(around, renames, introspection.schema);
  const leavesOut = filter.isEmpty ? undefined : filter.leavesOut.bind(filter);
  const left = [introspection.schema, state].flatMap((found) => leftOutOf(found, filter));
  const ignored = [...model.ignored, ...left];
  const request = { ...around, trials: around.trials ?? cache, rights, leavesOut };
  const asked = await wantedOf({ ...model, ignored }, state, request);
  const viewed = withViews(asked.schema, model, dialect);
  const wanted = { ...asked, schema: withoutLeftOut(viewed, filter) };
  const { schema, kept, settledBeside, isRevoked } = wanted;
  const options = { desired: schema, ignored, dropsUnmanaged, kept, isRevoked, leavesOut };
  const manage = (all: Schema): Managed => managedPart(all, options);
  const reread = async (): Promise<Schema> =>
    manage((await dialect.introspect(connection, scope, { unmodelled: false, rights: true })).schema).schema;
  const normalized = async (from: Schema, target = schema): Promise<Schema> => {
    try {
      const isSettled = settledBeside(from);
      const open = from.filter((object) => !isSettled(object));
      const asked = dialect.complete(await dialect.normalize(connection, target, open, cache), from);
      return await withReadAgain(asked, from, around);
    } catch (error) {
      throw withSites(error, model);
    }
  };
  const { schema: former, unmanaged: before } = manage(introspection.schema);
  const { unmanaged } = state === introspection.schema ? { unmanaged: before } : manage(state);
  refuseForeign(surroundings?.cleared ?? [], former);
  const { current, desired } = await afterRenames(around, renames, former, reread, normalized);
  const up = plan(current, desired, planOptions(around, model));
  const seen = all === introspection.schema ? state : withElsewhere(state, all, scope);
  const sides = {
    state: withoutLeftOut(state, filter),
    seen: withoutLeftOut(seen, filter),
    current,
    desired,
    ignored,
    kept,
    dialect,
  };
  const { operations } = up;
  const attempt = { model, renames, surroundings, wanted, operations, up, former, unmanaged };
  const unmodelled = unmodelledIn(introspection.unmodelled, introspection.schema, filter);
  return { ...sides, ...attempt, unmodelled, defaultNamespace, reread, normalized };
}

/** A state with what there is outside of what is compared. */
function withElsewhere(state: Schema, all: Schema, { namespaces }: Scope): Schema {
  return state.with([...all].filter(({ namespace }) => namespace !== "" && !namespaces.includes(namespace)));
}

/** @throws SchemixError `TYPE_CHANGE_UNDECIDED`, and the codes of `Dialect.check` */
function concluded(
  attempt: FullAttempt,
  questions: readonly RenameQuestion[],
  around: Surroundings,
): Comparison {
  const { model, renames, surroundings, current, desired, up, former } = attempt;
  const { unmanaged, unmodelled, reread, normalized } = attempt;
  const { rights = noRights } = around;
  const options = planOptions(around, model);
  refuseLimits(around.dialect.check?.(desired, current, unmodelled) ?? [], model);
  refuseUndecided(up.undecided, model, "up", questions);
  const down = up.operations.length === 0 ? up : plan(desired, current, downOptions(around, model));
  refuseUndecided(down.undecided, model, "down");
  return {
    up: [...renames.up, ...up.operations, ...(surroundings?.proof(up.operations) ?? [])],
    down: surroundings?.back(down.operations, renames.down) ?? [...down.operations, ...renames.down],
    model,
    current: former,
    desired,
    formerType: formerTypeIn(current, around.connection.defaultNamespace),
    unmanaged,
    unmodelled: unmodelled.filter(({ what }) => !(rights.privileges && /privileges$/.test(what))),
    questions,
    reread,
    normalized,
    planBetween: (from, to) => plan(from, to, options),
  };
}

function planOptions({ dialect, connection, comparers }: Surroundings, model: EntityModel): PlanOptions {
  return {
    equate: equateWith(comparers, "to", model.isSame),
    dialect,
    serverVersion: connection.serverVersion,
    defaultNamespace: connection.defaultNamespace,
    usingFor: (column) => model.using.get(keyOf(column))?.up,
    renamedValuesFor: (check) => model.renamedValues?.get(keyOf(check)),
  };
}

function downOptions(around: Surroundings, model: EntityModel): PlanOptions {
  return {
    ...planOptions(around, model),
    equate: equateWith(around.comparers, "from", model.isSame),
    usingFor: (column) => model.using.get(keyOf(column))?.down,
    renamedValuesFor: (check) => turnedBack(model.renamedValues?.get(keyOf(check))),
  };
}

function turnedBack(renamed: RenamedValues | undefined): RenamedValues | undefined {
  return renamed && { ...renamed, values: renamed.values.map(([from, to]) => [to, from]) };
}
