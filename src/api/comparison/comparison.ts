/** Entities against a database: what generate, diff and check have in common. */
import type { Config } from "../../config/types.js";
import type { Connection, Unmodelled } from "../../dialects/dialect.js";
import { withoutEarlyChecks } from "../../diff/body-names.js";
import { type Plan, plan } from "../../diff/plan.js";
import type { EntityModel } from "../../entities/to-schema.js";
import { type FormerType, formerTypeIn } from "../../lint/known.js";
import { FileCache } from "../../loading/file-cache.js";
import type { AnyOperation } from "../../objects/any.js";
import type { Comparers } from "../../objects/comparers.js";
import type { Schema } from "../../schema/schema.js";
import { loadModel } from "../project/entity-model.js";
import { filteredModel, ObjectFilter } from "../project/object-filter.js";
import type { Project } from "../project/project.js";
import { noRights, type Rights } from "../project/rights.js";
import { missingFrom, scopeOf, withFormerPlaces, withNamesakes } from "../project/scope.js";
import { refuseOtherNamespaces } from "../renames/capitals.js";
import type { RenameQuestion } from "../types.js";
import {
  attemptWith,
  downOptions,
  type FullAttempt,
  filterOf,
  planOptions,
  type Surroundings,
} from "./attempt.js";
import { decide, firstDecisions } from "./decisions.js";
import { refuseLimits } from "./refused-limits.js";
import { refuseUndecided } from "./refused-plans.js";

/** Both sides in the words of the server, and what leads from one to the other and back. */
export interface Comparison extends Pick<FullAttempt, "reread" | "normalized"> {
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
  const cache = FileCache.ofTexts(config.root, "normalized.json");
  const trials = FileCache.ofTexts(config.root, "definitions.json", 3);
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

/**
 * Reads the database and compares it with what entities ask for.
 * @throws SchemixError `SQL_INVALID`, `VIEW_DIFFERS`, `TYPE_CHANGE_UNDECIDED`,
 * `RENAME_INVALID`, `ANSWER_INVALID`, `DEFAULT_OF_A_MOMENT`
 */
export async function compareModel(whole: EntityModel, around: Surroundings): Promise<Comparison> {
  const model = filteredModel(whole, filterOf(around));
  refuseLimits(around.dialect.checkSaid?.(model.schema) ?? [], model);
  const introspection = await around.dialect.introspect(around.connection, around.scope, {
    rights: true,
    bodies: true,
  });
  refuseOtherNamespaces(model.schema, introspection.schema, around.connection.foldsCapitals === true);
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
  const options = { unmodelled: false, rights: true, bodies: true };
  return (await around.dialect.introspect(around.connection, scope, options)).schema;
}

/** @throws SchemixError `TYPE_CHANGE_UNDECIDED`, and the codes of `Dialect.check` */
async function concluded(
  attempt: FullAttempt,
  questions: readonly RenameQuestion[],
  around: Surroundings,
): Promise<Comparison> {
  const { model, renames, surroundings, current, desired, up, former } = attempt;
  const { unmanaged, unmodelled, reread, normalized } = attempt;
  const { rights = noRights } = around;
  const options = await planOptions(around, model);
  refuseLimits(around.dialect.check?.(desired, current, unmodelled) ?? [], model);
  refuseUndecided(up.undecided, model, "up", questions);
  const down = up.operations.length === 0 ? up : plan(desired, current, await downOptions(around, model));
  refuseUndecided(down.undecided, model, "down");
  const back = surroundings?.back(down.operations, renames.down) ?? [...down.operations, ...renames.down];
  return {
    up: [...renames.up, ...up.operations, ...(surroundings?.proof(up.operations) ?? [])],
    // What gets its former name back comes behind bodies that say it.
    down: withoutEarlyChecks(back, {
      bodyLookup: around.dialect.bodyLookup,
      before: desired,
      after: current,
      defaultNamespace: around.connection.defaultNamespace,
    }),
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
