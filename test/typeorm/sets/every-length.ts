/** Types with lengths, precisions and scales, also where they mean nothing. */
import { EntitySchema, type EntitySchemaColumnOptions } from "typeorm";

const lengths = ["varchar", "character varying", "char", "character", "bit", "varbit", "bit varying"];
const precisions = [
  ["time", "timetz", "timestamp", "timestamptz", "interval", "time without time zone", "time with time zone"],
  ["timestamp without time zone", "timestamp with time zone"],
].flat();

function columnsOf(shapes: Record<string, object>, types: readonly string[]) {
  const columns = types.flatMap((type) =>
    Object.entries(shapes).map(
      ([suffix, shape]) => [`${type.replaceAll(" ", "_")}_${suffix}`, { ...shape, type }] as const,
    ),
  );
  return Object.fromEntries(columns) as Record<string, EntitySchemaColumnOptions>;
}

const id: EntitySchemaColumnOptions = { type: "bigint", primary: true, generated: "increment" };

export const withLength = new EntitySchema({
  name: "with_length",
  columns: {
    id,
    ...columnsOf(
      { one: { length: 1 }, text: { length: "20" }, empty: { length: "" }, list: { length: 7, array: true } },
      lengths,
    ),
  },
});

export const withPrecision = new EntitySchema({
  name: "with_precision",
  columns: {
    id,
    ...columnsOf(
      { zero: { precision: 0 }, three: { precision: 3 }, six: { precision: 6 }, none: { precision: null } },
      precisions,
    ),
    ...columnsOf(
      {
        two: { precision: 12, scale: 2 },
        null: { precision: 12, scale: 0 },
        list: { precision: 5, scale: 1, array: true },
      },
      ["numeric", "decimal"],
    ),
    ...columnsOf({ scale: { scale: 2 } }, ["numeric"]),
  },
});
