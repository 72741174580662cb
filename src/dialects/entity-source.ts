/** Entities that something else than our decorators describes, such as those of an ORM. */
import type { ModuleLoader } from "../loading/module-loader.js";
import type { ComparedFact } from "../objects/comparers.js";
import type { Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import type { Dialect } from "./dialect.js";

const marker = Symbol.for("@schemix/migrate:entities");

/** What a source is read for. */
export interface EntitySourceContext {
  readonly dialect: Dialect;
  /** The namespace of entities that name none. */
  readonly namespace: string;
  /** Loads files of the project; its root is the folder of the configuration. */
  readonly loader: ModuleLoader;
}

/** What a source says a database should be. */
export interface SourceModel {
  readonly schema: Schema;
  /** What is said in SQL, and where that comes from. */
  readonly definitions: readonly { readonly sql: string; readonly site: string }[];
  /** Tables, constraints and indexes that are left as they are, whether they are there or not. */
  readonly ignored: readonly Reference[];
  /** Facts that differ and are to stay as they are in the database; absent: none. */
  readonly isSame?: ((fact: ComparedFact) => boolean) | undefined;
  /** Object (`keyOf`) → where in the project's code it comes from. */
  readonly sources: ReadonlyMap<
    string,
    { readonly className: string; readonly property?: string; readonly file?: string }
  >;
}

/** Where a database is: the options of the dialect's own function, `postgres({ … })`. */
export interface SourceAddress {
  /** `postgres`, `mssql`: what an address of it would begin with. */
  readonly scheme: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The tool that entities are of. */
export interface SourceTool {
  /** What `schemix adopt` calls it. */
  readonly name: string;
  /** The table in which it writes down what it has run, where the project names one; `schema.table` too. */
  readonly table: string | undefined;
}

/** A value of the setting `entities`: made by functions such as `typeorm(…)`. */
export interface EntitySource {
  readonly [marker]: true;
  /** @throws SchemixError `ENTITIES_NOT_FOUND`, `ENTITIES_INVALID`, `MODULE_LOAD_FAILED`, `DRIVER_MISSING` */
  readonly read: (context: EntitySourceContext) => Promise<SourceModel>;
  /**
   * The database that it is for, where the configuration names none.
   * @throws SchemixError `CONFIG_INVALID`
   */
  readonly address?: (() => Promise<SourceAddress>) | undefined;
  readonly tool?: (() => Promise<SourceTool>) | undefined;
}

export function entitySource(source: Omit<EntitySource, typeof marker>): EntitySource {
  return Object.freeze({ [marker]: true as const, ...source });
}

/** Whether a value was made by {@link entitySource}; true across copies of the package. */
export function isEntitySource(value: unknown): value is EntitySource {
  return typeof value === "object" && value !== null && marker in value;
}
