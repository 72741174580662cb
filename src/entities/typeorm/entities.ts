/** Entities of TypeORM that the setting `entities` names by their files or as classes. */
import type { DataSourceOptions } from "typeorm";
import type { EntitySourceContext, SourceModel } from "../../dialects/entity-source.js";
import { readMetadata } from "./data-source.js";
import { driverRules } from "./drivers.js";
import { ormModel } from "./model.js";

/**
 * What entities of TypeORM ask for with the options that TypeORM has when nobody says any.
 * @throws SchemixError `ENTITIES_INVALID`, `DRIVER_MISSING`
 */
export async function modelOfEntities(
  entities: readonly unknown[],
  context: EntitySourceContext,
): Promise<SourceModel> {
  const { name } = context.dialect;
  const type = Object.keys(driverRules).find((each) => driverRules[each]?.dialect === name) ?? name;
  const options = { type, entities } as unknown as DataSourceOptions;
  return ormModel(await readMetadata(options, context), context);
}
