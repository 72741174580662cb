/** What every part of the reading of TypeORM's metadata needs: names, places, and where things come from. */
import type { DataSource, EntityMetadata } from "typeorm";
import type { Dialect } from "../../dialects/dialect.js";
import { cutName } from "../../schema/names.js";
import { keyOf, type Reference, type SchemaObject } from "../../schema/object.js";
import type { Source } from "../object-list.js";
import type { DriverRules } from "./drivers.js";

/** Where a table or a view is. */
export interface Place {
  readonly namespace: string;
  readonly name: string;
}

/** What is collected on the way. */
export class Findings {
  readonly dataSource: DataSource;
  readonly dialect: Dialect;
  readonly rules: DriverRules;
  /** The default namespace. */
  readonly namespace: string;
  readonly objects = new Map<string, SchemaObject>();
  readonly sources = new Map<string, Source>();
  readonly ignored: Reference[] = [];
  readonly definitions: { readonly sql: string; readonly site: string }[] = [];

  constructor(dataSource: DataSource, dialect: Dialect, rules: DriverRules, namespace: string) {
    this.dataSource = dataSource;
    this.dialect = dialect;
    this.rules = rules;
    this.namespace = namespace;
  }

  /** The first of two with one reference stays, as it does when TypeORM makes them. */
  add(object: SchemaObject, source: Source): void {
    const key = keyOf(object);
    if (this.objects.has(key)) return;
    this.objects.set(key, object);
    this.sources.set(key, source);
  }

  /** A name as it is in the database. */
  name(text: string): string {
    const { identifierLimit } = this.dialect.capabilities;
    return this.rules.clipsNames ? cutName(text, identifierLimit) : text;
  }

  /** Where the table of a path is: `name`, `schema.name` or what else the driver makes of it. */
  placeOf(tablePath: string): Place {
    const { schema, tableName } = this.dataSource.driver.parseTableName(tablePath);
    return { namespace: this.name(schema ?? this.namespace), name: this.name(tableName) };
  }

  /** A place as SQL; the default namespace is not said. */
  spell({ namespace, name }: Place): string {
    const { quote } = this.dialect.writer;
    return namespace === this.namespace ? quote(name) : quote(namespace, name);
  }
}

/** The class, and the property when it is about one. */
export function sourceOf({ targetName, tableName }: EntityMetadata, property?: string): Source {
  const className = targetName === undefined || targetName === "" ? tableName : targetName;
  return property === undefined || property === "" ? { className } : { className, property };
}
