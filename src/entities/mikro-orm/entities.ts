/** Entities of MikroORM that the setting `entities` names by their files or as classes. */
import type { Options } from "@mikro-orm/core";
import type { EntitySourceContext, SourceModel } from "../../dialects/entity-source.js";
import type { MikroEntity } from "./known.js";
import { ormModel } from "./model.js";
import { readOrm } from "./orm.js";

/**
 * What entities of MikroORM ask for with the options that MikroORM has when nobody says any.
 * @throws SchemixError `ENTITIES_INVALID`, `DRIVER_MISSING`, `NODE_UNSUPPORTED`
 */
export async function modelOfEntities(
  entities: readonly MikroEntity[],
  context: EntitySourceContext,
): Promise<SourceModel> {
  const { orm, rules } = await readOrm(
    { entities: [...entities] as NonNullable<Options["entities"]> },
    context,
  );
  return ormModel(orm, rules, context);
}
