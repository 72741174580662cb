/** Changes from and to types that somebody has made: enums and domains. */
import type { Column } from "../../../objects/column/shape.js";
import type { Definition } from "../../../objects/definition/shape.js";
import { type Reference, referenceOf } from "../../../schema/object.js";
import type { Schema } from "../../../schema/schema.js";
import type { RewriteContext } from "../../dialect.js";
import type { TypeChange, TypeSides } from "../../type-system.js";
import { unquoted } from "../sql/lexical.js";
import { quote } from "../sql/writer.js";
import { gradeTypeChange as gradePlain } from "./type-change.js";
import { pgTypes } from "./types.js";

/** Grades a type change; both spellings canonical. */
export function gradeTypeChange(from: string, to: string, column: string, sides?: TypeSides): TypeChange {
  const plain = gradePlain(from, to, column);
  if (plain.grade !== "undecided" || sides === undefined) return plain;
  const [former, wanted] = [
    baseOf(from, sides.before, sides.defaultNamespace),
    baseOf(to, sides.after, sides.defaultNamespace),
  ];
  if (former.isEnum && wanted.isEnum && former.array === wanted.array)
    // Values keep their names; what the new type does not have is refused, as it is when a value goes.
    return { grade: "cast", using: `${quote(column)}::text${former.array}::${pgTypes.display(to)}` };
  if (former.type === from && wanted.type === to) return gradeElements(from, to, column, sides) ?? plain;
  if (former.type !== wanted.type)
    return withTarget(gradePlain(former.type, wanted.type, column), to, column);
  // A domain looks at each value as it comes.
  return { grade: wanted.type === to ? "safe" : "checked" };
}

/** Domains within arrays are cast where somebody says so only; nothing where there are none. */
function gradeElements(from: string, to: string, column: string, sides: TypeSides): TypeChange | undefined {
  if (!from.endsWith("[]") || !to.endsWith("[]")) return undefined;
  const [mine, theirs] = [from.slice(0, -2), to.slice(0, -2)];
  const former = baseOf(mine, sides.before, sides.defaultNamespace);
  const wanted = baseOf(theirs, sides.after, sides.defaultNamespace);
  if (former.type === mine && wanted.type === theirs) return undefined;
  if (former.isEnum && wanted.isEnum)
    return { grade: "cast", using: `${quote(column)}::text[]::${pgTypes.display(to)}` };
  const change: TypeChange =
    former.type === wanted.type
      ? { grade: "safe" }
      : gradePlain(`${former.type}[]`, `${wanted.type}[]`, column);
  return castWithin(change, to, column);
}

function castWithin(change: TypeChange, to: string, column: string): TypeChange {
  if (change.grade !== "safe") return withTarget(change, to, column);
  return { grade: "cast", using: `${quote(column)}::${pgTypes.display(to)}` };
}

/** The change of a column whose type keeps its name and is another one; who has to decide about it hears of it. */
export function gradeKeptName(column: Column, context: RewriteContext): TypeChange {
  const { type, name } = column;
  const reference = referenceOf(column);
  const using = context.usingFor(reference);
  if (using !== undefined) return { grade: "cast", using };
  const change = gradeBaseChange(type, name, context);
  if (change.grade !== "undecided" && change.grade !== "lossy") return change;
  const [from, to] = [context.before, context.after].map(
    (schema) => baseOf(type.replace(/\[\]$/, ""), schema, context.defaultNamespace).type,
  ) as [string, string];
  context.undecided({
    column: reference,
    from,
    to,
    why: change.grade === "undecided" ? (change.why ?? "") : "Values may lose something by it.",
  });
  return change;
}

/** How a column that is text becomes of its type: a cast would cut what an assignment refuses for its length. */
export function usingFromText({ type, name }: Column, context: RewriteContext): string | undefined {
  const base = baseOf(type, context.after, context.defaultNamespace);
  const isOfLength = base.type !== type && /^character( varying)?\(/.test(base.type);
  return isOfLength ? undefined : `${quote(name)}::${type}`;
}

/** Grades what becomes of a column whose type keeps its name and is made of something else, be it a domain or an enum. */
function gradeBaseChange(type: string, column: string, sides: TypeSides): TypeChange {
  const [, element = type, array = ""] = /^(.*?)(\[\])?$/s.exec(type) ?? [];
  const [former, wanted] = [
    baseOf(element, sides.before, sides.defaultNamespace),
    baseOf(element, sides.after, sides.defaultNamespace),
  ];
  if (former.isEnum && wanted.isEnum && former.type !== wanted.type)
    return { grade: "cast", using: `${quote(column)}::text${array}::${pgTypes.display(type)}` };
  if (former.type === wanted.type) return { grade: "safe" };
  const change = gradePlain(former.type, wanted.type, column);
  return array === "" ? withTarget(change, type, column) : castWithin(change, type, column);
}

/** A value is read as what the column becomes, not as what that is made of. */
function withTarget(change: TypeChange, to: string, column: string): TypeChange {
  return "using" in change && change.using !== undefined
    ? { ...change, using: `${quote(column)}::${pgTypes.display(to)}` }
    : change;
}

interface Base {
  /** The type that is no domain any more. */
  readonly type: string;
  readonly array: string;
  readonly isEnum: boolean;
}

function baseOf(type: string, schema: Schema, defaultNamespace: string): Base {
  const [, place, name, array = ""] =
    /^(?:("(?:[^"]|"")+"|[\w$\u0080-\uffff]+)\.)?("(?:[^"]|"")+"|[\w$\u0080-\uffff]+)(\[\])?$/.exec(type) ??
    [];
  const plain = { type, array, isEnum: false };
  if (name === undefined) return plain;
  const named = (kind: string): Reference => ({
    kind,
    namespace: place === undefined ? defaultNamespace : unquoted(place),
    name: unquoted(name),
  });
  if (schema.has(named("enum"))) return { ...plain, isEnum: true };
  const domain = array === "" ? (schema.get(named("domain")) as Definition | undefined) : undefined;
  const under = domain?.details?.type;
  return typeof under === "string" ? baseOf(pgTypes.canonical(under), schema, defaultNamespace) : plain;
}
