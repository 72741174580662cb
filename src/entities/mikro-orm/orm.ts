/** The metadata of MikroORM, without opening a connection. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { MikroORM, Options } from "@mikro-orm/core";
import type { EntitySourceContext } from "../../dialects/entity-source.js";
import { isSchemixError, SchemixError } from "../../errors/schemix-error.js";
import { installCommand } from "../../loading/install-command.js";
import { messageOf } from "../faults.js";
import { locatePeer } from "../peer-package.js";
import { loadEntities } from "./entity-files.js";
import { type PlatformRules, packageFor, rulesOf } from "./platforms.js";

/** What is asked of `@mikro-orm/core`, and of the package of a driver. */
interface Core {
  readonly MikroORM: typeof MikroORM;
}

/** An ORM that knows its entities, and the rules for its database. */
export interface ReadOrm {
  readonly orm: MikroORM;
  readonly rules: PlatformRules;
}

/**
 * An ORM that knows its entities. The application's own is asked as it is; of options one is made that is nobody else's, and
 * that never connects.
 *
 * @throws SchemixError `ENTITIES_NOT_FOUND`, `ENTITIES_INVALID`, `MODULE_LOAD_FAILED`, `DRIVER_MISSING`, `NODE_UNSUPPORTED`
 */
export async function readOrm(input: unknown, context: EntitySourceContext): Promise<ReadOrm> {
  if (typeof input !== "object" || input === null)
    throw new SchemixError("ENTITIES_INVALID", {
      message: "mikroOrm(…) was given neither a MikroORM nor its options",
      fix: "Pass the MikroORM of the application, its options, or a function that returns one of them.",
    });
  const orm = isOrm(input) ? input : await discover(input as Options, context);
  if (orm.getMetadata() === undefined)
    throw new SchemixError("ENTITIES_INVALID", {
      message: "The MikroORM has not looked for its entities yet",
      why: "It was made with `discovery.skipSyncDiscovery`.",
      fix: "Pass what `await MikroORM.init(…)` gives, or the options.",
    });
  return { orm, rules: checkPlatform(orm, context) };
}

/** Whether it is an ORM, and no options of one. */
export function isOrm(input: object): input is MikroORM {
  return typeof (input as Partial<MikroORM>).getMetadata === "function";
}

function checkPlatform(orm: MikroORM, { dialect }: EntitySourceContext): PlatformRules {
  const platform = orm.driver.getPlatform();
  const rules = rulesOf(platform);
  if (rules?.dialect === dialect.name) return rules;
  const known = packageFor(dialect.name);
  const driver = orm.driver.constructor.name;
  throw new SchemixError("ENTITIES_INVALID", {
    message:
      known === undefined
        ? `Entities of MikroORM are not read for a database of ${dialect.name}`
        : `The driver of MikroORM is ${driver}, and the database of the configuration is ${dialect.name}`,
    why: "Types, names and defaults of MikroORM's entities depend on the database.",
    fix:
      known === undefined
        ? "They are for PostgreSQL; for others, declare them with @schemix/migrate or with TypeORM."
        : `Take the driver of ${known}, or name another database.`,
    data: { driver, dialect: dialect.name },
  });
}

async function discover(options: Options, context: EntitySourceContext): Promise<MikroORM> {
  const coreFile = locate("@mikro-orm/core", context);
  try {
    const core = await load<Core>(coreFile);
    const entities = await loadEntities(options, context);
    const { MikroORM } =
      options.driver === undefined
        ? await load<Core>(locate(packageFor(context.dialect.name) ?? "@mikro-orm/core", context))
        : core;
    return await MikroORM.init(privateOptions(options, entities, context));
  } catch (error) {
    throw explained(error, coreFile);
  }
}

function locate(packageName: string, { loader }: EntitySourceContext): string {
  const file = locatePeer(packageName, loader);
  if (file !== undefined) return file;
  throw new SchemixError("DRIVER_MISSING", {
    message: `The package ${packageName} is not installed`,
    where: loader.root,
    why: "Entities of MikroORM are read by MikroORM itself.",
    fix: installCommand(loader.root, [packageName]),
    data: { package: packageName },
  });
}

async function load<T>(file: string): Promise<T> {
  return (await import(pathToFileURL(file).href)) as T;
}

/** Nothing of it reaches a database, writes a log, or runs code that has nothing to do with entities. */
function privateOptions(
  options: Options,
  entities: Options["entities"],
  { loader }: EntitySourceContext,
): Options {
  const { dbName, clientUrl, baseDir = loader.root } = options;
  return {
    ...options,
    ...(dbName === undefined && clientUrl === undefined ? { dbName: "none" } : {}),
    baseDir,
    entities,
    entitiesTs: [],
    subscribers: [],
    extensions: [],
    debug: false,
    ensureDatabase: false,
  } as Options;
}

function explained(cause: unknown, coreFile: string): unknown {
  if (isSchemixError(cause)) return cause;
  const { version, engines } = JSON.parse(readFileSync(join(dirname(coreFile), "package.json"), "utf8")) as {
    readonly version: string;
    readonly engines?: { readonly node?: string };
  };
  const wanted = engines?.node ?? "";
  const isTooOld = compareVersions(process.versions.node, wanted) < 0;
  // Of an older Node.js modules lack exports, and objects methods.
  if (isTooOld && (cause instanceof SyntaxError || cause instanceof TypeError))
    return new SchemixError("NODE_UNSUPPORTED", {
      message: `MikroORM ${version} fails on Node.js ${process.versions.node}: ${messageOf(cause)}`,
      why: `It asks for Node.js ${wanted}.`,
      fix: "Run Schemix with such a Node.js.",
      data: { package: "@mikro-orm/core", version, engines: wanted },
      cause,
    });
  return new SchemixError("ENTITIES_INVALID", {
    message: `MikroORM refuses the entities: ${messageOf(cause)}`,
    why: "MikroORM itself reads them, as it does when the application starts.",
    fix: "Correct the entity that the message names; a class may be missing from `entities`.",
    cause,
  });
}

/** Below zero when the first version in one text is older than the first one in another. */
function compareVersions(one: string, other: string): number {
  const parts = (text: string): readonly number[] =>
    (/\d+(?:\.\d+)*/.exec(text)?.[0] ?? "0").split(".").map(Number);
  const [left, right] = [parts(one), parts(other)];
  const at = [0, 1, 2].find((index) => (left[index] ?? 0) !== (right[index] ?? 0)) ?? 0;
  return (left[at] ?? 0) - (right[at] ?? 0);
}
