import { forEachEngine } from "../../support/engines.js";
import { comment, enumeration, type Facts, namespace, type TableSpec, table } from "../../support/facts.js";
import { describeTrips, type Trip } from "../../support/round-trip.js";

const start = ["sad", "ok", "happy"];
const type = (values: readonly string[] = start) => enumeration("mood", values);
const rows = "INSERT INTO t (id, mood) VALUES (1, 'sad'), (2, 'happy'), (3, NULL)";

/** A table that uses the enum. */
const t = (mood: object = {}, more: TableSpec = {}): Facts =>
  table("t", { columns: { id: "int!", mood: { type: "mood", nullable: true, ...mood } }, ...more });

/** The enum with other values; the table stays as it is. */
function trip(name: string, values: readonly string[], rest: Partial<Trip> = {}, user: Facts = t()): Trip {
  return { name, from: [type(), user], to: [type(values), user], rows, ...rest };
}

const moved = { up: ["alterEnum"] };
const back = { "SELECT id, mood FROM t ORDER BY id": "1|sad\n2|happy\n3|null" };
const there = back;

/** A table that inherits the one that uses the enum, with what it has from it. */
const heir: Facts = table("heir", {
  inherits: [{ namespace: "public", table: "t" }],
  columns: {
    id: { type: "int", nullable: false, inherited: true },
    mood: { type: "mood", nullable: true, default: "'ok'", inherited: true },
  },
});

const [plainHeir, heirWithoutDefault] = [{}, { mood: { type: "mood", nullable: true, inherited: true } }].map(
  (mood) =>
    table("heir", {
      inherits: [{ namespace: "public", table: "t" }],
      columns: { id: { type: "int", nullable: false, inherited: true }, ...mood },
    }),
) as [Facts, Facts];

const alone: readonly Trip[] = [
  { name: "create and drop", to: type(), up: ["createEnum"], down: ["dropEnum"] },
  { name: "without values", to: type([]), up: ["createEnum"], down: ["dropEnum"] },
  {
    name: "created with the table that uses it",
    to: [type(), t({ default: "'ok'" })],
    up: ["createEnum", "createTable"],
    down: ["dropTable", "dropEnum"],
  },
  {
    name: "created with the column that uses it",
    from: table("t", { columns: { id: "int!" } }),
    to: [type(), t({ default: "'ok'" })],
    up: ["createEnum", "addColumn"],
    down: ["dropColumn", "dropEnum"],
  },
  {
    name: "in a namespace, with a comment",
    to: [
      namespace("app"),
      enumeration("mood", start, "app"),
      comment({ kind: "enum", namespace: "app", name: "mood" }, "how it is"),
      table("t", {
        namespace: "app",
        columns: { mood: { type: "app.mood", nullable: true, default: "'ok'::app.mood" } },
      }),
    ],
  },
  {
    name: "two of one name",
    to: [
      namespace("app"),
      enumeration("mood", ["a"], "app"),
      enumeration("mood", ["b"]),
      table("t", { columns: { x: "app.mood", y: "mood" } }),
    ],
  },
];

const added: readonly Trip[] = [
  trip("last", ["sad", "ok", "happy", "glad"], { up: ["addEnumValue"], there, back }),
  trip("first", ["awful", "sad", "ok", "happy"], { up: ["addEnumValue"], there, back }),
  trip("in the middle", ["sad", "so", "ok", "happy"], { up: ["addEnumValue"], there, back }),
  trip("several everywhere", ["a", "b", "sad", "c", "d", "ok", "happy", "e", "f"], {
    up: Array.from({ length: 6 }, () => "addEnumValue"),
    there,
    back,
  }),
  trip("to one that was empty", ["a", "b"], {
    from: [type([]), t()],
    rows: "",
    up: ["addEnumValue", "addEnumValue"],
  }),
  trip("with a quote, a backslash, a line break", [...start, "it's", "a\\b", "c\nd", "$$"]),
];

