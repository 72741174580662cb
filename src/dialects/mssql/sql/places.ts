/**
 * Where the rows of a table lie and how they are compressed. They lie in its clustered index, if there is one, and that takes both from
 * its table, as its other indexes take the place ("CREATE INDEX", "Data compression"). So it is said of the table, and of an index where it is another.
 */
import { allOf } from "../../../objects/find.js";
import type { Index } from "../../../objects/index/shape.js";
import type { PrimaryKey } from "../../../objects/primary-key/shape.js";
import type { Table } from "../../../objects/table/shape.js";
import type { Unique } from "../../../objects/unique/shape.js";
import type { Reference, SchemaObject } from "../../../schema/object.js";
import type { Schema } from "../../../schema/schema.js";
import { compact } from "../../../util/compact.js";

/** The filegroup that is taken when none is said ("CREATE INDEX"). */
export const usualFilegroup = "default";

/** What has an index. */
export type Keyed = PrimaryKey | Unique | Index;

export function keysOf(schema: Schema, { namespace, name }: Reference): readonly Keyed[] {
  return ["primaryKey", "unique", "index"].flatMap(
    (kind) => schema.childrenOf(namespace, name, kind) as readonly SchemaObject[] as readonly Keyed[],
  );
}

/** "CREATE INDEX": a table has one clustered index; a primary key is one unless it says otherwise. */
export function isClustered(key: Keyed): boolean {
  return key.kind === "primaryKey" ? key.clustered !== false : key.clustered === true;
}

/** With what entities say of a clustered index said of its table, and of no index what goes without saying. */
export function settlePlaces(schema: Schema): Schema {
  const settled = allOf(schema, "table").flatMap((table) => {
    const keys = keysOf(schema, table);
    if (![table, ...keys].some(({ tablespace, storage }) => (tablespace ?? storage) !== undefined)) return [];
    const clustered = keys.find(isClustered);
    const tablespace = clustered?.tablespace ?? table.tablespace;
    const compression = clustered?.storage?.data_compression;
    const storage =
      compression === undefined ? table.storage : { ...table.storage, data_compression: compression };
    const plainKeys = keys.map((key): Keyed => {
      const { tablespace: own, ...rest } = key;
      const placed = own === undefined || own === tablespace ? rest : key;
      return key === clustered ? uncompressed(rest) : placed;
    });
    return [compact({ ...table, tablespace, storage }) as Table, ...plainKeys];
  });
  return settled.length === 0 ? schema : schema.with(settled);
}

/** Without what is said of the rows of a table. */
export function uncompressed<T extends Keyed>(key: T): T {
  if (key.storage?.data_compression === undefined) return key;
  const { storage, ...rest } = key;
  const { data_compression: _, ...options } = storage;
  return { ...rest, ...(Object.keys(options).length === 0 ? {} : { storage: options }) } as T;
}
