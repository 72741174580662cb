/** What the server does with the values of a domain that changes. */
import type { Reference } from "../../../../schema/object.js";
import type { Dependents } from "../dependencies.js";

/** Whether a statement about a domain has the server look at all values of it. */
export function looksAtValues(sql: string): boolean {
  return /(ADD CONSTRAINT (?!.* NOT VALID$)|VALIDATE CONSTRAINT|SET NOT NULL)/s.test(sql);
}

/** The server looks at the values of columns, but not at those within composites, ranges and arrays: it refuses instead. */
export function isWithinValues(type: Reference, dependents: Dependents, isWithin = false): boolean {
  return dependents.of(type).some((dependent) => {
    if (dependent.kind === "column") return isWithin || dependent.type.endsWith("[]");
    if (dependent.kind === "domain") return isWithinValues(dependent, dependents, isWithin);
    const isBuilt = dependent.kind === "compositeType" || dependent.kind === "rangeType";
    return isBuilt && isWithinValues(dependent, dependents, true);
  });
}
