/** Where the database of a MikroORM is, and its own table there. */
import type { MikroORM, Options } from "@mikro-orm/core";
import type { SourceAddress } from "../../dialects/entity-source.js";
import { SchemixError } from "../../errors/schemix-error.js";
import { compact } from "../../util/compact.js";
import { saysTls, tlsOf } from "../tls-options.js";
import { isOrm } from "./orm.js";
import { rulesOfDriver } from "./platforms.js";

type Input = MikroORM | Partial<Options>;

/** @throws SchemixError `CONFIG_INVALID` */
export function addressOf(input: Input): SourceAddress {
  const { driver, clientUrl, host, port, user, password, dbName, driverOptions } = optionsOf(input);
  const rules = rulesOfDriver(driver);
  if (rules === undefined) throw unknown(driver);
  const { connection, ssl = connection?.ssl } = (driverOptions ?? {}) as DriverOptions;
  const place = { host, port, user, password, database: dbName };
  return {
    scheme: rules.dialect,
    options: compact({
      url: clientUrl ?? rules.usualUrl,
      ...place,
      ...(saysTls(clientUrl) ? {} : tlsOf(ssl)),
    }),
  };
}

interface DriverOptions {
  readonly ssl?: unknown;
  readonly connection?: { readonly ssl?: unknown };
}

/** The table in which MikroORM writes down the migrations that it has run, where options name it. */
export function historyOf(input: Input): string | undefined {
  return optionsOf(input)?.migrations?.tableName;
}

function optionsOf(input: Input): Partial<Options> {
  return isOrm(input) ? (input.config.getAll() as Partial<Options>) : input;
}

function unknown(driver: Options["driver"]): SchemixError {
  return new SchemixError("CONFIG_INVALID", {
    message: "The configuration names no database, and the options of MikroORM have none that is known",
    where: "database",
    why:
      driver === undefined
        ? "They name no driver."
        : `Their driver is ${driver.name}, and MikroORM's entities are read for PostgreSQL.`,
    fix: "Say `database` in the configuration, such as postgres://user@host/database, or `driver` in the options.",
  });
}
