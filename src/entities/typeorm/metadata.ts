/** The parts of an entity's metadata, whose types TypeORM does not export by name. */
import type { EntityMetadata } from "typeorm";

export type ColumnMetadata = EntityMetadata["columns"][number];
export type ForeignKeyMetadata = EntityMetadata["foreignKeys"][number];
export type IndexMetadata = EntityMetadata["indices"][number];
export type UniqueMetadata = EntityMetadata["uniques"][number];
