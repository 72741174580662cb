import type { Capabilities, Feature } from "../dialect.js";
import { identifierLimit } from "./sql/default-name.js";

const lacks: ReadonlySet<Feature> = new Set<Feature>([
  "table inheritance",
  "partitioned tables",
  "unlogged tables",
  "table access methods",
  "deferrable constraints",
  "periods in keys",
  "included columns of constraints",
  "MATCH FULL",
  "columns of a referential action",
  "index methods",
  "indexes on expressions",
  "operator classes",
  "collations of index keys",
  "an order of NULLs",
  "storage settings of columns",
  "statistics targets",
  "names of NOT NULL",
  "limits of identities",
  "owned sequences",
  "unlogged sequences",
]);

/** What SQL Server has of what shared code asks for. */
export const capabilities: Capabilities = {
  transactionalDdl: true,
  identifierLimit,
  defaultNamespace: "dbo",
  tablesWithoutColumns: false,
  textKeys: false,
  enumTypes: false,
  nameSpaces: "objects",
  definitionBatches: true,
  viewIndexes: true,
  definitionKinds: new Set(["view", "function", "procedure", "trigger", "domain", "tableType"]),
  movableKinds: new Set(["view", "function", "procedure", "domain", "tableType"]),
  lacks,
};
