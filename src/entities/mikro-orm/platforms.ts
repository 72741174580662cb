/** What MikroORM does on one database and not on another. A database is an entry here. */
import type { DatabaseTable } from "@mikro-orm/sql";
import { cutName } from "../../schema/names.js";

export interface PlatformRules {
  /** The dialect that works on the same database. */
  readonly dialect: string;
  /** The package of its driver, and the class in it. */
  readonly package: string;
  readonly driver: string;
  /** Where MikroORM connects to when options do not say it. */
  readonly usualUrl: string;
  /** The server cuts names that are too long, instead of refusing them. */
  readonly clipsNames: boolean;
  /** Types that are a number and a sequence → the number. */
  readonly counting: ReadonlyMap<string, string>;
  /** The name that the server gives the primary key of a table where MikroORM names none. */
  readonly usualPrimaryKey: (table: DatabaseTable) => string;
}

const postgres: PlatformRules = {
  dialect: "postgres",
  package: "@mikro-orm/postgresql",
  driver: "PostgreSqlDriver",
  usualUrl: "postgresql://postgres@127.0.0.1:5432",
  clipsNames: true,
  counting: new Map([
    ["smallserial", "smallint"],
    ["serial2", "smallint"],
    ["serial", "integer"],
    ["serial4", "integer"],
    ["bigserial", "bigint"],
    ["serial8", "bigint"],
  ]),
  usualPrimaryKey: ({ name }) => `${cutName(name, { count: 63 - "_pkey".length, unit: "bytes" })}_pkey`,
};

/** The class of a platform, or one that it extends → its rules. */
const platforms: Readonly<Record<string, PlatformRules>> = {
  BasePostgreSqlPlatform: postgres,
};

/** The rules for a platform of MikroORM; nothing for a database that is not read. */
export function rulesOf(platform: object): PlatformRules | undefined {
  for (let at: object | null = Object.getPrototypeOf(platform); at !== null; at = Object.getPrototypeOf(at)) {
    const found = platforms[at.constructor.name];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The rules for a driver, or for one that it extends. */
export function rulesOfDriver(driver: unknown): PlatformRules | undefined {
  for (let at: unknown = driver; typeof at === "function"; at = Object.getPrototypeOf(at)) {
    const { name } = at;
    const found = Object.values(platforms).find((rules) => rules.driver === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The driver's package for a dialect. */
export function packageFor(dialect: string): string | undefined {
  return Object.values(platforms).find((rules) => rules.dialect === dialect)?.package;
}
