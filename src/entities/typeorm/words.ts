/** What every part of the reading of TypeORM's metadata needs: names, places, and where things come from. */
import type { DataSource, EntityMetadata } from "typeorm";
import type { Dialect } from "../../dialects/dialect.js";
import type { Source } from "../object-list.js";
import { type Place, SourceFindings } from "../source-findings.js";
import type { DriverRules } from "./drivers.js";

export type { Place };

/** What is collected on the way. */
export class Findings extends SourceFindings {
  readonly dataSource: DataSource;
  readonly rules: DriverRules;

  constructor(dataSource: DataSource, dialect: Dialect, rules: DriverRules, namespace: string) {
    super(dialect, namespace, rules.clipsNames);
    this.dataSource = dataSource;
    this.rules = rules;
  }

  /** Where the table of a path is: `name`, `schema.name` or what else the driver makes of it. */
  placeOf(tablePath: string): Place {
    const { schema, tableName } = this.dataSource.driver.parseTableName(tablePath);
    return { namespace: this.name(schema ?? this.namespace), name: this.name(tableName) };
  }
}

/** The class, and the property when it is about one. */
export function sourceOf({ targetName, tableName }: EntityMetadata, property?: string): Source {
  const className = targetName === undefined || targetName === "" ? tableName : targetName;
  return property === undefined || property === "" ? { className } : { className, property };
}

/** A table as TypeORM's own builder tells a naming strategy of it. */
export function pathOf(entity: EntityMetadata, { dataSource }: Findings): string {
  const { driver, options } = dataSource;
  const { schema: usual } = options as { readonly schema?: string };
  const schema = entity.schema === usual ? undefined : entity.schema;
  const database = entity.database === driver.database ? undefined : entity.database;
  return driver.buildTableName(entity.tableName, schema, database);
}
