import type { AnyObject } from "../../../objects/any.js";
import { type Reference, referenceOf } from "../../../schema/object.js";
import type { Schema } from "../../../schema/schema.js";
import { keysBeneath } from "../../dependents.js";
import { namesIn } from "../sql/lexical.js";

/**
 * What an object needs as far as its texts mention it. Too much does no harm: what is dropped and made again without need ends
 * as it was. Too little would be refused by the server.
 */
export function inferred(object: AnyObject, schema: Schema): readonly Reference[] {
  if (object.kind === "foreignKey") return keysBeneath(object, schema);
  if (object.kind !== "column" && object.kind !== "check" && object.kind !== "index") return [];
  const mentioned = new Set(textsOf(object).flatMap(namesIn));
  const columns = schema.childrenOf(object.namespace, object.table, "column").map(referenceOf);
  const others = object.kind === "column" ? [...schema.ofKind("sequence")].map(referenceOf) : [];
  const usual = object.kind === "column" ? new Set(namesIn(object.default ?? "")) : new Set<string>();
  return [
    ...columns.filter(({ name }) => name !== object.name && mentioned.has(name.toLowerCase())),
    ...others.filter(({ name }) => usual.has(name.toLowerCase())),
  ];
}

/** Texts that speak of columns of the table. */
function textsOf(object: AnyObject): readonly string[] {
  switch (object.kind) {
    case "column":
      return object.generated === undefined ? [] : [object.generated.expression];
    case "check":
      return [object.expression];
    case "index":
      return object.where === undefined ? [] : [object.where];
    default:
      return [];
  }
}
