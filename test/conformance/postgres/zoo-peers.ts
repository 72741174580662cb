/** The fifty changes that other tools were measured with; each under the name it had there. */
import type { SchemaObject } from "../../../src/schema/object.js";
import {
  check,
  checked,
  columnsOf,
  commented,
  computed,
  enumOf,
  expressed,
  indexed,
  inZoo,
  namespace,
  partial,
  row,
  typed,
  usual,
  type ZooRow,
  zoo,
} from "./zoo-rows.js";

const primaryKey = (
  columns: readonly string[],
  name = "pk_zoo",
  on = inZoo as { namespace: string; table: string },
) => ({ kind: "primaryKey", ...on, name, columns }) as SchemaObject;
const unique = (columns: readonly string[], more: object = {}) =>
  ({ kind: "unique", ...inZoo, name: "uq_zoo", columns, ...more }) as SchemaObject;
const reference = (columns: readonly string[], to: readonly string[], more: object = {}) =>
  ({
    kind: "foreignKey",
    ...inZoo,
    name: "fk_zoo",
    columns,
    references: { namespace, table: "parent", columns: to },
    ...more,
  }) as SchemaObject;

/** The table that foreign keys lead to. */
const parent: SchemaObject[] = [
  { kind: "table", namespace, name: "parent" },
  ...columnsOf(
    { a: ["integer", { nullable: false }], b: ["integer", { nullable: false }] },
    { namespace, table: "parent" },
  ),
  primaryKey(["a", "b"], "pk_parent", { namespace, table: "parent" }),
  { kind: "unique", namespace, table: "parent", name: "uq_parent", columns: ["a"] } as SchemaObject,
];

const identity = (mode: "always" | "byDefault", start?: string) =>
  zoo({
    val: ["integer", { nullable: false, identity: { mode, ...(start === undefined ? {} : { start }) } }],
  });

const longTable = "a_very_long_table_name_that_nearly_uses_all_sixty_bytes_x";
const long: SchemaObject[] = [
  { kind: "table", namespace, name: longTable },
  ...columnsOf(
    {
      id: ["bigint", { nullable: false, identity: { mode: "byDefault" } }],
      a_column_with_a_long_name_too: ["integer", {}],
    },
    { namespace, table: longTable },
  ),
  {
    kind: "check",
    namespace,
    table: longTable,
    name: `ck_${longTable}_ac`,
    expression: "a_column_with_a_long_name_too>0",
  } as SchemaObject,
];

const app = (type: string): SchemaObject[] => [
  { kind: "namespace", namespace: "app", name: "app" },
  { kind: "table", namespace: "app", name: "zoo" },
  ...columnsOf({ val: type }, { namespace: "app", table: "zoo" }),
];

const mixed = (type: string) => zoo({ "Mixed Case": type, order: "integer" }, check("CK Zoo", `"order" > 0`));

