/** MikroORM's entities as what a database should be: `@schemix/migrate/mikro-orm`. */
import type { MikroORM, Options } from "@mikro-orm/core";
import { type EntitySource, entitySource } from "../../dialects/entity-source.js";
import { addressOf, historyOf } from "./address.js";
import { ormModel } from "./model.js";
import { readOrm } from "./orm.js";

export type { EntitySource };

/** What {@link mikroOrm} takes: a MikroORM, its options, or what returns one of them. */
export type MikroOrmInput = MikroORM | Partial<Options> | Promise<MikroORM | Partial<Options>>;

/**
 * MikroORM's entities, for the setting `entities`: its schema generator itself says what they mean, with the naming strategy,
 * schema and options of the application, of version 7. No connection is opened, and no subscriber or extension is loaded. The
 * names of everything are MikroORM's, so a database that its schema generator or its migrations have made is no different.
 * A configuration that names no `database` has the one of the options.
 *
 * Reading fails with `ENTITIES_INVALID` when MikroORM refuses the entities or its driver is for another database, with
 * `ENTITIES_NOT_FOUND`, `MODULE_LOAD_FAILED`, with `CONFIG_INVALID` when its address is needed and cannot be told, with `DRIVER_MISSING` when the project has no `@mikro-orm/core`, and with
 * `NODE_UNSUPPORTED` where it fails because Node.js is older than it asks for.
 *
 * @example
 * import { defineConfig } from "@schemix/migrate";
 * import { mikroOrm } from "@schemix/migrate/mikro-orm";
 * import options from "./mikro-orm.config.js";
 *
 * export default defineConfig({
 *   database: process.env.DATABASE_URL ?? "postgres://localhost/shop",
 *   entities: mikroOrm(options),
 * });
 */
export function mikroOrm(input: MikroOrmInput | (() => MikroOrmInput)): EntitySource {
  const given = async () => await (typeof input === "function" ? input() : input);
  return entitySource({
    read: async (context) => {
      const { orm, rules } = await readOrm(await given(), context);
      return ormModel(orm, rules, context);
    },
    address: async () => addressOf(await given()),
    tool: async () => ({ name: "mikro-orm", table: historyOf(await given()) }),
  });
}
