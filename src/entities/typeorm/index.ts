/** TypeORM's entities as what a database should be: `@schemix/migrate/typeorm`. */
import type { DataSource, DataSourceOptions } from "typeorm";
import { type EntitySource, entitySource } from "../../dialects/entity-source.js";
import { addressOf, historyOf } from "./address.js";
import { readMetadata } from "./data-source.js";
import { ormModel } from "./model.js";

export type { EntitySource };

/** What {@link typeorm} takes: a data source, its options, or what returns one of them. */
export type TypeormInput = DataSource | DataSourceOptions | Promise<DataSource | DataSourceOptions>;

/**
 * TypeORM's entities, for the setting `entities`: TypeORM itself says what they mean, with its naming strategy, prefix and
 * schema, of version 0.3 or 1. No connection is opened, nothing of the data source is changed, and no subscriber or migration
 * of it is loaded. The names of everything are TypeORM's, so a database that `synchronize` or its migrations have made is no
 * different. A configuration that names no `database` has the one of the data source.
 *
 * Reading fails with `ENTITIES_INVALID` when TypeORM refuses the entities or the data source is for another database, with
 * `ENTITIES_NOT_FOUND`, `MODULE_LOAD_FAILED`, with `CONFIG_INVALID` when its address is needed and cannot be told, and with `DRIVER_MISSING` when the project has no `typeorm`.
 *
 * @example
 * import { defineConfig } from "@schemix/migrate";
 * import { typeorm } from "@schemix/migrate/typeorm";
 * import { AppDataSource } from "./src/data-source.js";
 *
 * export default defineConfig({
 *   entities: typeorm(AppDataSource),
 * });
 */
export function typeorm(input: TypeormInput | (() => TypeormInput)): EntitySource {
  const given = async (): Promise<unknown> => await (typeof input === "function" ? input() : input);
  return entitySource({
    read: async (context) => ormModel(await readMetadata(await given(), context), context),
    address: async () => addressOf(await given()),
    tool: async () => ({ name: "typeorm", table: historyOf(await given()) }),
  });
}
