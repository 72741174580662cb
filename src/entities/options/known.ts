/** The options that each decorator and declaration knows, as data. */
import { databases } from "./for-database.js";

const deferral = ["deferrable", "initiallyDeferred"];
const keyIndex = ["include", "storage", "tablespace"];
const counting = ["start", "increment", "minValue", "maxValue", "cache", "cycle"];

const column =
  "type name nullable primary unique comment array length precision scale collation default generated stored virtual identity enum enumName enumNamespace enumRenamedFrom renamedValues renamedFrom using ignore local storage compression statistics options notNull ascii postgres mssql".split(
    " ",
  );
const columnOnDatabase =
  "type length precision scale ascii array collation default generated stored identity using comment unique".split(
    " ",
  );
const mssqlKey = ["clustered", "descending", "filegroup"];
const indexKey = ["order", "nulls", "collation", "operatorClass", "operatorClassOptions", "statistics"];
const foreignKey = [
  ...deferral,
  "onDelete",
  "onUpdate",
  "onDeleteColumns",
  "match",
  "period",
  "notValid",
  "notEnforced",
  "foreignKey",
];
const primaryKey = [
  "name",
  "renamedFrom",
  "columns",
  "withoutOverlaps",
  "comment",
  "indexComment",
  ...deferral,
  ...keyIndex,
];
const index = [
  "name",
  "renamedFrom",
  "unique",
  "method",
  "where",
  ...keyIndex,
  "nullsNotDistinct",
  "comment",
  ...indexKey,
];
const unique = [
  "name",
  "renamedFrom",
  "nullsNotDistinct",
  "withoutOverlaps",
  "comment",
  "indexComment",
  ...deferral,
  ...keyIndex,
];
const check = ["name", "renamedFrom", "notValid", "noInherit", "notEnforced", "comment"];
const junction = [...deferral, "onDelete", "onUpdate", "foreignKey"];
const entity =
  "name namespace comment renamedFrom withoutColumns primaryKey unlogged storage tablespace accessMethod partitionBy inherits".split(
    " ",
  );

const named = ["name", "namespace", "comment"];
const routine = [...named, "arguments", "security", "set", "language", "body", "parsed", "checkBody"];
const aggregateState = ["function", "type", "size", "initial", "final", "finalExtra", "finalModify"];

/** Of what is declared beside entities. */
const declared = {
  defineFunction: [
    ...routine,
    "returns",
    "volatility",
    "strict",
    "leakproof",
    "parallel",
    "cost",
    "rows",
    "support",
    "window",
  ],
  defineProcedure: routine,
  defineAggregate: [
    ...named,
    "arguments",
    "orderBy",
    "hypothetical",
    "state",
    "moving",
    "combine",
    "serialize",
    "deserialize",
    "sortOperator",
    "parallel",
  ],
  aggregateState,
  movingState: [...aggregateState, "inverse"],
  defineDomain: [...named, "type", "collation", "default", "notNull", "checks"],
  defineComposite: [...named, "attributes"],
  defineTableType: [...named, "columns", "primaryKey", "unique", "checks"],
  defineRange: [...named, "subtype", "operatorClass", "collation", "canonical", "difference", "multirange"],
  defineExtension: named,
  defineCollation: [...named, "provider", "locale", "lcCollate", "lcCtype", "deterministic", "rules"],
  definePublication: [
    "name",
    "comment",
    "allTables",
    "tables",
    "namespaces",
    "publish",
    "viaPartitionRoot",
    "generatedColumns",
  ],
  defineEventTrigger: ["name", "on", "tags", "execute", "enabled", "comment"],
};

