/** What an object kind contributes to a diff. One definition per kind, listed in kinds.ts. */
import type { Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import type { AnyObject, AnyOperation, ObjectKind, ObjectOf } from "./any.js";
import type { Definition } from "./definition/shape.js";

/** How a column's type can be changed; the dialect grades, see `TypeChange` in dialects/dialect.ts. */
export interface GradedTypeChange {
  readonly grade: "safe" | "checked" | "cast" | "lossy" | "undecided";
  readonly using?: string | undefined;
  /** Of a lossy one: the type in which old and new value are compared; absent: the former type. */
  readonly through?: string | undefined;
  readonly why?: string | undefined;
}

/** A type change that nobody can guess; collected, so that all are reported together. */
export interface Undecided {
  readonly column: Reference;
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

/** Values of a column that have got other names: the former one, the new one. */
export interface RenamedValues {
  readonly column: string;
  readonly values: readonly (readonly [from: string, to: string])[];
}

/** What the kinds may look at while they make operations. */
export interface DiffContext extends Naming {
  readonly before: Schema;
  readonly after: Schema;
  readonly gradeTypeChange: (from: string, to: string, column: string) => GradedTypeChange;
  /** SQL that a person wrote for the change of a column's type. */
  readonly usingFor: (column: Reference) => string | undefined;
  /** What becomes of values that a check lists, where somebody has said it; absent: nobody has. */
  readonly renamedValuesFor?: ((check: Reference) => RenamedValues | undefined) | undefined;
  readonly undecided: (fact: Undecided) => void;
  /** Told of a table that no statement makes what it is to be: it has to be made anew, beside the one that is there. */
  readonly rebuild: (table: Reference) => void;
  /** Statements that change an object said in SQL in place; `undefined` when it has to be replaced. */
  readonly alterDefinition: (before: Definition, after: Definition) => readonly string[] | undefined;
  /** What the server looks for in the body of a routine while it is made; absent: it looks when the routine is called. */
  readonly bodyLookup?: ((routine: Definition) => BodyLookup | undefined) | undefined;
}

/** `names`: whatever the text of a body names has to be there; `types`: the types of its variables. */
export type BodyLookup = "names" | "types";

export interface KindDefinition<K extends ObjectKind> {
  readonly kind: K;
  /** `createTable` and `dropTable` take care of it when its whole table comes or goes. */
  readonly isPartOfTable: boolean;
  create(object: ObjectOf<K>, context: DiffContext): readonly AnyOperation[];
  drop(object: ObjectOf<K>, context: DiffContext): readonly AnyOperation[];
  /** Operations that change it in place, or `"replace"`: drop and create. */
  alter(before: ObjectOf<K>, after: ObjectOf<K>, context: DiffContext): readonly AnyOperation[] | "replace";
  /** Objects that are the same on both sides, and that changes of others would change; absent: there are none. */
  readonly moved?: (context: DiffContext) => readonly (readonly [before: ObjectOf<K>, after: ObjectOf<K>])[];
  /** Gives it another name in place; absent where a new name is a new object. */
  readonly rename?: (before: ObjectOf<K>, to: string, context: DiffContext) => AnyOperation;
}

/** What decides whether operations say a namespace. */
export interface Naming {
  /** Left out of operations when an object lives in it. */
  readonly defaultNamespace: string;
  /** Whether the database may have something of its own by a name, which it finds first; absent: it never does. */
  readonly isHidden?: ((name: string, space: NameSpace) => boolean) | undefined;
}

/** What names have to differ from: tables, views, sequences and indexes; types. */
export type NameSpace = "relation" | "type";

/**
 * The namespace as operations say it: nothing when it is the default one, and nothing of the database's own would be found
 * without.
 * @param name the table, for a part of one
 */
export function namespaceIn(
  { defaultNamespace, isHidden }: Naming,
  namespace: string,
  name: string,
  space: NameSpace = "relation",
): string | undefined {
  return namespace === defaultNamespace && isHidden?.(name, space) !== true ? undefined : namespace;
}

const types: ReadonlySet<string> = new Set([
  "enum",
  "domain",
  "domainConstraint",
  "compositeType",
  "rangeType",
]);

/** What the name of an object, or of what it belongs to, has to differ from. */
export function spaceOf(kind: string): NameSpace {
  return types.has(kind) ? "type" : "relation";
}

/** The namespace of an object as operations say it. */
export function namespaceOf(
  object: Pick<Definition, "namespace" | "isShadowed" | "table" | "name"> & { readonly kind: string },
  context: Naming,
): string | undefined {
  if (object.isShadowed === true) return object.namespace;
  const { kind, namespace, table, name } = object;
  return namespaceIn(context, namespace, table ?? name, spaceOf(kind));
}

/** The members of an object that count when two are compared. */
export function contentOf(object: AnyObject): Record<string, unknown> {
  const {
    kind: _kind,
    namespace: _namespace,
    name: _name,
    table: _table,
    position: _position,
    inherited: _inherited,
    ...content
  } = object as AnyObject & { readonly position?: number; readonly inherited?: boolean };
  return content;
}

/** The names of the members that differ. */
export function changedMembers(
  before: AnyObject,
  after: AnyObject,
  isSame: (a: unknown, b: unknown) => boolean,
): readonly string[] {
  const left = contentOf(before);
  const right = contentOf(after);
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].filter((name) => !isSame(left[name], right[name]));
}
