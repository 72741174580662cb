/** Each type that TypeORM has a word for on PostgreSQL, in each shape that needs nothing else to be said. */
import { EntitySchema, type EntitySchemaColumnOptions } from "typeorm";

const types = [
  [
    "int",
    "int2",
    "int4",
    "int8",
    "smallint",
    "integer",
    "bigint",
    "decimal",
    "numeric",
    "real",
    "float",
    "float4",
    "float8",
  ],
  [
    "double precision",
    "money",
    "character varying",
    "varchar",
    "character",
    "char",
    "text",
    "bytea",
    "bit",
    "varbit",
  ],
  [
    "bit varying",
    "timetz",
    "timestamptz",
    "timestamp",
    "timestamp without time zone",
    "timestamp with time zone",
    "date",
  ],
  [
    "time",
    "time without time zone",
    "time with time zone",
    "interval",
    "bool",
    "boolean",
    "point",
    "line",
    "lseg",
    "box",
  ],
  [
    "path",
    "polygon",
    "circle",
    "cidr",
    "inet",
    "macaddr",
    "macaddr8",
    "tsvector",
    "tsquery",
    "uuid",
    "xml",
    "json",
    "jsonb",
  ],
  [
    "int4range",
    "int8range",
    "numrange",
    "tsrange",
    "tstzrange",
    "daterange",
    "citext",
    "hstore",
    "cube",
    "ltree",
  ],
].flat() as NonNullable<EntitySchemaColumnOptions["type"]>[];

function schemaOf(name: string, shape: Partial<EntitySchemaColumnOptions>): EntitySchema {
  const columns = types.map((type) => [String(type).replaceAll(" ", "_"), { ...shape, type }] as const);
  return new EntitySchema({
    name,
    columns: { id: { type: "int", primary: true, generated: true }, ...Object.fromEntries(columns) },
  });
}

export const plain = schemaOf("plain_types", {});
export const nullable = schemaOf("nullable_types", { nullable: true });
export const array = schemaOf("array_types", { array: true });
export const nothing = schemaOf("null_types", { nullable: true, default: null });
export const ignored = schemaOf("ignored_options", {
  unsigned: true,
  zerofill: true,
  width: 4,
  select: false,
  update: false,
  insert: false,
} as Partial<EntitySchemaColumnOptions>);
