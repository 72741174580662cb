import type { Reference, SchemaObject } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import type { Renamed } from "../renamed.js";

/**
 * The kinds that are said in the database's own language: what makes them is one piece of SQL, which the server keeps
 * and gives back in its own words. In the order in which they are made when nothing else decides.
 */
export const definitionKinds = [
  "extension",
  "collation",
  "domain",
  "compositeType",
  "tableType",
  "rangeType",
  "function",
  "procedure",
  "aggregate",
  "operator",
  "cast",
  "conversion",
  "textSearchDictionary",
  "textSearchConfiguration",
  "foreignDataWrapper",
  "foreignServer",
  "userMapping",
  "foreignTable",
  "exclusion",
  "partition",
  "partitionIndex",
  "partitionIndexName",
  "partitionDefault",
  "partitionNotNull",
  "partitionConstraint",
  "partitionColumn",
  "view",
  "materializedView",
  "statistics",
  "rule",
  "trigger",
  "rowSecurity",
  "policy",
  "replicaIdentity",
  "clustering",
  "partitionTrigger",
  "validity",
  "publication",
  "eventTrigger",
  "owner",
  "privilege",
  "defaultPrivilege",
] as const;

export type BuiltInKind = (typeof definitionKinds)[number];

/** A kind of a plugin: the plugin's name and its own, such as `acme:operatorClass`. */
export type CustomKind = `${string}:${string}`;

export type DefinitionKind = BuiltInKind | CustomKind;

/** Whether a kind is one of a plugin: no other has a colon in it. */
export function isCustomKind(kind: string): kind is CustomKind {
  return kind.includes(":");
}

/**
 * An object that is made by SQL. Routines and operators carry their arguments in the name: `add(integer, integer)`,
 * `===(text, text)`; a cast is named `text AS integer`, a user mapping `joe SERVER films`. What belongs to no namespace
 * (publications, event triggers, casts, servers…) has the namespace `""`.
 */
export interface Definition<K extends DefinitionKind = DefinitionKind> extends SchemaObject {
  readonly kind: K;
  /** What makes it, in the server's words: begins with `CREATE` or `ALTER TABLE`. Several statements end in `;`. */
  readonly definition: string;
  /**
   * It can be replaced in place by one whose `shape` begins with this one: the columns of a view, arguments and result
   * of a function. Absent: it cannot be replaced, only dropped and made anew.
   */
  readonly shape?: readonly string[] | undefined;
  /** Parts of it that can be altered on their own, in the dialect's words. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  /** Of views: what the query gives, in order. Follows from the definition and from what that stands on. */
  readonly result?: readonly ViewColumn[] | undefined;
  /** The server has an object of its own by this name, which is found first: operations always say the namespace. */
  readonly isShadowed?: boolean | undefined;
  /** The text that the server keeps of it says a former name: it cannot be read again by that. */
  readonly isRenamed?: boolean | undefined;
  /** The server would refuse the body of this routine if it looked at it, so that it is made without a look. */
  readonly isUnchecked?: boolean | undefined;
  /** What it is made of, where that was asked for: see `parts.ts`. */
  readonly parts?: object | undefined;
  /** Of an index or a constraint of a partition: what it is to a table that stands alone. Follows from the definition. */
  readonly alone?: SchemaObject | undefined;
  /** What makes it where that is more than what it is: a materialized view without its rows. */
  readonly creation?: string | undefined;
}

/** A column of a view. */
export interface ViewColumn {
  readonly name: string;
  readonly type: string;
}

const kinds: ReadonlySet<string> = new Set(definitionKinds);

/** Whether an object, or what a reference leads to, is made by SQL. */
export function isDefinition<T extends { readonly kind: string }>(
  object: T,
): object is T & { readonly kind: DefinitionKind } {
  return kinds.has(object.kind) || isCustomKind(object.kind);
}

const rights: ReadonlySet<string> = new Set(["owner", "privilege", "defaultPrivilege"]);

/**
 * Whether an object says who may do what: `owner`, `privilege`, `defaultPrivilege`. They live in no namespace; their names say what
 * they are about: `app on TABLE public.user`. They come and go with that.
 */
export function isRight({ kind }: { readonly kind: string }): boolean {
  return rights.has(kind);
}

const marks: ReadonlySet<string> = new Set(["rowSecurity", "replicaIdentity", "clustering"]);

/** Whether it is no object of its own but a mark of its table, which can be made twice without a word. */
export function isMark({ kind }: { readonly kind: string }): boolean {
  return marks.has(kind);
}

/** All of a schema's objects that are made by SQL, those of plugins last. */
export function definitionsOf(schema: Schema): readonly SchemaObject[] {
  const custom = [...schema].filter(({ kind }) => isCustomKind(kind));
  return [...definitionKinds.flatMap((kind) => schema.ofKind(kind)), ...custom];
}