const rebuilt: readonly Trip[] = [
  trip("a value removed", ["sad", "happy"], { ...moved, there, back }),
  trip(
    "where a table inherits",
    ["sad", "ok"],
    {
      ...moved,
      rows: "INSERT INTO t (id) VALUES (1); INSERT INTO heir (id, mood) VALUES (2, 'sad'), (3, DEFAULT)",
      there: { "SELECT id, mood FROM t ORDER BY id": "1|ok\n2|sad\n3|ok" },
    },
    [t({ default: "'ok'" }), heir],
  ),
  trip(
    "where a table inherits and has a default of its own",
    ["sad", "ok"],
    {
      ...moved,
      rows: "INSERT INTO t (id) VALUES (1); INSERT INTO heir (id) VALUES (2)",
      there: { "SELECT id, mood FROM t ORDER BY id": "1|null\n2|ok" },
    },
    [t(), heir],
  ),
  {
    name: "comes with a column that an heir has no default of",
    from: [table("t", { columns: { id: "int!" } }), plainHeir],
    to: [type(), t({ default: "'ok'" }), heirWithoutDefault],
    rows: "INSERT INTO heir (id) VALUES (1)",
  },
  trip("reordered", ["happy", "ok", "sad"], { ...moved, there, back }),
  trip("all but one replaced", ["sad", "happy", "x", "y"], { there, back }),
  trip("with a default", ["happy", "sad"], { ...moved, there, back }, t({ default: "'sad'::mood" })),
  trip("whose default goes with its value", ["sad", "happy"], {
    from: [type(), t({ default: "'ok'::mood" })],
    to: [type(["sad", "happy"]), t()],
    there,
    back,
  }),
  trip("whose default changes too", ["sad", "happy"], {
    from: [type(), t({ default: "'ok'::mood" })],
    to: [type(["sad", "happy"]), t({ default: "'sad'::mood" })],
    there,
    back,
  }),
  trip(
    "arrays",
    ["happy", "sad"],
    {
      rows: "INSERT INTO t (id, mood) VALUES (1, '{sad,happy}')",
      there: { "SELECT mood::text FROM t": "{sad,happy}" },
      back: { "SELECT mood::text FROM t": "{sad,happy}" },
    },
    t({ type: "mood[]", default: "'{sad}'::mood[]" }),
  ),
  trip("in several tables and columns", ["happy", "sad"], { ...moved }, [
    t(),
    table("u", { columns: { a: "mood", b: { type: "mood", default: "'sad'::mood" }, c: "mood[]" } }),
  ]),
  trip(
    "with an index, a unique, a primary key on it",
    ["happy", "sad"],
    {
      ...moved,
      rows: "INSERT INTO t (id, mood) VALUES (1, 'sad'), (2, 'happy')",
    },
    t(
      { nullable: false },
      {
        primaryKey: ["id", "mood"],
        unique: { uq: ["mood"] },
        index: { ix: ["mood"], io: [{ column: "mood", order: "desc" }] },
      },
    ),
  ),
  trip(
    "with checks, partial and expression indexes on it",
    ["happy", "sad"],
    { there, back },
    t(
      {},
      {
        check: { ck: "mood <> 'happy'::mood OR id > 1" },
        index: {
          ix: { keys: [{ column: "id" }], where: "mood = 'sad'::mood" },
          ie: { keys: [{ expression: "(mood > 'sad'::mood)" }] },
        },
        comments: { "check ck": "kept", "index ix": "kept too" },
      },
    ),
  ),
  trip(
    "with a generated column over it",
    ["happy", "sad"],
    { there, back },
    table("t", {
      columns: {
        id: "int!",
        mood: "mood",
        is_sad: {
          type: "boolean",
          nullable: true,
          generated: { expression: "mood = 'sad'::mood", stored: true },
        },
      },
      index: { ix: ["is_sad"] },
    }),
  ),
  trip(
    "with a generated column of it",
    ["happy", "sad"],
    { there, back },
    table("t", {
      columns: {
        id: "int!",
        mood: "mood",
        copy: { type: "mood", nullable: true, generated: { expression: "mood", stored: true } },
      },
    }),
  ),
  trip("with a comment", ["happy", "sad"], { there, back }, [
    t(),
    comment({ kind: "enum", namespace: "public", name: "mood" }, "why"),
  ]),
  trip("while a table that uses it goes", ["happy", "sad"], {
    from: [type(), t(), table("u", { columns: { m: "mood" } })],
    to: [type(["happy", "sad"]), t()],
    there,
  }),
  trip("while a table that uses it comes", ["happy", "sad"], {
    to: [
      type(["happy", "sad"]),
      t(),
      table("u", { columns: { m: { type: "mood", default: "'sad'::mood" } } }),
    ],
    there,
  }),
  trip("while a column that uses it comes and another goes", ["happy", "sad"], {
    from: [
      type(),
      table("t", {
        columns: { id: "int!", mood: "mood", gone: { type: "mood", nullable: true, default: "'ok'::mood" } },
      }),
    ],
    to: [
      type(["happy", "sad"]),
      table("t", {
        columns: { id: "int!", mood: "mood", made: { type: "mood", nullable: true, default: "'sad'::mood" } },
      }),
    ],
    there,
  }),
  trip(
    "on a self-referencing key",
    ["happy", "sad"],
    { rows: "" },
    table("t", {
      columns: { mood: "mood!", next: "mood" },
      primaryKey: "mood",
      foreignKey: { fk: { columns: ["next"], references: ["t", ["mood"]] } },
    }),
  ),
  trip("in a namespace", ["happy", "sad"], {
    from: [
      namespace("app"),
      enumeration("mood", start, "app"),
      table("t", {
        namespace: "app",
        columns: { m: { type: "app.mood", nullable: true, default: "'sad'::app.mood" } },
      }),
    ],
    to: [
      namespace("app"),
      enumeration("mood", ["happy", "sad"], "app"),
      table("t", {
        namespace: "app",
        columns: { m: { type: "app.mood", nullable: true, default: "'sad'::app.mood" } },
      }),
    ],
    rows: "INSERT INTO app.t VALUES ('happy')",
    there: { "SELECT m FROM app.t": "happy" },
  }),
];

