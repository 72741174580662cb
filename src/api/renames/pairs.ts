/** Renames as operations, each with the one that takes it back. */
import type { AnyOperation } from "../../objects/any.js";
import type { DefinitionKind } from "../../objects/definition/shape.js";
import { type NameSpace, type Naming, namespaceIn, spaceOf } from "../../objects/kind.js";
import type { Reference } from "../../schema/object.js";
import type { RenameHint } from "../../schema/rename.js";

/** One rename, and the one that takes it back. */
export type Pair = readonly [there: AnyOperation, back: AnyOperation];

/** A name that nothing has: something may have it on its way from one namespace to another. */
const onTheWay = "__schemix_moved";

/** What a hint speaks of as it is to be, or under another name in its place; of an enum's value there is no reference of its own. */
export function referenceOfHint(hint: RenameHint, name: string, owner?: string): Reference {
  const { namespace } = hint;
  const kind = hint.kind === "definition" ? hint.object : hint.kind;
  const table = owner ?? ("table" in hint ? hint.table : undefined);
  return table === undefined || table === "" ? { kind, namespace, name } : { kind, namespace, table, name };
}

/** What a hint speaks of as it was. */
export function formerReferenceOf(hint: RenameHint): Reference {
  return { ...referenceOfHint(hint, hint.from), namespace: hint.fromNamespace ?? hint.namespace };
}

/**
 * The operations that follow a hint. What gets another name in another namespace has to be called one or the other on its way; where
 * somebody else is called so, it takes a name of ours.
 */
export function pairsFor(
  hint: RenameHint,
  naming: Naming,
  isTaken: (namespace: string, name: string) => boolean,
): readonly Pair[] {
  const { from, to, namespace, fromNamespace = namespace } = hint;
  const [start, end] = [
    { namespace: fromNamespace, name: from },
    { namespace, name: to },
  ];
  const isStraight =
    fromNamespace === namespace || from === to || !(isTaken(fromNamespace, to) || isTaken(namespace, from));
  const stations = isStraight
    ? [start, end]
    : [start, { ...start, name: onTheWayFor(hint) }, { ...end, name: onTheWayFor(hint) }, end];
  return stations.slice(1).map((next, index) => {
    const former = stations[index] ?? start;
    return [stepOf(hint, former, next, naming), stepOf(hint, next, former, naming)];
  });
}

/** A routine has its arguments on the way, too. */
function onTheWayFor({ from }: RenameHint): string {
  return onTheWay + (/\([\s\S]*\)$/.exec(from)?.[0] ?? "");
}

interface Station {
  readonly namespace: string;
  readonly name: string;
}

/** Kinds of which the database has many of its own, under all sorts of names. */
const common: ReadonlySet<string> = new Set([
  "function",
  "procedure",
  "aggregate",
  "collation",
  "conversion",
  "textSearchDictionary",
  "textSearchConfiguration",
]);

function stepOf(hint: RenameHint, from: Station, to: Station, naming: Naming): AnyOperation {
  const isMove = from.namespace !== to.namespace;
  // Without it one of these could be one of the database's own, before or afterwards.
  const isCommon = hint.kind === "definition" && common.has(hint.object);
  const isNamed =
    from.namespace !== "" && namespaceIn(naming, from.namespace, ...nameOf(hint, from)) !== undefined;
  const isSaid = isMove || isCommon || isNamed;
  const place = {
    ...(isSaid ? { namespace: from.namespace } : {}),
    ...(isMove ? { toNamespace: to.namespace } : {}),
  };
  return renameOf(hint, from.name, to.name, place);
}

/** The name by which the object, or what it belongs to, is found. */
function nameOf(hint: RenameHint, { name }: Station): [name: string, space: NameSpace] {
  if (hint.kind === "enumValue") return [hint.enum, "type"];
  if (hint.kind === "definition") return [hint.table ?? name, spaceOf(hint.object)];
  const { table = name } = hint as { readonly table?: string | undefined };
  return [table, spaceOf(hint.kind)];
}

function renameOf(
  hint: RenameHint,
  name: string,
  to: string,
  place: { readonly namespace?: string; readonly toNamespace?: string },
): AnyOperation {
  switch (hint.kind) {
    case "table":
      return { kind: "renameTable", ...place, table: name, to };
    case "enum":
      return { kind: "renameEnum", ...place, name, to };
    case "sequence":
      return { kind: "renameSequence", ...place, name, to };
    case "column":
      return { kind: "renameColumn", ...place, table: hint.table, name, to };
    case "index":
      return { kind: "renameIndex", ...place, table: hint.table, name, to };
    case "enumValue":
      return { kind: "renameEnumValue", ...place, name: hint.enum, value: name, to };
    case "definition": {
      const table = hint.table === undefined ? {} : { table: hint.table };
      return { kind: "renameObject", ...place, ...table, object: hint.object as DefinitionKind, name, to };
    }
    default:
      return { kind: "renameConstraint", ...place, table: hint.table, name, to };
  }
}

/** Whether a name is one that somebody has, of whatever kind: on some databases most of them share their names. */
export function takenNames(objects: Iterable<Reference>): (namespace: string, name: string) => boolean {
  let names: Set<string> | undefined;
  return (namespace, name) => {
    if (names === undefined) {
      names = new Set();
      for (const object of objects)
        if (object.kind !== "column" && object.kind !== "comment" && object.kind !== "namespace")
          names.add(`${object.namespace}\0${object.name}`);
    }
    return names.has(`${namespace}\0${name}`);
  };
}