/** The options that each decorator, or each part of one, knows. */
export const known = {
  Entity: [...entity, "ignore", "abstract", ...databases],
  primaryKey: [...primaryKey, ...databases],
  Column: column,
  PrimaryColumn: column,
  PrimaryGeneratedColumn: column,
  temporal: ["start", "end", "history", "retention"],
  identity: ["mode", "sequence", ...counting],
  ManyToOne: [...foreignKey, "nullable", "primary", "comment", "renamedFrom", "ignore", ...databases],
  OneToOne: [
    ...foreignKey,
    "unique",
    "nullable",
    "primary",
    "comment",
    "renamedFrom",
    "ignore",
    ...databases,
  ],
  OneToMany: [] as string[],
  ManyToMany: [...junction, "ignore", ...databases],
  JoinColumn: ["name", "referencedColumn", "comment", "renamedFrom"],
  JoinTable: [
    "name",
    "namespace",
    "joinColumn",
    "joinColumns",
    "inverseJoinColumn",
    "inverseJoinColumns",
    "comment",
    "renamedFrom",
    "mssql",
  ],
  Embedded: ["prefix", "nullable"],
  Index: [...index, "properties", "expression", ...databases],
  indexKey: ["property", "expression", ...indexKey],
  Unique: [...unique, ...databases],
  Check: [...check, ...databases],
  Sequence: [
    "name",
    "renamedFrom",
    "namespace",
    "type",
    ...counting,
    "unlogged",
    "ownedBy",
    "comment",
    ...databases,
  ],
  View: ["as", ...named, "securityBarrier", "securityInvoker", "checkOption", ...databases],
  MaterializedView: ["as", ...named, "withData", "using", "tablespace", "with", ...databases],
  Trigger: [
    "name",
    "timing",
    "on",
    "of",
    "forEach",
    "execute",
    "arguments",
    "when",
    "enabled",
    "constraint",
    "from",
    "oldTable",
    "newTable",
    "comment",
    ...deferral,
    ...databases,
  ],
  Policy: ["name", "for", "to", "using", "check", "restrictive", "comment", ...databases],
  RowSecurity: ["enable", "force", ...databases],
  Exclusion: ["name", "elements", "using", "where", "comment", ...deferral, ...keyIndex, ...databases],
  exclusionElement: ["property", "expression", "with", "order", "nulls", "collation", "operatorClass"],
  Rule: ["name", "on", "where", "instead", "do", "enabled", "comment", ...databases],
  Statistics: [...named, "on", "kinds", "target", ...databases],
  ReplicaIdentity: ["index", "properties"],
  ClusterOn: ["index", "properties"],
  Partition: [
    ...named,
    "from",
    "to",
    "in",
    "modulus",
    "remainder",
    "default",
    "bounds",
    "partitionBy",
    "partitions",
    "unlogged",
    "storage",
    "tablespace",
    "accessMethod",
    ...databases,
  ],
  ...declared,
} as const satisfies Record<string, readonly string[]>;

/** What may stand under the name of a database. */
export const onDatabases: Readonly<Partial<Record<string, Readonly<Record<string, readonly string[]>>>>> = {
  Entity: { postgres: entity, mssql: ["temporal", "storage", "filegroup", "comment"] },
  primaryKey: { postgres: primaryKey, mssql: [...primaryKey, ...mssqlKey] },
  Index: { postgres: index, mssql: [...index, "clustered", "disabled", "filegroup"] },
  Unique: { postgres: unique, mssql: [...unique, ...mssqlKey] },
  Check: { postgres: [...check, "expression"], mssql: [...check, "expression"] },
  ...Object.fromEntries(
    ["Column", "PrimaryColumn", "PrimaryGeneratedColumn"].map((decorator) => [
      decorator,
      {
        postgres: columnOnDatabase,
        mssql: [...columnOnDatabase, "sparse", "rowGuid", "hidden", "defaultName"],
      },
    ]),
  ),
  ManyToOne: { postgres: foreignKey, mssql: foreignKey },
  OneToOne: { postgres: foreignKey, mssql: foreignKey },
  ManyToMany: { postgres: junction, mssql: junction },
  JoinTable: { mssql: ["clustered"] },
  View: { postgres: ["as"], mssql: ["as", "schemaBinding"] },
};

/** What has options that are known by name. */
export type KnownOptions = keyof typeof known;