const atOnce: readonly Trip[] = [
  trip("as a default", [...start, "new"], {
    from: [type(), t()],
    to: [type([...start, "new"]), t({ default: "'new'::mood" })],
    there,
    back,
  }),
  trip("as the default of a new column", [...start, "new"], {
    to: [
      type([...start, "new"]),
      table("t", { columns: { id: "int!", mood: "mood", more: { type: "mood", default: "'new'::mood" } } }),
    ],
    there,
  }),
  trip("in a check", [...start, "new"], {
    to: [type([...start, "new"]), t({}, { check: { ck: "mood <> 'new'::mood" } })],
  }),
  trip("in a predicate", [...start, "new"], {
    to: [
      type([...start, "new"]),
      t({}, { index: { ix: { keys: [{ column: "id" }], where: "mood = 'new'" } } }),
    ],
  }),
  trip("in the default of a new table", [...start, "new"], {
    to: [
      type([...start, "new"]),
      t(),
      table("u", { columns: { m: { type: "mood", default: "'new'::mood" } } }),
    ],
  }),
];

const renames: readonly Trip[] = [
  trip("a value, by hint", ["sad", "fine", "happy"], {
    renames: [{ kind: "enumValue", namespace: "public", enum: "mood", from: "ok", to: "fine" }],
    up: ["renameEnumValue"],
    down: ["renameEnumValue"],
    rows: "INSERT INTO t (id, mood) VALUES (1, 'ok')",
    there: { "SELECT mood FROM t": "fine" },
    back: { "SELECT mood FROM t": "ok" },
  }),
  {
    name: "the type, by hint",
    from: [type(), t({ default: "'ok'::mood" })],
    to: [enumeration("feeling", start), t({ type: "feeling", default: "'ok'::feeling" })],
    renames: [{ kind: "enum", namespace: "public", from: "mood", to: "feeling" }],
    rows,
    up: ["renameEnum"],
    down: ["renameEnum"],
  },
  {
    name: "the type and a value, with a check, a predicate and a default that say them",
    from: [
      type(),
      t(
        { default: "'ok'::mood" },
        {
          check: { ck: "mood <> 'ok'::mood OR id > 0" },
          index: { ix: { keys: [{ column: "id" }], where: "mood = 'ok'::mood" } },
        },
      ),
    ],
    to: [
      enumeration("feeling", ["sad", "fine", "happy"]),
      t(
        { type: "feeling", default: "'fine'" },
        {
          check: { ck: "mood <> 'fine' OR id > 0" },
          index: { ix: { keys: [{ column: "id" }], where: "mood = 'fine'" } },
        },
      ),
    ],
    renames: [
      { kind: "enumValue", namespace: "public", enum: "feeling", from: "ok", to: "fine" },
      { kind: "enum", namespace: "public", from: "mood", to: "feeling" },
    ],
    rows,
    up: ["renameEnum", "renameEnumValue"],
    down: ["renameEnumValue", "renameEnum"],
  },
  {
    name: "a value renamed, another added, a third removed",
    from: [type(), t()],
    to: [type(["glad", "sad", "new"]), t()],
    renames: [{ kind: "enumValue", namespace: "public", enum: "mood", from: "happy", to: "glad" }],
    rows,
    there: { "SELECT id, mood FROM t ORDER BY id": "1|sad\n2|glad\n3|null" },
    back,
  },
];

const conversions: readonly Trip[] = [
  {
    name: "text to enum",
    from: [
      type(),
      table("t", { columns: { id: "int!", mood: { type: "text", nullable: true, default: "'ok'" } } }),
    ],
    to: [type(), t({ default: "'ok'::mood" })],
    rows,
    there,
    back,
  },
  {
    name: "text to a new enum",
    from: table("t", { columns: { id: "int!", mood: "text" }, index: { ix: ["mood"] } }),
    to: [type(), t({}, { index: { ix: ["mood"] } })],
    rows,
    there,
    back,
  },
  {
    name: "enum to another",
    from: [type(), enumeration("other", start), t()],
    to: [type(), enumeration("other", start), t({ type: "other" })],
    using: { "t.mood": { up: "mood::text::other", down: "mood::text::mood" } },
    rows,
    there,
    back,
  },
];

describe("Enums", () => {
  forEachEngine((engine) => {
    describe("come and go", () => describeTrips(engine, alone));
    describe("values added", () => describeTrips(engine, added));
    describe("rebuilt", () => describeTrips(engine, rebuilt));
    describe("a new value used at once", () => describeTrips(engine, atOnce));
    describe("renamed", () => describeTrips(engine, renames));
    describe("as a column's type", () => describeTrips(engine, conversions));
  });
});
