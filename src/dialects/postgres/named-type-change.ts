/** Changes from and to types that somebody has made: enums and domains. */
import type { Definition } from "../../objects/definition/shape.js";
import type { Reference } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import type { TypeChange, TypeSides } from "../type-system.js";
import { gradeTypeChange as gradePlain } from "./type-change.js";
import { pgTypes } from "./types.js";
import { quote } from "./writer.js";

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
  if (former.type === from && wanted.type === to) return plain;
  if (former.type !== wanted.type)
    return withTarget(gradePlain(former.type, wanted.type, column), to, column);
  // A domain looks at each value as it comes.
  return { grade: wanted.type === to ? "safe" : "checked" };
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
    namespace: place === undefined ? defaultNamespace : bare(place),
    name: bare(name),
  });
  if (schema.has(named("enum"))) return { ...plain, isEnum: true };
  const domain = array === "" ? (schema.get(named("domain")) as Definition | undefined) : undefined;
  const under = domain?.details?.type;
  return typeof under === "string" ? baseOf(pgTypes.canonical(under), schema, defaultNamespace) : plain;
}

function bare(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}
