/** Random models of all kinds for fast-check: tables, and objects said in SQL that stand on them and on each other. */
import fc from "fast-check";
import { comment, enumeration, type Facts, flatten, sequence, type TableSpec, table } from "./facts.js";

/** What a model may use that not every run has: roles and the rights of theirs, extensions. */
export type Given = "rights" | "extensions";

/** What a model asks for: facts of entities, and SQL. */
export interface RandomModel {
  readonly facts: Facts;
  readonly sql: readonly string[];
}

/** One of several ways to say an object, or none; it is left out where what it stands on is. */
interface Slot {
  readonly name: string;
  readonly needs?: readonly string[];
  readonly ways: readonly string[];
}

const touch = "RETURNS trigger LANGUAGE plpgsql";

/** In an order in which they could be made; a model has them in any. */
const slots: readonly Slot[] = [
  {
    name: "extension",
    needs: ["extensions"],
    ways: ["CREATE EXTENSION citext", "CREATE EXTENSION citext; CREATE EXTENSION hstore"],
  },
  { name: "collation", ways: ["CREATE COLLATION mine (LOCALE = 'C')"] },
  {
    name: "domain",
    ways: [
      "CREATE DOMAIN positive AS integer CHECK (VALUE > 0)",
      "CREATE DOMAIN positive AS integer DEFAULT 7 CONSTRAINT positive_check CHECK (VALUE > 0) CONSTRAINT small CHECK (VALUE < 1000)",
    ],
  },
  {
    name: "composite",
    ways: ["CREATE TYPE pair AS (a integer, b text)", "CREATE TYPE pair AS (a integer, b text, c date)"],
  },
  {
    name: "range",
    ways: ["CREATE TYPE span AS RANGE (SUBTYPE = integer)", "CREATE TYPE span AS RANGE (SUBTYPE = date)"],
  },
  {
    name: "function",
    ways: [
      "CREATE FUNCTION twice(a integer) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT a * 2'",
      "CREATE FUNCTION twice(a integer) RETURNS integer IMMUTABLE STRICT LANGUAGE sql AS 'SELECT a + a'",
      "CREATE FUNCTION twice(a integer) RETURNS bigint IMMUTABLE LANGUAGE sql AS 'SELECT a::bigint * 2'",
    ],
  },
  {
    name: "overload",
    needs: ["function"],
    ways: ["CREATE FUNCTION twice(a text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT a || twice(1)'"],
  },
  {
    name: "procedure",
    ways: [
      "CREATE PROCEDURE clean() LANGUAGE plpgsql AS 'BEGIN NULL; END'",
      "CREATE PROCEDURE clean() LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN DELETE FROM a; END'",
    ],
  },
  {
    name: "aggregate",
    ways: [
      "CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer)",
      "CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0')",
    ],
  },
  {
    name: "touch",
    ways: [
      `CREATE FUNCTION touch() ${touch} AS 'BEGIN RETURN NEW; END'`,
      `CREATE FUNCTION touch() ${touch} AS 'BEGIN NEW.y = NULL; RETURN NEW; END'`,
    ],
  },
  {
    name: "watch",
    ways: ["CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN NULL; END'"],
  },
  {
    name: "exclusion",
    ways: [
      "ALTER TABLE a ADD CONSTRAINT apart EXCLUDE (x WITH =)",
      "ALTER TABLE a ADD CONSTRAINT apart EXCLUDE (x WITH =) WHERE (x > 5)",
    ],
  },
  {
    name: "view",
    ways: [
      "CREATE VIEW seen AS SELECT id, x FROM a WHERE x > 1",
      "CREATE VIEW seen AS SELECT id, x, y FROM a WHERE x > 1",
      "CREATE VIEW seen AS SELECT id, y AS x FROM a",
      "CREATE VIEW seen AS SELECT id AS key, x FROM a WHERE x > 1",
    ],
  },
  {
    name: "viewOnView",
    needs: ["view"],
    ways: ["CREATE VIEW further AS SELECT * FROM seen", "CREATE VIEW further AS SELECT x AS last FROM seen"],
  },
  {
    name: "viewWithFunction",
    needs: ["function"],
    ways: ["CREATE VIEW doubled AS SELECT id, twice(id::integer) AS two FROM a"],
  },
  {
    name: "materialized",
    ways: [
      "CREATE MATERIALIZED VIEW kept AS SELECT id, x FROM a; CREATE UNIQUE INDEX kept_id ON kept (id)",
      "CREATE MATERIALIZED VIEW kept AS SELECT id, x, y FROM a WITH NO DATA; CREATE INDEX kept_y ON kept (y)",
    ],
  },
  {
    name: "statistics",
    ways: [
      "CREATE STATISTICS related ON x, y FROM a",
      "CREATE STATISTICS related (ndistinct) ON x, id FROM a; ALTER STATISTICS related SET STATISTICS 50",
    ],
  },
  {
    name: "rule",
    ways: [
      "CREATE RULE calm AS ON DELETE TO a DO INSTEAD NOTHING",
      "CREATE RULE calm AS ON DELETE TO a WHERE OLD.x > 3 DO INSTEAD NOTHING; ALTER TABLE a DISABLE RULE calm",
    ],
  },
  {
    name: "trigger",
    needs: ["touch"],
    ways: [
      "CREATE TRIGGER tick BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION touch()",
      "CREATE TRIGGER tick BEFORE UPDATE OF x ON a FOR EACH ROW WHEN (OLD.x IS DISTINCT FROM NEW.x) EXECUTE FUNCTION touch(); ALTER TABLE a DISABLE TRIGGER tick",
      "CREATE CONSTRAINT TRIGGER tick AFTER INSERT ON a DEFERRABLE FOR EACH ROW EXECUTE FUNCTION touch()",
    ],
  },
  {
    name: "security",
    ways: [
      "ALTER TABLE a ENABLE ROW LEVEL SECURITY",
      "ALTER TABLE a ENABLE ROW LEVEL SECURITY; ALTER TABLE a FORCE ROW LEVEL SECURITY",
    ],
  },
  {
    name: "policy",
    ways: [
      "CREATE POLICY own ON a USING (x > 0)",
      "CREATE POLICY own ON a FOR SELECT USING (y = 'mine')",
      "CREATE POLICY own ON a USING (x > 1) WITH CHECK (y IS NOT NULL)",
    ],
  },
  {
    name: "identity",
    ways: ["ALTER TABLE a REPLICA IDENTITY FULL", "ALTER TABLE a REPLICA IDENTITY NOTHING"],
  },
  { name: "clustering", needs: ["index"], ways: ["ALTER TABLE a CLUSTER ON ix_a"] },
  {
    name: "partitions",
    needs: ["parts"],
    ways: [
      "CREATE TABLE one PARTITION OF parts FOR VALUES FROM (1) TO (10)",
      "CREATE TABLE one PARTITION OF parts FOR VALUES FROM (1) TO (20); CREATE TABLE other PARTITION OF parts DEFAULT",
      "CREATE TABLE one PARTITION OF parts FOR VALUES FROM (1) TO (10) PARTITION BY HASH (id); CREATE TABLE inner_one PARTITION OF one FOR VALUES WITH (MODULUS 1, REMAINDER 0)",
    ],
  },
  {
    name: "publication",
    ways: [
      "CREATE PUBLICATION news FOR TABLE a",
      "CREATE PUBLICATION news FOR TABLE a (id) WITH (publish = 'insert')",
    ],
  },
  {
    name: "eventTrigger",
    needs: ["watch"],
    ways: [
      "CREATE EVENT TRIGGER guard ON ddl_command_end EXECUTE FUNCTION watch()",
      "CREATE EVENT TRIGGER guard ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION watch(); ALTER EVENT TRIGGER guard DISABLE",
    ],
  },
  {
    name: "grants",
    needs: ["rights"],
    ways: [
      "GRANT SELECT, INSERT ON a TO app",
      "GRANT SELECT ON a TO app WITH GRANT OPTION; GRANT UPDATE (y) ON a TO reader",
    ],
  },
  {
    name: "grantsOnView",
    needs: ["rights", "view"],
    ways: ["GRANT SELECT ON seen TO PUBLIC", "GRANT SELECT (x) ON seen TO app; GRANT ALL ON seen TO reader"],
  },
  {
    name: "grantsOnFunction",
    needs: ["rights", "function"],
    ways: [
      "REVOKE ALL ON FUNCTION twice(integer) FROM PUBLIC",
      "REVOKE ALL ON FUNCTION twice(integer) FROM PUBLIC; GRANT EXECUTE ON FUNCTION twice(integer) TO app",
    ],
  },
  {
    // Of what tables, views and types get, the order of the input decides: those made before get nothing.
    name: "grantsByDefault",
    needs: ["rights"],
    ways: [
      "ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO app",
      "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON SEQUENCES TO reader WITH GRANT OPTION",
    ],
  },
  {
    name: "owner",
    needs: ["rights"],
    ways: ["ALTER TABLE a OWNER TO keeper", "ALTER TABLE a OWNER TO app"],
  },
  {
    name: "ownerOfView",
    needs: ["rights", "view"],
    ways: ["ALTER VIEW seen OWNER TO keeper", "ALTER VIEW seen OWNER TO app"],
  },
  {
    name: "ownerOfFunction",
    needs: ["rights", "function"],
    ways: ["ALTER FUNCTION twice(integer) OWNER TO keeper"],
  },
];