export const peerRows: readonly ZooRow[] = [
  usual("str_default", "varchar(20)", "'a'", "'b'"),
  usual("empty_default", "varchar(20)", "''", "'x'"),
  usual("quote_default", "text", "'it''s'", "'it''s not'"),
  usual("bigint_default", "bigint", "5", "6"),
  usual("neg_default", "integer", "-1", "-2"),
  usual("numeric_default", "numeric(10,2)", "0.00", "1.50"),
  typed("numeric_bare", "numeric", "numeric(10,2)"),
  usual("bool_default", "boolean", "true", "false"),
  usual("json_default", "jsonb", `'{"a":1}'`, `'{"a":2}'`),
  usual("array_default", "text[]", "'{}'", "'{x}'"),
  typed("array_len", "varchar(20)[]", "varchar(40)[]"),
  usual("ts_now", "timestamptz", "now()"),
  typed("ts_precision", "timestamptz(3)", "timestamptz(0)"),
  usual("ts_current_prec", "timestamptz(3)", "CURRENT_TIMESTAMP(3)"),
  usual("ts_utc", "timestamp", "(now() at time zone 'utc')", "now()"),
  usual("date_default", "date", "CURRENT_DATE"),
  usual("expr_default", "integer", "(1 + 2)", "(1 + 3)"),
  row(
    "uuid_pk",
    zoo({ val: ["uuid", { nullable: false, default: "gen_random_uuid()" }] }, primaryKey(["val"])),
    zoo({ val: ["uuid", { nullable: false }] }, primaryKey(["val"])),
  ),
  row(
    "enum_default",
    [...zoo({ val: ["mood", { default: "'a'" }] }), enumOf("mood", ["a", "b"])],
    [...zoo({ val: ["mood", { default: "'b'" }] }), enumOf("mood", ["a", "b"])],
  ),
  row(
    "enum_value",
    [...zoo({ val: "mood" }), enumOf("mood", ["a", "b"])],
    [...zoo({ val: "mood" }), enumOf("mood", ["a", "b", "c"])],
  ),
  row(
    "enum_array",
    [...zoo({ val: ["mood[]", { default: "'{a}'" }] }), enumOf("mood", ["a", "b"])],
    [...zoo({ val: "mood[]" }), enumOf("mood", ["a", "b"])],
  ),
  row("identity_always", identity("always"), identity("byDefault")),
  row("identity_options", identity("always", "1000"), identity("always", "5000")),
  computed("generated", { name: "text" }, "text", "lower(name)", "upper(name)"),
  typed("char_n", "char(3)", "char(5)"),
  typed("varchar_len", "varchar(20)", "varchar(40)"),
  typed("varchar_bare", "varchar", "text"),
  row("nullable", zoo({ val: ["integer", { nullable: false }] }), zoo({ val: "integer" })),
  row("interval", zoo({ val: ["interval", { nullable: false }] }), zoo({ val: "interval" })),
  row(
    "float_types",
    zoo({ a: "real", b: "double precision", c: "smallint", d: "bytea" }),
    zoo({ a: "double precision", b: "double precision", c: "smallint", d: "bytea" }),
  ),
  typed("inet", "inet", "cidr"),
  checked("check_in", { kind: "varchar(20)" }, "kind in ('a','b')", "kind in ('a','b','c')"),
  checked("check_between", { n: "integer" }, "n between 1 and 5", "n between 1 and 9"),
  partial(
    "partial_index",
    { a: "integer", deleted_at: "timestamptz" },
    "deleted_at is null",
    "deleted_at is not null",
  ),
  partial(
    "partial_index_cmp",
    { a: "integer", status: "varchar(20)" },
    "status = 'active'",
    "status = 'closed'",
  ),
  expressed("expr_index", { email: "varchar(320)" }, "lower(email)", "upper(email)"),
  indexed(
    "desc_index",
    { a: "integer", b: "integer" },
    { keys: [{ column: "a" }, { column: "b", order: "desc", nulls: "last" }] },
    { keys: [{ column: "a" }, { column: "b" }] },
  ),
  indexed(
    "gin_index",
    { doc: "jsonb", name: "text" },
    { keys: [{ column: "doc" }], method: "gin" },
    { keys: [{ column: "name" }], method: "hash" },
  ),
  indexed(
    "covering_index",
    { a: "integer", b: "integer" },
    { keys: [{ column: "a" }], include: ["b"] },
    { keys: [{ column: "a" }] },
  ),
  row(
    "unique_composite",
    zoo({ a: "integer", b: "integer" }, unique(["a", "b"])),
    zoo({ a: "integer", b: "integer" }, unique(["b", "a"])),
  ),
  row(
    "unique_nulls",
    zoo({ a: "integer" }, unique(["a"], { nullsNotDistinct: true })),
    zoo({ a: "integer" }, unique(["a"], { nullsNotDistinct: false })),
    { since: 15 },
  ),
  row(
    "fk_actions",
    [
      ...zoo({ a: "integer" }, reference(["a"], ["a"], { onDelete: "cascade", onUpdate: "restrict" })),
      ...parent,
    ],
    [
      ...zoo({ a: "integer" }, reference(["a"], ["a"], { onDelete: "setNull", onUpdate: "noAction" })),
      ...parent,
    ],
  ),
  row(
    "fk_composite",
    [...zoo({ a: "integer", b: "integer" }, reference(["a", "b"], ["a", "b"])), ...parent],
    [
      ...zoo({ a: "integer", b: "integer" }, reference(["a", "b"], ["a", "b"], { onDelete: "cascade" })),
      ...parent,
    ],
  ),
  row(
    "fk_deferrable",
    [
      ...zoo({ a: "integer" }, reference(["a"], ["a"], { deferrable: true, initiallyDeferred: true })),
      ...parent,
    ],
    [...zoo({ a: "integer" }, reference(["a"], ["a"], { deferrable: false })), ...parent],
  ),
  row(
    "column_comment",
    zoo({ val: "text" }, commented("column", "it's a")),
    zoo({ val: "text" }, commented("column", "b")),
  ),
  row(
    "table_comment",
    zoo({ val: "text" }, commented("table", "it's a")),
    zoo({ val: "text" }, commented("table", "b")),
  ),
  row(
    "collation",
    zoo({ val: ["text", { collation: "C" }] }),
    zoo({ val: ["text", { collation: "POSIX" }] }),
  ),
  row("mixed_case", mixed("varchar(20)"), mixed("varchar(40)")),
  row("long_names", long, long, { isUnchanged: true }),
  row("other_schema", app("varchar(20)"), app("varchar(40)")),
];
