/** What is wanted of a database: what entities and definitions ask for, and what nobody speaks of and stays. */
import type { Connection, Dialect, NormalizeCache, Scope } from "../../dialects/dialect.js";
import type { EntityModel } from "../../entities/to-schema.js";
import type { AnyObject, ObjectOf } from "../../objects/any.js";
import { commentOn } from "../../objects/comment/shape.js";
import { bareName, type Definition, isDefinition, isRoutine } from "../../objects/definition/shape.js";
import { allOf } from "../../objects/find.js";
import type { Index } from "../../objects/index/shape.js";
import { carrierOf, isOfMaterializedView } from "../../objects/owner.js";
import { keyOf, type Reference, type SchemaObject } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { keptComments, type ManagedOptions, managedPart } from "../project/managed.js";
import { isRevoked, loosePrivileges, type Rights, withoutRights, withRights } from "../project/rights.js";
import { settledBeside, speaksOfOtherRows } from "./settled.js";
import { trial } from "./trial.js";
import type { TrialResult } from "./trial-request.js";

export interface Wanted {
  readonly schema: Schema;
  /** Objects said in SQL that nobody declares, as `keyOf` gives them. */
  readonly kept: ReadonlySet<string>;
  /** Which objects nobody is asked about beside a state: they are in the server's words already, or lean on what it has not. */
  readonly settledBeside: (state: Schema) => (object: SchemaObject) => boolean;
  /** Whether a right that is there is taken away. */
  readonly isRevoked: (right: SchemaObject) => boolean;
  /** What definitions have made that say what it was called. */
  readonly made?: TrialResult["made"] | undefined;
}

export interface WantedRequest {
  readonly dialect: Dialect;
  readonly connection: Connection;
  readonly scope: Scope;
  readonly trials: NormalizeCache;
  readonly dropsUnmanaged: boolean;
  readonly rights: Rights;
  /** What is left out of everything; it stays as it is. */
  readonly leavesOut?: ManagedOptions["leavesOut"];
}

/** @throws SchemixError `SQL_INVALID` naming the definition that the server refused */
export async function wantedOf(model: EntityModel, state: Schema, request: WantedRequest): Promise<Wanted> {
  const plain = { ...model, schema: withoutRights(model.schema) };
  const { said = model.schema, ...wanted } = await wantedObjects(plain, withoutRights(state), request, state);
  const rights = { ...wanted, said, current: state, asked: request.rights };
  return { ...wanted, schema: withRights(rights), isRevoked: (right) => isRevoked(right, rights) };
}

interface WantedObjects extends Omit<Wanted, "isRevoked"> {
  /** What a trial has made, with who may do what. */
  readonly said?: Schema;
}

async function wantedObjects(
  model: EntityModel,
  current: Schema,
  request: WantedRequest,
  state: Schema,
): Promise<WantedObjects> {
  const asked = request.dialect.complete(model.schema, current);
  const declared = asked.with(keptComments(current, asked));
  const found = ([...current] as readonly AnyObject[]).filter(isDefinition);
  const isStaying = (object: Reference): boolean => request.leavesOut?.(object, current) ?? false;
  const there = request.dropsUnmanaged ? found.filter(isStaying) : found;
  if (!isTried(model, declared, current, request)) return withKept(declared, there, current);
  const unmanaged = unmanagedIn(current, declared, model, request);
  const contested = contestedBy(model, unmanaged);
  const base = inStandingOrder(declared, current)
    .with([...unmanaged].filter((object) => !declared.has(object) && !isOf(contested, object)))
    .filter((object) => !isOnNamespace(object));
  const indexes = request.dropsUnmanaged ? [] : indexesOn(current, new Set(there.map(keyOf)));
  const revoked = loosePrivileges(state, request.rights);
  const tried = { model, base, there, contested, indexes, revoked, ...request, cache: request.trials };
  const { schema: tryout, kept: standing, made: called } = await trial(tried);
  const said = withUncheckedBodies(tryout, model);
  const made = { schema: withoutRights(said), kept: standing };
  // Where nothing was made, the server has said nothing of tables.
  const settled = (beside: Schema) =>
    request.dialect.emptyNamespaces === undefined ? isDefinition : settledBeside(made.schema, beside);
  const isSettled = settled(current);
  const own = contested.filter((object) => !made.kept.has(keyOf(object)));
  const remains = remainsOf(made.schema, made.kept, model);
  const isWanted = (object: SchemaObject): boolean =>
    !remains.has(keyOf(object)) && (declared.has(object) || !unmanaged.has(object) || isOf(own, object));
  // What is new is written as its author wrote it; what is there and nobody can be asked about, as the server says it.
  const isSaid = (object: SchemaObject): boolean =>
    isDefinition(object) || isOnNamespace(object) || (isSettled(object) && current.has(object));
  const stated = made.schema
    .filter(isWanted)
    .map((object) => (isSaid(object) ? object : inOwnWords(object, declared.get(object))));
  const unspoken = [...declared.filter(isOnNamespace), ...keptComments(current, stated.with(own))];
  const schema = stated.with(unspoken.filter((object) => !stated.has(object)));
  const refused = there.filter((object) => !made.kept.has(keyOf(object)) && !schema.has(object));
  const lost = indexesOn(current, new Set(refused.map(keyOf)));
  const kept = new Set([...made.kept, ...[...refused, ...lost].map(keyOf)]);
  return {
    schema: schema.with([...refused, ...lost, ...commentsOn(current, kept)]),
    kept,
    settledBeside: settled,
    said,
    made: called,
  };
}

