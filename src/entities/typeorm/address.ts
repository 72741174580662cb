/** Where the database of a data source is, in the words of our dialects. */
import type { DataSource, DataSourceOptions } from "typeorm";
import type { SourceAddress } from "../../dialects/entity-source.js";
import { SchemixError } from "../../errors/schemix-error.js";
import { driverRules } from "./drivers.js";
import { isOrm } from "./known.js";

/** @throws SchemixError `CONFIG_INVALID` */
export function addressOf(input: unknown): SourceAddress {
  const options = optionsOf(input);
  const rules = driverRules[options?.type];
  if (rules === undefined) throw unknown(options?.type);
  const { replication } = options as { readonly replication?: { readonly master: object } };
  return { scheme: rules.dialect, options: rules.address({ ...options, ...replication?.master }) };
}

/** The table in which TypeORM writes down the migrations that it has run, where options name it. */
export function historyOf(input: unknown): string | undefined {
  const { migrationsTableName, schema } = (optionsOf(input) ?? {}) as Partial<DataSourceOptions> & {
    readonly schema?: string;
  };
  return schema === undefined ? migrationsTableName : `${schema}.${migrationsTableName ?? "migrations"}`;
}

function optionsOf(input: unknown): DataSourceOptions {
  return isOrm(input, "DataSource") ? (input as DataSource).options : (input as DataSourceOptions);
}

function unknown(type: string | undefined): SchemixError {
  return new SchemixError("CONFIG_INVALID", {
    message: "The configuration names no database, and the data source has none that is known",
    where: "database",
    why: type === undefined ? "The data source has no type." : `The data source is for ${type}.`,
    fix: "Say `database` in the configuration, such as postgres://user@host/database.",
    data: { type },
  });
}