interface Target {
  /** Absent: the default one, or none for a kind that lives in no namespace. */
  readonly namespace?: string | undefined;
  /** The table or view it belongs to. */
  readonly table?: string | undefined;
  readonly object: DefinitionKind;
  readonly name: string;
}

/** What is dropped and made again. */
interface KeepsPrivileges {
  /** SQL Server: what people may do with it is kept when it is dropped, and given back when it is made again. */
  readonly keepPrivileges?: boolean | undefined;
}

export interface CreateObject extends Target, KeepsPrivileges {
  readonly kind: "createObject";
  readonly definition: string;
  /** Of routines: the server is not to look for what the body names, some of which comes later. */
  readonly checkBody?: boolean | undefined;
}
/** In place: what depends on it stays. */
export interface ReplaceObject extends Target {
  readonly kind: "replaceObject";
  readonly definition: string;
  readonly checkBody?: boolean | undefined;
}
export interface AlterObject extends Target {
  readonly kind: "alterObject";
  readonly statements: readonly string[];
  /** Has its turn with what goes: it makes room for others. Only while a plan is made. */
  readonly isFirst?: boolean | undefined;
  /** Has its turn right behind those: what it belongs to is still as it was. Only while a plan is made. */
  readonly isSecond?: boolean | undefined;
}
export interface DropObject extends Target, KeepsPrivileges {
  readonly kind: "dropObject";
}
/** What depends on it follows. A routine keeps its arguments, so both names carry the same. */
export interface RenameObject extends Target, Renamed {
  readonly kind: "renameObject";
}
export type DefinitionOperation = CreateObject | ReplaceObject | AlterObject | DropObject | RenameObject;

/** The kinds that mark something else, or are named by what they are about: there is nothing to rename. */
const unnamed: ReadonlySet<DefinitionKind> = new Set([
  "partitionIndexName",
  "partitionDefault",
  "partitionNotNull",
  "partitionColumn",
  "partitionTrigger",
  "validity",
  "extension",
  "operator",
  "cast",
  "userMapping",
  "owner",
  "privilege",
  "defaultPrivilege",
  "rowSecurity",
  "replicaIdentity",
  "clustering",
]);

/** Whether an object of the kind can be given another name. */
export function isNameable(kind: DefinitionKind): boolean {
  return !unnamed.has(kind);
}

/** The kinds that stand in a namespace for themselves, and that can be moved to another one where the database knows how. */
export const movableKinds: ReadonlySet<DefinitionKind> = new Set<DefinitionKind>([
  "collation",
  "domain",
  "compositeType",
  "tableType",
  "rangeType",
  "function",
  "procedure",
  "aggregate",
  "operator",
  "conversion",
  "textSearchDictionary",
  "textSearchConfiguration",
  "foreignTable",
  "partition",
  "view",
  "materializedView",
  "statistics",
]);

/** What a dialect keeps of a definition beside its text, as that dialect has written it there. */
export function detailsOf<T>(definition: Pick<Definition, "details"> | undefined): T | undefined {
  return definition?.details as T | undefined;
}

/** The name of a routine without its arguments, as SQL; any other name as it is. `add(integer, integer)` → `add`. */
export function bareName({ kind, name }: Pick<Reference, "kind" | "name">): string {
  if (!isRoutine({ kind })) return name;
  const end = name.startsWith('"') ? /^"(?:[^"]|"")*"/.exec(name)?.[0].length : name.indexOf("(");
  return end === undefined || end < 0 ? name : name.slice(0, end);
}

const routines: ReadonlySet<string> = new Set(["function", "procedure", "aggregate"]);

export function isRoutine({ kind }: Pick<Reference, "kind">): boolean {
  return routines.has(kind);
}

const withoutNamespace: ReadonlySet<string> = new Set([
  "cast",
  "foreignDataWrapper",
  "foreignServer",
  "userMapping",
  "publication",
  "eventTrigger",
  ...rights,
]);

/** The object that an operation is about. */
export function definitionReference(operation: DefinitionOperation, defaultNamespace: string): Reference {
  const { object, table, name } = operation;
  const namespace = withoutNamespace.has(object) ? "" : (operation.namespace ?? defaultNamespace);
  return table === undefined ? { kind: object, namespace, name } : { kind: object, namespace, table, name };
}

/** Whether a type is a domain that says anything of its values: they are looked at, and what it gives is computed for each row. */
export function isCheckedDomain(type: string, schema: Schema): boolean {
  const bare = type.replaceAll('"', "");
  return (schema.ofKind("domain") as readonly Definition[]).some(
    ({ namespace, name, definition }) =>
      (bare === name || bare === `${namespace}.${name}`) && /\b(?:CHECK|NOT NULL|DEFAULT)\b/.test(definition),
  );
}
