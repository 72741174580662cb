/** The metadata of TypeORM, without opening a connection. */
import { createRequire } from "node:module";
import type { DataSource, DataSourceOptions } from "typeorm";
import type { EntitySourceContext } from "../../dialects/entity-source.js";
import { isSchemixError, SchemixError } from "../../errors/schemix-error.js";
import { globFiles } from "../../loading/glob.js";
import { installCommand } from "../../loading/install-command.js";
import { messageOf } from "../faults.js";
import { locatePeer } from "../peer-package.js";
import { type DriverRules, driverRules } from "./drivers.js";
import { classesIn, isOrm, type OrmEntity } from "./known.js";

/** A data source that has its metadata, and the options that it was asked for with. */
export interface OrmMetadata {
  readonly dataSource: DataSource;
  readonly options: DataSourceOptions;
  /** Those of its database, which the dialect works on. */
  readonly rules: DriverRules;
}

type DataSourceClass = new (options: DataSourceOptions) => DataSource;

/**
 * A data source that has its metadata. One that is open has them; of any other a private copy is made, for the
 * application's own is none of ours to touch.
 *
 * @throws SchemixError `ENTITIES_NOT_FOUND`, `ENTITIES_INVALID`, `MODULE_LOAD_FAILED`, `DRIVER_MISSING`
 */
export async function readMetadata(input: unknown, context: EntitySourceContext): Promise<OrmMetadata> {
  const given = isOrm(input, "DataSource") ? (input as DataSource) : undefined;
  const options = given?.options ?? (input as DataSourceOptions);
  const rules = rulesFor(options, context);
  if (given?.isInitialized === true) return { dataSource: given, options, rules };
  const DataSource = (given?.constructor as DataSourceClass | undefined) ?? loadOrm(context).DataSource;
  const entities = await loadClasses(options, context);
  const restore = bindings(entities);
  try {
    const dataSource = new DataSource(privateOptions(options, entities));
    try {
      // A fork makes its driver when it connects, which it cannot with what it is given.
      if (!("driver" in dataSource)) await (dataSource as DataSource).initialize().catch(() => undefined);
      // Not public by its type, and the one way that both lines of TypeORM have: the public one connects.
      await (dataSource as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
    } finally {
      restore(dataSource);
    }
    return { dataSource, options, rules };
  } catch (error) {
    throw invalid(error);
  }
}

/** @throws SchemixError `ENTITIES_INVALID` for a database that the dialect does not work on */
function rulesFor(
  options: Partial<DataSourceOptions> | undefined,
  { dialect }: EntitySourceContext,
): DriverRules {
  const type = options?.type;
  if (type === undefined) {
    throw new SchemixError("ENTITIES_INVALID", {
      message: "typeorm(…) was given neither a DataSource nor its options",
      fix: "Pass the DataSource of the application, its options, or a function that returns one of them.",
    });
  }
  const found = driverRules[type];
  if (found?.dialect === dialect.name) return found;
  const known = Object.keys(driverRules).filter((name) => driverRules[name]?.dialect === dialect.name);
  throw new SchemixError("ENTITIES_INVALID", {
    message: `The data source is for ${type}, and the database of the configuration is ${dialect.name}`,
    why: "Types, names and defaults of TypeORM's entities depend on the database.",
    fix:
      known.length === 0
        ? "TypeORM's entities can be read for other databases only."
        : `Give the data source the type ${known.join(" or ")}, or name another database.`,
    data: { type, dialect: dialect.name },
  });
}

/** The project's own TypeORM, else one that Schemix itself would get. */
function loadOrm({ loader }: EntitySourceContext): { readonly DataSource: DataSourceClass } {
  const file = locatePeer("typeorm", loader);
  if (file !== undefined) return createRequire(file)(file) as { DataSource: DataSourceClass };
  throw new SchemixError("DRIVER_MISSING", {
    message: "The package typeorm is not installed",
    where: loader.root,
    why: "Its entities are read by TypeORM itself.",
    fix: installCommand(loader.root, ["typeorm"]),
    data: { package: "typeorm" },
  });
}

/** Nothing of it reaches a database, writes a log, or runs code that has nothing to do with entities. */
function privateOptions(options: DataSourceOptions, entities: readonly unknown[]): DataSourceOptions {
  const { driver = {} } = options as { readonly driver?: object };
  return {
    ...options,
    entities,
    driver,
    nativeDriver: {},
    subscribers: [],
    migrations: [],
    cache: false,
    logging: false,
    synchronize: false,
    migrationsRun: false,
    dropSchema: false,
  } as unknown as DataSourceOptions;
}

/** The classes that the option `entities` means; files are loaded as all files of the project are. */
async function loadClasses(
  { entities = [] }: DataSourceOptions,
  { loader }: EntitySourceContext,
): Promise<readonly unknown[]> {
  const items: readonly unknown[] = Array.isArray(entities) ? entities : Object.values(entities);
  const classes: unknown[] = items.filter((item) => typeof item !== "string");
  for (const pattern of items.filter((item): item is string => typeof item === "string")) {
    const files = globFiles(loader.root, pattern).filter(isModule);
    if (files.length === 0) throw noFiles(pattern, loader.root);
    for (const file of files) classes.push(...classesIn([await loader.load(file)]));
  }
  return [...new Set(classes)];
}

const isModule = (file: string): boolean => /\.[cm]?[jt]s$/.test(file) && !/\.d\.[cm]?ts$/.test(file);

function noFiles(pattern: string, root: string): SchemixError {
  return new SchemixError("ENTITIES_NOT_FOUND", {
    message: "No entities were found",
    where: root,
    why: `No file matches ${pattern}, which the data source names.`,
    fix: "Correct `entities` of the data source: patterns start at the folder of Schemix's configuration.",
    data: { patterns: [pattern], root },
  });
}

/**
 * Entities that extend BaseEntity know their data source, and TypeORM tells them while it makes metadata. Returns what
 * gives them back the one that they had.
 */
function bindings(entities: readonly unknown[]): (made: DataSource) => void {
  const held = (target: unknown) => Object.getOwnPropertyDescriptor(target, "dataSource");
  const before = new Map(
    entities
      .filter((target) => typeof target === "function")
      .map((target) => [target, held(target)] as const),
  );
  return (made) => {
    for (const { target } of made.entityMetadatas ?? []) {
      if (typeof target !== "function" || held(target)?.value !== made) continue;
      const former = before.get(target as unknown as OrmEntity);
      if (former === undefined) Reflect.deleteProperty(target, "dataSource");
      else Object.defineProperty(target, "dataSource", former);
    }
  };
}

function invalid(cause: unknown): unknown {
  if (isSchemixError(cause)) return cause;
  return new SchemixError("ENTITIES_INVALID", {
    message: `TypeORM refuses the entities: ${messageOf(cause)}`,
    why: "TypeORM itself reads them, as it does when the application starts.",
    fix: "Correct the entity that the message names; a class may be missing from `entities`.",
    cause,
  });
}
