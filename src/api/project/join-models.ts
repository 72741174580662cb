/** What our decorators say and what other sources of entities say, as one model. */
import type { SourceModel } from "../../dialects/entity-source.js";
import type { EntityModel } from "../../entities/to-schema.js";
import { SchemixError } from "../../errors/schemix-error.js";
import { describeReference, keyOf, type SchemaObject } from "../../schema/object.js";
import { siteOf } from "./entity-site.js";

/** @throws SchemixError `ENTITIES_INVALID` when two of them declare one table */
export function joinModels(own: EntityModel, others: readonly SourceModel[]): EntityModel {
  let joined = own;
  for (const other of others) {
    const twice = other.schema.ofKind("table").find((table) => joined.schema.has(table));
    if (twice !== undefined) throw declaredTwice(twice, joined);
    joined = {
      ...joined,
      schema: other.schema.with(joined.schema),
      ignored: [...joined.ignored, ...other.ignored],
      definitions: [...(joined.definitions ?? []), ...other.definitions],
      sources: new Map([...other.sources, ...joined.sources]),
      isSame: eitherOf(joined.isSame, other.isSame),
    };
  }
  // A table that one source leaves alone may be another's.
  const ignored = joined.ignored.filter((each) => own.ignored.includes(each) || !joined.schema.has(each));
  return { ...joined, ignored };
}

function eitherOf(one: EntityModel["isSame"], other: EntityModel["isSame"]): EntityModel["isSame"] {
  if (one === undefined || other === undefined) return one ?? other;
  return (fact) => one(fact) || other(fact);
}

function declaredTwice(table: SchemaObject, model: EntityModel): SchemixError {
  const where = siteOf(model, table);
  return new SchemixError("ENTITIES_INVALID", {
    message: `The ${describeReference(table)} is declared twice`,
    where,
    why: "Two of what the setting `entities` names declare it.",
    fix: "Take one of the two away, or have an ORM leave the table alone: `synchronize: false` of TypeORM, `skipTables` of MikroORM.",
    data: { table: { namespace: table.namespace, name: table.name, key: keyOf(table) } },
  });
}