const tables = fc.record({
  x: fc.constantFrom("integer", "bigint"),
  y: fc.constantFrom("text", "varchar(20)"),
  hasIndex: fc.boolean(),
  hasOther: fc.boolean(),
  parts: fc.constantFrom(undefined, "text", "varchar(20)"),
  typed: fc.subarray(["positive", "pair", "span", "citext"]),
  heir: fc.constantFrom(undefined, "inherits", "alone"),
  computed: fc.boolean(),
  check: fc.constantFrom(undefined, "x < 100", "length(y) > 0"),
  heirMood: fc.constantFrom(undefined, "'sad'"),
  moods: fc.constantFrom(undefined, ["ok", "sad"], ["ok", "fine", "sad"]),
  counter: fc.constantFrom(undefined, "5"),
  unlogged: fc.boolean(),
  comment: fc.constantFrom(undefined, "a table"),
});

type Tables = typeof tables extends fc.Arbitrary<infer T> ? T : never;

const typesOf: Readonly<Record<string, readonly [slot: string, column: string]>> = {
  positive: ["domain", "d"],
  pair: ["composite", "p"],
  span: ["range", "r"],
  citext: ["extension", "c"],
};

type Columns = NonNullable<TableSpec["columns"]>;

/** A table with all that `a` hands down, as its heir or by itself. */
function heirOf({ heir, heirMood, moods }: Tables, columns: Columns, check: Pick<TableSpec, "check">): Facts {
  if (heir === undefined) return [];
  const mood = moods === undefined ? {} : { m: { type: "mood", nullable: true, default: heirMood } };
  const spec: TableSpec = { columns: { ...columns, ...mood, z: "date" }, ...check };
  if (heir === "alone") return table("heir", spec);
  const facts = table("heir", { ...spec, inherits: [{ namespace: "public", table: "a" }] });
  return flatten(facts).map((object) =>
    object.kind === "table" || object.name === "z" ? object : { ...object, inherited: true },
  );
}