/** Whether only making what is wanted tells what it is. */
function isTried(model: EntityModel, declared: Schema, current: Schema, request: WantedRequest): boolean {
  if ((model.definitions ?? []).length > 0) return true;
  const { dialect, connection } = request;
  if (dialect.emptyNamespaces === undefined) return false;
  const { defaultNamespace } = connection;
  return speaksOfOtherRows(declared, current, { defaultNamespace, canonical: dialect.types.canonical });
}

/** Routines as their declarations say them: which of several of one name is meant does no harm. */
function withUncheckedBodies(made: Schema, { definitions = [] }: EntityModel): Schema {
  const texts = definitions.filter(({ checkBody }) => checkBody === false).map(({ sql }) => sql);
  if (texts.length === 0) return made;
  const isMeant = (object: SchemaObject): boolean =>
    isRoutine(object) && texts.some((sql) => sql.includes(bareName(object)));
  return made.map((object) => (isMeant(object) ? ({ ...object, isUnchecked: true } as Definition) : object));
}

/** What nobody manages, apart from what is said in SQL and what stands on that. */
function unmanagedIn(
  current: Schema,
  desired: Schema,
  { ignored }: EntityModel,
  { dropsUnmanaged, leavesOut }: WantedRequest,
): Schema {
  const { schema: managed } = managedPart(current, { desired, ignored, dropsUnmanaged, leavesOut });
  return current.filter(
    (object) =>
      !isDefinition(object) &&
      !isOnDefinition(object, current) &&
      !isOfMaterializedView(current, object) &&
      !isOnNamespace(object) &&
      !managed.has(object),
  );
}

/** Tables that are there keep the order of their columns, and new ones come behind those: a `*` has to mean what it will mean there. */
function inStandingOrder(declared: Schema, current: Schema): Schema {
  const behind = 10_000;
  return declared.map((object) => {
    if (object.kind !== "column") return object;
    const [column, found] = [object, current.get(object)] as [
      ObjectOf<"column">,
      ObjectOf<"column"> | undefined,
    ];
    const position = found?.position ?? behind + column.position;
    return { ...column, position } as ObjectOf<"column">;
  });
}

/** An object in the words of its author; only the server knows where a type is that a definition makes. */
function inOwnWords(made: SchemaObject, declared: SchemaObject | undefined): SchemaObject {
  if (declared === undefined || made.kind !== "column") return declared ?? made;
  return { ...declared, type: (made as ObjectOf<"column">).type } as ObjectOf<"column">;
}

