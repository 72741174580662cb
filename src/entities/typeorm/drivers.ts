/** What TypeORM does on one database and not on another. A database is an entry here. */
import type { DataSourceOptions, EntityMetadata } from "typeorm";
import type { Generated } from "../../objects/column/shape.js";
import { mssqlAddress, postgresAddress, type ServerOptions } from "./driver-address.js";
import type { ColumnMetadata, IndexMetadata } from "./metadata.js";

export interface DriverRules {
  /** The dialect that works on the same database. */
  readonly dialect: string;
  /** Where the database of a data source is, as options of the dialect's own function. */
  readonly address: (options: object) => ServerOptions;
  /** What makes the value of a generated UUID. */
  readonly randomUuid: (options: DataSourceOptions) => string;
  /** Statements that TypeORM runs whenever it connects, because entities need what they make. */
  readonly groundwork: (entities: readonly EntityMetadata[], options: DataSourceOptions) => readonly string[];
  /** Whether the column is computed; options that mean nothing to the database are as if nobody had written them. */
  readonly generated: (column: ColumnMetadata) => Generated | undefined;
  readonly indexMethod: (index: IndexMetadata) => string | undefined;
  /** Whether the database itself makes the numbers of a column. */
  readonly counts: (column: ColumnMetadata) => boolean;
  /** TypeORM looks at the type alone of a column that counts: not at its precision. */
  readonly countsByTypeAlone: boolean;
  /** What TypeORM never writes on this database is as if nobody had said it. */
  readonly hasExclusions: boolean;
  readonly hasComments: boolean;
  readonly hasMaterializedViews: boolean;
  readonly isDeferrable: boolean;
  /** Defaults are constraints, and TypeORM names them. */
  readonly namesDefaults: boolean;
  /** Enums are text with a check: its condition in TypeORM's words. */
  readonly enumCheck: ((column: ColumnMetadata) => string | undefined) | undefined;
  /** The server cuts names that are too long, instead of refusing them. */
  readonly clipsNames: boolean;
  /** The server makes no index for a unique that says the same as the primary key or another one before it. */
  readonly mergesUniques: boolean;
}

interface PostgresOptions {
  readonly uuidExtension?: "pgcrypto" | "uuid-ossp" | undefined;
  readonly installExtensions?: boolean | undefined;
  readonly extensions?: readonly string[] | undefined;
}

const isOfType = (...types: readonly unknown[]) => {
  return ({ columns }: EntityMetadata): boolean => columns.some(({ type }) => types.includes(type));
};

/** Extension → which entities make TypeORM install it. */
const extensions: Readonly<Record<string, (entity: EntityMetadata) => boolean>> = {
  citext: isOfType("citext"),
  hstore: isOfType("hstore"),
  postgis: isOfType("geometry", "geography"),
  cube: isOfType("cube"),
  ltree: isOfType("ltree"),
  vector: isOfType("vector", "halfvec"),
  btree_gist: ({ exclusions }) => exclusions.length > 0,
};

/** Like TypeORM, it goes on without an extension that cannot be installed: what needs it will say so. */
function installing(extension: string): string {
  const name = extension.replaceAll('"', '""');
  return `DO $$ BEGIN CREATE EXTENSION IF NOT EXISTS "${name}"; EXCEPTION WHEN OTHERS THEN NULL; END $$`;
}

const postgres: DriverRules = {
  dialect: "postgres",
  address: postgresAddress,
  randomUuid: (options) =>
    (options as PostgresOptions).uuidExtension === "pgcrypto" ? "gen_random_uuid()" : "uuid_generate_v4()",
  groundwork: (entities, options) => {
    const {
      installExtensions = true,
      uuidExtension = "uuid-ossp",
      extensions: more,
    } = options as PostgresOptions;
    if (!installExtensions) return [];
    const isUuid = ({ generatedColumns }: EntityMetadata): boolean =>
      generatedColumns.some(({ generationStrategy }) => generationStrategy === "uuid");
    const needed = Object.entries({ [uuidExtension]: isUuid, ...extensions })
      .filter(([, isNeeded]) => entities.some(isNeeded))
      .map(([name]) => name);
    return [...new Set([...needed, ...(more ?? [])])].map(installing);
  },
  generated: ({ asExpression, generatedType }) =>
    asExpression === undefined || generatedType !== "STORED"
      ? undefined
      : { expression: asExpression, stored: true },
  indexMethod: ({ isSpatial, type }) => (isSpatial ? "gist" : type?.toLowerCase()),
  counts: ({ isGenerated, generationStrategy }) => isGenerated && generationStrategy !== "uuid",
  countsByTypeAlone: true,
  hasExclusions: true,
  hasComments: true,
  hasMaterializedViews: true,
  isDeferrable: true,
  namesDefaults: false,
  enumCheck: undefined,
  clipsNames: true,
  mergesUniques: true,
};

const mssql: DriverRules = {
  dialect: "mssql",
  address: mssqlAddress,
  randomUuid: () => "newsequentialid()",
  groundwork: () => [],
  generated: ({ asExpression, generatedType }) =>
    asExpression === undefined ? undefined : { expression: asExpression, stored: generatedType === "STORED" },
  indexMethod: () => undefined,
  counts: ({ isGenerated, generationStrategy }) => isGenerated && generationStrategy === "increment",
  countsByTypeAlone: false,
  hasExclusions: false,
  hasComments: false,
  hasMaterializedViews: false,
  isDeferrable: false,
  namesDefaults: true,
  enumCheck: ({ databaseName, enum: values }) =>
    values === undefined
      ? undefined
      : `${databaseName} IN (${values.map((value) => `'${value}'`).join(",")})`,
  clipsNames: false,
  mergesUniques: false,
};

/** The `type` of a data source → its rules. */
export const driverRules: Readonly<Record<string, DriverRules>> = {
  postgres,
  "aurora-postgres": postgres,
  mssql,
};
