/** What entities say and a database has no word for. */
import type { Feature } from "../dialects/dialect.js";
import type { AnyObject } from "../objects/any.js";
import { keyOf } from "../schema/object.js";
import type { Source } from "./object-list.js";
import type { Context } from "./plan/plan.js";

type Signs = { readonly [F in Feature]: (object: AnyObject) => boolean };

const isSaid = (...values: readonly unknown[]): boolean => values.some((value) => value !== undefined);

/** What of an object needs which feature. */
const signs: Signs = {
  "table inheritance": (object) => object.kind === "table" && isSaid(object.inherits),
  "partitioned tables": (object) => object.kind === "table" && isSaid(object.partitionBy),
  "unlogged tables": (object) => object.kind === "table" && isSaid(object.unlogged),
  "table access methods": (object) => object.kind === "table" && isSaid(object.accessMethod),
  "deferrable constraints": (object) =>
    (object.kind === "primaryKey" || object.kind === "unique" || object.kind === "foreignKey") &&
    isSaid(object.deferrable, object.initiallyDeferred),
  "periods in keys": (object) =>
    ((object.kind === "primaryKey" || object.kind === "unique") && isSaid(object.withoutOverlaps)) ||
    (object.kind === "foreignKey" && isSaid(object.period)),
  "included columns of constraints": (object) =>
    (object.kind === "primaryKey" || object.kind === "unique") && isSaid(object.include),
  "MATCH FULL": (object) => object.kind === "foreignKey" && isSaid(object.match),
  "columns of a referential action": (object) =>
    object.kind === "foreignKey" && isSaid(object.onDeleteColumns),
  "index methods": (object) => object.kind === "index" && isSaid(object.method),
  "indexes on expressions": (object) =>
    object.kind === "index" && object.keys.some(({ expression }) => isSaid(expression)),
  "operator classes": (object) =>
    object.kind === "index" && object.keys.some((key) => isSaid(key.operatorClass, key.operatorClassOptions)),
  "collations of index keys": (object) =>
    object.kind === "index" && object.keys.some(({ collation }) => isSaid(collation)),
  "an order of NULLs": (object) => object.kind === "index" && object.keys.some(({ nulls }) => isSaid(nulls)),
  "storage settings of columns": (object) =>
    object.kind === "column" && isSaid(object.storage, object.compression, object.options),
  "statistics targets": (object) =>
    (object.kind === "column" || object.kind === "index") && isSaid(object.statistics),
  "names of NOT NULL": (object) => object.kind === "column" && isSaid(object.notNull),
  "limits of identities": (object) => {
    if (object.kind !== "column" || object.identity === undefined) return false;
    const { minValue, maxValue, cache, cycle, sequence } = object.identity;
    return isSaid(minValue, maxValue, cache, cycle, sequence);
  },
  "owned sequences": (object) => object.kind === "sequence" && isSaid(object.ownedBy),
  "unlogged sequences": (object) => object.kind === "sequence" && isSaid(object.unlogged),
};

/** Reports what this database has no word for: it would be left out in silence, or refused when it is too late. */
export function checkFeatures(
  objects: readonly AnyObject[],
  sources: ReadonlyMap<string, Source>,
  { dialect, faults }: Context,
): void {
  for (const feature of dialect.capabilities.lacks) {
    for (const object of objects) {
      if (!signs[feature](object)) continue;
      const site = sources.get(keyOf(object)) ?? { className: object.table ?? object.name };
      faults.add(
        site,
        `the database has no ${feature}, which ${object.kind} ${object.name} needs`,
        otherwiseFix,
      );
    }
  }
}

/** What can be done about something that only another database has. */
export const otherwiseFix =
  "Leave it out, or say it for the database that has it: postgres: { … } among the options.";