/** Nothing is declared in SQL: what is there of that stays, and stands on what it stood on. */
function withKept(declared: Schema, there: readonly Definition[], current: Schema): WantedObjects {
  const settled = (state: Schema) =>
    declared.hasDependencies ? settledBeside(declared, state) : isDefinition;
  if (there.length === 0) return { schema: declared, kept: new Set(), settledBeside: settled };
  const indexes = indexesOn(current, new Set(there.map(keyOf)));
  const kept = new Set([...there, ...indexes].map(keyOf));
  const leans = (object: SchemaObject): boolean =>
    isDefinition(object) || current.dependenciesOf(object).some(isDefinition);
  const schema = declared
    .with([...there, ...indexes, ...commentsOn(current, kept)])
    .withDependenciesOf(current, leans);
  return { schema, kept, settledBeside: settled };
}

/**
 * Extensions outlast the emptying of namespaces: those that nobody declares, and that nothing made stands on but others of that
 * sort.
 */
function remainsOf(
  made: Schema,
  kept: ReadonlySet<string>,
  { definitions = [] }: EntityModel,
): ReadonlySet<string> {
  const extensions = made.ofKind("extension");
  if (extensions.length === 0) return new Set();
  const makers = definitions.map(({ sql }) => sql.toLowerCase()).filter((sql) => /\bextension\b/.test(sql));
  const isSaid = (extension: SchemaObject): boolean =>
    kept.has(keyOf(extension)) || makers.some((sql) => sql.includes(extension.name.toLowerCase()));
  const staying = new Set<string>();
  const stay = (object: SchemaObject): void => {
    const needed = made.dependenciesOf(object).filter(({ kind }) => kind === "extension");
    for (const extension of extensions)
      if (needed.some((each) => keyOf(each) === keyOf(extension)) && !staying.has(keyOf(extension))) {
        staying.add(keyOf(extension));
        stay(extension);
      }
  };
  for (const extension of extensions.filter(isSaid)) staying.add(keyOf(extension));
  for (const object of made)
    if (object.kind === "extension" ? isSaid(object) : object.kind !== "comment") stay(object);
  const remaining = extensions.filter((extension) => !staying.has(keyOf(extension)));
  return new Set(remaining.flatMap((extension) => [extension, commentOn(extension, "")]).map(keyOf));
}

/**
 * Enums, sequences and tables that are ignored, with their parts, that are there and that a definition may make: who declares one has
 * the right to its name.
 */
function contestedBy({ definitions = [], ignored }: EntityModel, unmanaged: Schema): readonly SchemaObject[] {
  const texts = definitions.map(({ sql }) => sql.toLowerCase());
  const tables = ignored.flatMap((reference) => unmanaged.get(reference) ?? []);
  const found = [
    ...unmanaged.ofKind("enum"),
    ...unmanaged.ofKind("sequence"),
    ...tables.filter(({ kind }) => kind === "table"),
  ].filter(({ name }) => texts.some((text) => text.includes(name.toLowerCase())));
  const parts = [...unmanaged].filter((object) => !found.includes(object) && isOf(found, object));
  return [...found, ...parts.filter(({ kind }) => kind !== "comment")];
}

/** Whether an object is one of some, or a part of one, or a comment on either. */
function isOf(objects: readonly SchemaObject[], object: SchemaObject): boolean {
  const about = object.kind === "comment" ? (object as ObjectOf<"comment">).on : object;
  return objects.some(
    (each) =>
      keyOf(each) === keyOf(about) ||
      (each.kind === "table" && each.name === about.table && each.namespace === about.namespace),
  );
}

/** A comment on a namespace, which a definition may say otherwise. */
function isOnNamespace(object: SchemaObject): boolean {
  return object.kind === "comment" && (object as ObjectOf<"comment">).on.kind === "namespace";
}

function isOnDefinition(object: SchemaObject, current: Schema): boolean {
  if (object.kind !== "comment") return false;
  const { on } = object as ObjectOf<"comment">;
  return isDefinition(carrierOf(current, on) ?? on);
}

/** The indexes of views. */
function indexesOn(current: Schema, views: ReadonlySet<string>): readonly Index[] {
  const indexes = allOf(current, "index");
  return indexes.filter(({ namespace, table }) =>
    ["materializedView", "view"].some((kind) => views.has(keyOf({ kind, namespace, name: table }))),
  );
}

function commentsOn(current: Schema, kept: ReadonlySet<string>): readonly AnyObject[] {
  const comments = allOf(current, "comment");
  return comments.filter(({ on }) => kept.has(keyOf(carrierOf(current, on) ?? on)));
}
