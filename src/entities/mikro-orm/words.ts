/** What every part of the reading of MikroORM's schema needs: names, places, and where things come from. */
import type { EntityMetadata, MikroORM } from "@mikro-orm/core";
import type { AbstractSqlPlatform, DatabaseTable, SchemaHelper } from "@mikro-orm/sql";
import type { EntitySourceContext } from "../../dialects/entity-source.js";
import { SchemixError } from "../../errors/schemix-error.js";
import type { Source } from "../object-list.js";
import { type Place, SourceFindings } from "../source-findings.js";
import type { PlatformRules } from "./platforms.js";

export type { Place };

export type OrmColumn = ReturnType<DatabaseTable["getColumns"]>[number];
export type EntityProperty = EntityMetadata["props"][number];

/** What its schema generator has and does not show: which line breaks are none of a text between quotes. */
interface Generator {
  splitOutsideLiterals?(sql: string, separator: string): readonly string[];
}

/** What is collected on the way. */
export class Findings extends SourceFindings {
  readonly orm: MikroORM;
  readonly rules: PlatformRules;
  readonly platform: AbstractSqlPlatform;
  readonly helper: SchemaHelper;
  readonly #generator: Generator;
  readonly #entities = new Map<string, EntityMetadata>();

  /** @param orm of a database for which there are rules */
  constructor(orm: MikroORM, rules: PlatformRules, { dialect, namespace }: EntitySourceContext) {
    super(dialect, namespace, rules.clipsNames);
    this.orm = orm;
    this.rules = rules;
    this.platform = orm.driver.getPlatform() as AbstractSqlPlatform;
    const helper = this.platform.getSchemaHelper();
    if (helper === undefined) {
      throw new SchemixError("ENTITIES_INVALID", {
        message: `${rules.package} cannot say what its entities make of a database`,
        why: "Its platform has no schema helper, which MikroORM's own schema generator asks too.",
        fix: `Give the configuration of MikroORM the driver of ${rules.package} itself.`,
        data: { package: rules.package },
      });
    }
    this.helper = helper;
    this.#generator = orm.schema as unknown as Generator;
    for (const entity of orm.getMetadata().getAll().values()) {
      const key = entityKey(entity.schema, entity.tableName);
      // A class whose rows lie in the table of another one comes behind that one.
      if (!this.#entities.has(key) || entity.root === entity) this.#entities.set(key, entity);
    }
  }

  /** MikroORM names the default schema of a database, and means whichever nobody has to name. */
  placeOf(schema: string | undefined, name: string): Place {
    const isUsual = schema === undefined || schema === this.platform.getDefaultSchemaName();
    return { namespace: isUsual ? this.namespace : this.name(schema), name: this.name(name) };
  }

  /** The entity of a table. */
  entityOf({ schema, name }: Pick<DatabaseTable, "schema" | "name">): EntityMetadata | undefined {
    return this.#entities.get(entityKey(schema, name)) ?? this.#entities.get(entityKey(undefined, name));
  }

  /** The property that a column of a table holds. */
  propertyOf(table: DatabaseTable, column: string): EntityProperty | undefined {
    return this.entityOf(table)?.props.find(({ fieldNames }) => fieldNames?.includes(column));
  }

  /** The class, and the property when it is about one. */
  sourceOf(table: Pick<DatabaseTable, "schema" | "name">, property?: EntityProperty): Source {
    const className = this.entityOf(table)?.className ?? table.name;
    return property === undefined ? { className } : { className, property: property.name };
  }

  /** Something that MikroORM itself says in SQL: without the indentation, which it takes away as well before it runs it. */
  say(sql: string, { className }: Source): void {
    this.definitions.push({ sql: this.trimmed(sql).replace(/;$/, ""), site: className });
  }

  /** SQL without indentation and empty lines, but for those between quotes. */
  trimmed(sql: string): string {
    const lines = this.#generator.splitOutsideLiterals?.(sql, "\n") ?? sql.split("\n");
    return lines
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .join("\n");
  }
}

function entityKey(schema: string | undefined, name: string): string {
  return JSON.stringify([schema ?? "", name]);
}
