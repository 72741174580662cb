import type { BuiltInKind } from "../../../objects/definition/shape.js";
import type { Row } from "../../dialect.js";

/** Whatever has an object in one of these is looked at; all of them come after what the server itself brings along. */
export type Counted =
  | Exclude<
      BuiltInKind,
      | "procedure"
      | "userMapping"
      | "partitionIndex"
      | "partitionIndexName"
      | "partitionDefault"
      | "partitionNotNull"
      | "partitionConstraint"
      | "partitionColumn"
      | "partitionTrigger"
      | "tableType"
      | "owner"
      | "privilege"
      | "defaultPrivilege"
    >
  | "acl"
  | "baseType"
  | "operatorClass"
  | "operatorFamily"
  | "textSearchParser"
  | "textSearchTemplate"
  | "language"
  | "accessMethod"
  | "transform"
  | "securityLabel";

/** The first oid that the server gives to what people make (`FirstNormalObjectId`). */
export const firstOwnOid = 16384;

const own = (catalog: string, condition = "true") =>
  `SELECT FROM pg_catalog.${catalog} WHERE oid >= ${firstOwnOid} AND ${condition}`;

/** SQL: queries that have a row when there is something of the sort, anywhere in the database. */
const elsewhere = {
  extension: own("pg_extension", "extname <> 'plpgsql'"),
  collation: own("pg_collation"),
  domain: own("pg_type", "typtype = 'd'"),
  rangeType: own("pg_type", "typtype = 'r'"),
  baseType: own("pg_type", "typtype = 'b' AND typcategory <> 'A'"),
  // Aggregates are routines in most respects.
  function: own("pg_proc"),
  aggregate: own("pg_proc", "prokind = 'a'"),
  eventTrigger: own("pg_event_trigger"),
  operator: own("pg_operator"),
  operatorClass: own("pg_opclass"),
  operatorFamily: own("pg_opfamily"),
  cast: own("pg_cast"),
  conversion: own("pg_conversion"),
  textSearchDictionary: own("pg_ts_dict"),
  textSearchConfiguration: own("pg_ts_config"),
  textSearchParser: own("pg_ts_parser"),
  textSearchTemplate: own("pg_ts_template"),
  foreignDataWrapper: own("pg_foreign_data_wrapper"),
  foreignServer: own("pg_foreign_server"),
  language: own("pg_language"),
  accessMethod: own("pg_am"),
  transform: own("pg_transform"),
  statistics: own("pg_statistic_ext"),
  publication: own("pg_publication"),
  exclusion: own("pg_constraint", "contype = 'x'"),
  validity: own("pg_constraint", "NOT convalidated"),
  rule: own("pg_rewrite", "rulename <> '_RETURN'"),
  trigger: own("pg_trigger", "NOT tgisinternal"),
  policy: own("pg_policy"),
  clustering: `SELECT FROM pg_catalog.pg_index WHERE indisclustered AND indexrelid >= ${firstOwnOid}`,
  securityLabel: "SELECT FROM pg_catalog.pg_seclabel",
} as const satisfies Partial<Record<Counted, string>>;

/** SQL: conditions over `pg_class`, which is read once for all of them. */
const relations = {
  // Materialized ones are views in most respects.
  view: "relkind IN ('v', 'm')",
  materializedView: "relkind = 'm'",
  compositeType: "relkind = 'c'",
  foreignTable: "relkind = 'f'",
  partition: "relispartition",
  rowSecurity: "relrowsecurity OR relforcerowsecurity",
  replicaIdentity: "relkind IN ('r', 'p') AND relreplident <> 'd'",
  acl: "relacl IS NOT NULL",
} as const satisfies Record<Exclude<Counted, keyof typeof elsewhere>, string>;

/**
 * One row of JSON: the words for what there is, and the catalogs of which something is commented. Queries name a hundred
 * catalogs and more between them, and to plan them takes longer than to run them; most databases use a few.
 */
export const censusQuery = `SELECT pg_catalog.json_build_array(
  ARRAY(SELECT word FROM (VALUES ${Object.entries(elsewhere)
    .map(([word, query]) => `('${word}', EXISTS (${query}))`)
    .join(",\n    ")}) AS asked(word, is_there) WHERE is_there)
  || (SELECT array_remove(ARRAY[${Object.entries(relations)
    .map(([word, condition]) => `CASE WHEN bool_or(${condition}) THEN '${word}' END`)
    .join(",\n    ")}], NULL) FROM pg_catalog.pg_class WHERE oid >= ${firstOwnOid}),
  ARRAY(SELECT DISTINCT classoid::regclass::text FROM pg_catalog.pg_description WHERE objoid >= ${firstOwnOid})
)::text AS rows`;

/** What a database has at all, in scope or not. */
export class Census {
  readonly #words: ReadonlySet<string>;
  readonly #commented: ReadonlySet<string>;

  constructor(words: readonly string[], commented: readonly string[]) {
    this.#words = new Set(words);
    this.#commented = new Set(commented);
  }

  /** Whether there is something of one of these sorts. */
  has(...words: readonly Counted[]): boolean {
    return words.some((word) => this.#words.has(word));
  }

  /** Whether anything of a catalog has a comment. */
  hasComments(catalog: string): boolean {
    return this.#commented.has(catalog);
  }

  /** The SQL of those of which there is anything. */
  select(parts: readonly CatalogPart[]): string[] {
    return parts.filter(({ of }) => of === undefined || this.has(of)).map(({ sql }) => sql);
  }
}

/** What {@link censusQuery} has found. */
export function readCensus(result: readonly Row[]): Census {
  const [words, commented] = JSON.parse(String(result[0]?.rows)) as [string[], string[]];
  return new Census(words, commented);
}

/** A SELECT that gives rows only where there is something of a sort; without one: always. */
export interface CatalogPart {
  readonly of?: Counted;
  readonly sql: string;
}

/** Parts that stand on the same sort. */
export function partsOf(of: Counted, statements: readonly string[]): CatalogPart[] {
  return statements.map((sql) => ({ of, sql }));
}
