/** Random schemas that a server accepts, made for fast-check: any two of them have a way there and back. */
import fc from "fast-check";
import {
  type ColumnSpec,
  comment,
  enumeration,
  type Facts,
  type ForeignKeySpec,
  flatten,
  sequence,
  type TableSpec,
  table,
} from "./facts.js";

/** A column with a type of its family: the types of one family lead to each other without a decision. */
interface Family {
  readonly types: readonly string[];
  readonly defaults: readonly (string | undefined)[];
}

const families: Readonly<Record<string, Family>> = {
  i: { types: ["smallint", "integer", "bigint"], defaults: [undefined, "0", "-5", "1 + 2"] },
  n: { types: ["numeric", "numeric(10,2)", "numeric(12,4)"], defaults: [undefined, "0", "1.50"] },
  s: { types: ["text", "varchar(20)", "varchar(40)"], defaults: [undefined, "''", "'it''s'", "upper('x')"] },
  b: { types: ["boolean"], defaults: [undefined, "true", "not true"] },
  ts: {
    types: ["timestamptz", "timestamptz(3)", "timestamptz(0)"],
    defaults: [undefined, "now()", "CURRENT_TIMESTAMP"],
  },
  j: { types: ["jsonb"], defaults: [undefined, `'{"a": 1}'`, "'[]'::jsonb"] },
  u: { types: ["uuid"], defaults: [undefined, "gen_random_uuid()"] },
  a: { types: ["integer[]", "bigint[]"], defaults: [undefined, "'{}'", "ARRAY[1, 2]"] },
  m: { types: ["mood"], defaults: [undefined, "'ok'", "'ok'::mood"] },
};

const checks = [
  "i > 0",
  "i between 1 and 5",
  "length(s) > 1",
  "s in ('a', 'b')",
  "n >= 0 and i < 100",
  "m = 'ok'",
];
const predicates = ["i is not null", "s = 'x'", "b", "m <> 'ok'"];
const expressions = ["lower(s)", "i + 1", "coalesce(s, '')"];

/** The columns that a text speaks of, by the names of the families. */
function wordsOf(text: string): readonly string[] {
  return (text.replace(/'[^']*'/g, "").match(/\b[a-z]+\b/g) ?? []).filter((word) => word in families);
}

function isSayable(text: string, columns: Readonly<Record<string, unknown>>): boolean {
  return wordsOf(text).every((word) => word in columns);
}

const columnOf = (family: Family): fc.Arbitrary<ColumnSpec> =>
  fc.record({
    type: fc.constantFrom(...family.types),
    nullable: fc.boolean(),
    default: fc.constantFrom(...family.defaults),
    comment: fc.option(fc.constantFrom("a comment", "it's \\ `one` ${too}"), { nil: undefined, freq: 5 }),
  }) as fc.Arbitrary<ColumnSpec>;

const extras = fc.record({
  check: fc.uniqueArray(fc.constantFrom(...checks), { maxLength: 2 }),
  index: fc.uniqueArray(fc.constantFrom("i", "s", "ts", "u", "m", ...expressions), { maxLength: 2 }),
  isUniqueIndex: fc.boolean(),
  where: fc.option(fc.constantFrom(...predicates), { nil: undefined }),
  order: fc.option(fc.constant("desc" as const), { nil: undefined }),
  unique: fc.option(fc.constantFrom("i", "s", "u"), { nil: undefined }),
  isDeferrable: fc.boolean(),
  isKeyNamed: fc.boolean(),
  isIdentity: fc.constantFrom("always", "byDefault", undefined),
  hasGenerated: fc.boolean(),
  generated: fc.constantFrom("i * 2", "i * 3"),
  reference: fc.option(fc.nat({ max: 2 }), { nil: undefined }),
  onDelete: fc.constantFrom("cascade", "restrict", undefined),
  comment: fc.option(fc.constant("a table"), { nil: undefined }),
});

const tableParts = fc.tuple(
  fc.record(Object.fromEntries(Object.entries(families).map(([name, family]) => [name, columnOf(family)])), {
    requiredKeys: [],
  }),
  extras,
);

type Parts = typeof tableParts extends fc.Arbitrary<infer T> ? T : never;

function build(name: string, [given, extra]: Parts, tables: readonly string[]): Facts {
  const { isIdentity } = extra;
  const id: ColumnSpec =
    isIdentity === undefined ? { type: "bigint" } : { type: "bigint", identity: { mode: isIdentity } };
  const columns: Record<string, ColumnSpec> = { id, ...(given as Record<string, ColumnSpec>) };
  if (extra.hasGenerated && "i" in columns) {
    columns.g = { type: "bigint", nullable: true, generated: { expression: extra.generated, stored: true } };
  }
  const target = extra.reference === undefined ? undefined : tables[extra.reference];
  if (target !== undefined) columns.ref = { type: "bigint", nullable: true };
  const foreignKey: Record<string, ForeignKeySpec> =
    target === undefined
      ? {}
      : {
          [`fk_${name}`]: {
            columns: ["ref"],
            references: [target, ["id"]],
            ...(extra.onDelete === undefined ? {} : { onDelete: extra.onDelete }),
          },
        };
  const index = Object.fromEntries(
    extra.index
      .filter((text) => isSayable(text, columns))
      .map((text, at) => {
        const key = text in columns ? { column: text } : { expression: text };
        const isPartial = extra.where !== undefined && isSayable(extra.where, columns);
        return [
          `ix_${name}_${at}`,
          {
            keys: [{ ...key, ...(extra.order === undefined ? {} : { order: extra.order }) }],
            ...(extra.isUniqueIndex ? { unique: true } : {}),
            ...(isPartial ? { where: extra.where as string } : {}),
          },
        ];
      }),
  );
  const spec: TableSpec = {
    columns,
    primaryKey: extra.isKeyNamed ? { name: `${name}_key`, columns: ["id"] } : "id",
    check: Object.fromEntries(
      extra.check.filter((text) => isSayable(text, columns)).map((text, at) => [`ck_${name}_${at}`, text]),
    ),
    index,
    unique:
      extra.unique !== undefined && extra.unique in columns
        ? { [`uq_${name}`]: { columns: [extra.unique], ...(extra.isDeferrable ? { deferrable: true } : {}) } }
        : {},
    foreignKey,
    ...(extra.comment === undefined ? {} : { comment: extra.comment }),
  };
  return table(name, spec);
}

/** Up to three tables, an enum, a sequence. */
export const randomSchema: fc.Arbitrary<Facts> = fc
  .record({
    tables: fc.uniqueArray(fc.constantFrom("t1", "t2", "t3"), { minLength: 1, maxLength: 3 }),
    parts: fc.tuple(tableParts, tableParts, tableParts),
    moods: fc.uniqueArray(fc.constantFrom("sad", "great", "meh"), { maxLength: 3 }),
    place: fc.nat({ max: 3 }),
    start: fc.option(fc.constantFrom("1000", "5"), { nil: undefined }),
    hasNote: fc.boolean(),
  })
  .map(({ tables, parts, moods, place, start, hasNote }) => {
    const values = [...moods.slice(0, place), "ok", ...moods.slice(place)];
    const made = tables.map((name, at) => build(name, parts[at] ?? parts[0], tables));
    const mood = enumeration("mood", values);
    const note = hasNote ? flatten(mood).map((object) => comment(object, "how one feels")) : [];
    return [mood, note, start === undefined ? [] : sequence("counter", { start }), ...made];
  });