function factsOf(parts: Tables, present: ReadonlyMap<string, number>): Facts {
  const typed = parts.typed.flatMap((type) => {
    const [slot = "", column = ""] = typesOf[type] ?? [];
    // A type that is another one under the same name cannot be that of a column meanwhile.
    return present.has(slot) && slot !== "range" ? [[column, type] as const] : [];
  });
  const doubled = parts.computed && (present.get("function") ?? 9) < 2;
  const columns: Columns = {
    id: "bigint!",
    x: `${parts.x}!`,
    y: parts.y,
    ...Object.fromEntries(typed),
    ...(parts.moods === undefined ? {} : { m: { type: "mood", nullable: true, default: "'ok'" } }),
    ...(doubled ? { t: { type: "integer", nullable: true, default: "twice(4)" } } : {}),
  };
  const check = parts.check === undefined ? {} : { check: { ck_a: parts.check } };
  const a = table("a", {
    columns,
    primaryKey: "id",
    ...(parts.hasIndex ? { index: { ix_a: ["x"] } } : {}),
    ...check,
    ...(parts.comment === undefined ? {} : { comment: parts.comment }),
  });
  const other = table("b", {
    columns: { id: "bigint!", a_id: "bigint" },
    primaryKey: "id",
    ...(parts.unlogged ? {} : { foreignKey: { fk_b: { columns: ["a_id"], references: ["a", ["id"]] } } }),
    ...(parts.unlogged ? { unlogged: true } : {}),
  });
  const partitioned = table("parts", {
    columns: { id: "bigint!", n: "integer!", t: parts.parts ?? "text" },
    partitionBy: "RANGE (n)",
  });
  const mood = parts.moods === undefined ? [] : enumeration("mood", parts.moods);
  return [
    a,
    ...(parts.hasOther ? [other] : []),
    ...(parts.parts === undefined ? [] : [partitioned]),
    ...heirOf(parts, columns, check),
    mood,
    ...(parts.comment === undefined ? [] : flatten(mood).map((object) => comment(object, "how one feels"))),
    ...(parts.counter === undefined ? [] : [sequence("counter", { start: parts.counter })]),
  ];
}

/** Tables, and of each kind that is said in SQL one object or none. */
export const randomModel = (given: readonly Given[]): fc.Arbitrary<RandomModel> =>
  fc
    .record({
      parts: tables,
      ways: fc.tuple(
        ...slots.map(({ ways }) => fc.option(fc.nat({ max: ways.length - 1 }), { nil: undefined })),
      ),
    })
    .map(({ parts, ways }) => {
      const present = new Map<string, number>(given.map((name) => [name, 0]));
      if (parts.hasIndex) present.set("index", 0);
      if (parts.parts !== undefined) present.set("parts", 0);
      const sql = slots.flatMap(({ name, needs = [], ways: texts }, at) => {
        const way = ways[at];
        if (way === undefined || !needs.every((need) => present.has(need))) return [];
        present.set(name, way);
        return [texts[way] ?? ""];
      });
      return { facts: factsOf(parts, present), sql };
    });
