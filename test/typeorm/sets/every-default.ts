/** Every form of default on every type that takes it. */
import { EntitySchema, type EntitySchemaColumnOptions } from "typeorm";

const defaults: readonly (readonly [types: string, ...values: unknown[]])[] = [
  ["int smallint bigint", 0, -1, 42, "7", () => "1 + 2", null, undefined],
  ["numeric decimal", 0, 1.5, -0.25, "3.50", () => "round(2.5)", 1e21],
  ["real float double_precision", 0, 0.1, -1.5e-7, "1e10", () => "pi()"],
  ["money", 0, "12.50"],
  ["boolean bool", true, false, "true", "f", () => "true", () => "(NOT false)"],
  [
    "varchar text citext",
    "",
    "a",
    " b ",
    "it''s",
    "NULL",
    "now()",
    "a\\b",
    "ä\n€",
    5,
    true,
    () => "'x'",
    () => "CURRENT_USER",
  ],
  ["char", "c", ""],
  ["date", "2020-01-31", () => "CURRENT_DATE", () => "'2020-01-31'::date"],
  [
    "timestamp timestamptz",
    "2020-01-31 12:00:00",
    () => "now()",
    () => "CURRENT_TIMESTAMP",
    () => "CURRENT_TIMESTAMP(3)",
    () => "LOCALTIMESTAMP",
  ],
  ["timestamptz", () => "now() + interval '1 day'", () => "timezone('utc', now())", () => "to_timestamp(0)"],
  ["time timetz", "12:30", () => "LOCALTIME", () => "CURRENT_TIME"],
  ["interval", "1 day", () => "'2 hours'::interval"],
  ["uuid", "6b0a1b4e-4a1f-4c7c-8b3e-000000000000", () => "gen_random_uuid()"],
  [
    "json jsonb",
    {},
    [],
    { a: 1, b: ["x", null] },
    [1, 2],
    "{}",
    '{"a": "b"}',
    () => "'{}'",
    () => "'[]'::jsonb",
    null,
  ],
  ["inet cidr", "10.0.0.0/8"],
  ["point", "(1,2)"],
  ["bytea", "\\x01ff", () => "'abc'"],
  ["int4range", "[1,5)"],
  ["bit(3) varbit", "101"],
  ["hstore", '"a"=>"1"', () => "''"],
  ["xml", "<a/>"],
  ["tsvector", "a b"],
];

const arrays: readonly (readonly [types: string, ...values: unknown[]])[] = [
  ["int bigint", [], [1, 2], "{}", "{1,2}", () => "'{}'", () => "ARRAY[1,2]", () => "array[]::integer[]"],
  ["text varchar", [], ["a", "b"], "{}", '{"a","b c"}', () => "'{}'::text[]", null],
  ["boolean", [true, false], []],
  ["numeric", [1.5, 2]],
  ["uuid", [], () => "'{}'"],
  ["jsonb", [], () => "'{}'"],
  ["date", ["2020-01-31"]],
];

function schemaOf(name: string, from: typeof defaults, array: boolean): EntitySchema {
  const columns = from.flatMap(([types, ...values]) =>
    types.split(" ").flatMap((word) => {
      const [type = "", length] = word.replaceAll("_", " ").split(/[()]/);
      const sized = length === undefined ? { type } : { type, length };
      return values.map((value, at) => [
        `${type.replaceAll(" ", "_")}_${at}`,
        { ...sized, array, default: value, nullable: at % 2 === 0 },
      ]);
    }),
  );
  return new EntitySchema({
    name,
    columns: {
      id: { type: "int", primary: true, generated: "increment" },
      ...(Object.fromEntries(columns) as Record<string, EntitySchemaColumnOptions>),
    },
  });
}

export const single = schemaOf("single_default", defaults, false);
export const list = schemaOf("list_default", arrays, true);
