import { expect } from "chai";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import type { RenameHint } from "../../../src/schema/rename.js";
import { forEachEngine, runsCase } from "../../support/engines.js";
import {
  comment,
  enumeration,
  type Facts,
  flatten,
  namespace,
  sequence,
  table,
} from "../../support/facts.js";
import {
  compareFacts,
  describeTrips,
  openTrips,
  placeFacts,
  type Trip,
  type TripDatabase,
} from "../../support/round-trip.js";
import { failureOf } from "../../support/runner.js";

const tableHint = (from: string, to: string, place = "public"): RenameHint => ({
  kind: "table",
  namespace: place,
  from,
  to,
});
const columnHint = (owner: string, from: string, to: string, place = "public"): RenameHint => ({
  kind: "column",
  namespace: place,
  table: owner,
  from,
  to,
});

const innerHint = (
  kind: "primaryKey" | "unique" | "check" | "foreignKey" | "index",
  from: string,
  to: string,
  owner = "t",
): RenameHint => ({ kind, namespace: "public", table: owner, from, to });

/** A table with one constraint of each kind and an index, whose names end alike. */
function parts(
  ending: string,
  { deferrable, storage }: { deferrable?: boolean; storage?: Readonly<Record<string, string>> },
): Facts {
  const deferral = deferrable === undefined ? {} : { deferrable };
  return table("t", {
    columns: { id: "int!", a: "int", b: "int" },
    primaryKey: { name: `pk_${ending}`, columns: ["id"] },
    unique: { [`uq_${ending}`]: ["a"] },
    check: { [`ck_${ending}`]: "a > 0" },
    foreignKey: { [`fk_${ending}`]: { columns: ["b"], references: ["t", ["id"]], ...deferral } },
    index: { [`ix_${ending}`]: { keys: [{ column: "b" }], ...(storage === undefined ? {} : { storage }) } },
  });
}

/** A table as entities make it, every name made of the table's and the column's. */
function member(name: string, column: string): Facts {
  return table(name, {
    columns: { id: "int!", [column]: { type: "text", nullable: false, default: "'x'" }, boss: "int" },
    primaryKey: { name: `pk_${name}`, columns: ["id"] },
    unique: { [`uq_${name}_${column}`]: [column] },
    check: { [`ck_${name}_${column}`]: `${column} <> '' AND id > 0` },
    foreignKey: { [`fk_${name}_boss`]: { columns: ["boss"], references: [name, ["id"]] } },
    index: {
      [`ix_${name}_${column}`]: { keys: [{ expression: `lower(${column})` }], where: `${column} <> 'y'` },
      [`ix_${name}_boss`]: ["boss"],
    },
    comment: "people",
    comments: { [`column ${column}`]: "their name", [`check ck_${name}_${column}`]: "not empty" },
  });
}

const rows = "INSERT INTO member VALUES (1, 'a', NULL), (2, 'b', 1)";
const back = { "SELECT id, nick, boss FROM member ORDER BY id": "1|a|null\n2|b|1" };

const trips: readonly Trip[] = [
  {
    name: "a table",
    from: member("member", "nick"),
    to: member("person", "nick"),
    renames: [tableHint("member", "person")],
    rows,
    up: ["renameTable", ...Array.from({ length: 4 }, () => "renameConstraint"), "renameIndex", "renameIndex"],
    there: { "SELECT id, nick, boss FROM person ORDER BY id": "1|a|null\n2|b|1" },
    back,
  },
  {
    name: "a column that checks, predicates, expressions and a key mention",
    from: member("member", "nick"),
    to: member("member", "name"),
    renames: [columnHint("member", "nick", "name")],
    rows,
    up: ["renameColumn", "renameConstraint", "renameConstraint", "renameIndex"],
    there: { "SELECT id, name FROM member ORDER BY id": "1|a\n2|b" },
    back,
  },
  {
    name: "table, column, enum and value at once",
    from: [
      enumeration("mood", ["sad", "ok"]),
      table("member", {
        columns: { id: "int!", nick: "text", mood: { type: "mood", default: "'ok'::mood" } },
        check: { ck_member: "mood <> 'sad'::mood OR nick <> ''" },
        index: { ix_member: { keys: [{ column: "nick" }], where: "mood = 'ok'::mood" } },
      }),
      comment({ kind: "enum", namespace: "public", name: "mood" }, "how"),
    ],
    to: [
      enumeration("feeling", ["sad", "fine"]),
      table("person", {
        columns: { id: "int!", name: "text", feeling: { type: "feeling", default: "'fine'" } },
        check: { ck_person: "feeling <> 'sad' OR name <> ''" },
        index: { ix_person: { keys: [{ column: "name" }], where: "feeling = 'fine'" } },
      }),
      comment({ kind: "enum", namespace: "public", name: "feeling" }, "how"),
    ],
    renames: [
      columnHint("person", "nick", "name"),
      { kind: "enumValue", namespace: "public", enum: "feeling", from: "ok", to: "fine" },
      columnHint("person", "mood", "feeling"),
      tableHint("member", "person"),
      { kind: "enum", namespace: "public", from: "mood", to: "feeling" },
    ],
    rows: "INSERT INTO member VALUES (1, 'a', 'ok')",
    there: { "SELECT id, name, feeling FROM person": "1|a|fine" },
    back: { "SELECT id, nick, mood FROM member": "1|a|ok" },
  },
  {
    name: "a column, and its type and default too",
    from: table("t", { columns: { id: "int!", old: { type: "int", default: "5" } } }),
    to: table("t", { columns: { id: "int!", made: { type: "bigint", nullable: true, default: "6" } } }),
    renames: [columnHint("t", "old", "made")],
    rows: "INSERT INTO t VALUES (1, 9)",
    up: ["renameColumn", "alterColumn"],
    down: ["alterColumn", "renameColumn"],
    there: { "SELECT made FROM t": "9" },
    back: { "SELECT old FROM t": "9" },
  },
  {
    name: "a column takes the name of one that goes",
    from: table("t", { columns: { a: "int", b: "text" } }),
    to: table("t", { columns: { c: "int", a: "text" } }),
    renames: [columnHint("t", "a", "c"), columnHint("t", "b", "a")],
    rows: "INSERT INTO t VALUES (1, 'x')",
    up: ["renameColumn", "renameColumn"],
    there: { "SELECT c, a FROM t": "1|x" },
  },
  {
    name: "two tables with a key between them",
    from: [
      table("a", { columns: { id: "int!" }, primaryKey: "id" }),
      table("b", {
        columns: { a_id: "int" },
        foreignKey: { fk_b_a: { columns: ["a_id"], references: ["a", ["id"]] } },
      }),
    ],
    to: [
      table("x", { columns: { id: "int!" }, primaryKey: "id" }),
      table("y", {
        columns: { x_id: "int" },
        foreignKey: { fk_y_x: { columns: ["x_id"], references: ["x", ["id"]] } },
      }),
    ],
    renames: [tableHint("a", "x"), tableHint("b", "y"), columnHint("y", "a_id", "x_id")],
    up: ["renameTable", "renameTable", "renameColumn", "renameConstraint", "renameConstraint"],
  },
  {
    name: "a column that another is computed from",
    from: table("t", {
      columns: {
        a: "int",
        v: { type: "int", nullable: true, generated: { expression: "a + 1", stored: true } },
      },
    }),
    to: table("t", {
      columns: {
        b: "int",
        v: { type: "int", nullable: true, generated: { expression: "b + 1", stored: true } },
      },
    }),
    renames: [columnHint("t", "a", "b")],
    up: ["renameColumn"],
    down: ["renameColumn"],
  },
  {
    name: "an identity and a serial keep counting",
    from: [
      table("t", {
        columns: {
          id: { type: "int", identity: { mode: "always" } },
          no: { type: "integer", default: "nextval('t_no_seq'::regclass)" },
        },
      }),
      sequence("t_no_seq", { type: "integer", ownedBy: { table: "t", column: "no" } }),
    ],
    to: [
      table("u", {
        columns: {
          key: { type: "int", identity: { mode: "always" } },
          num: { type: "integer", default: "nextval('t_no_seq'::regclass)" },
        },
      }),
      sequence("t_no_seq", { type: "integer", ownedBy: { table: "u", column: "num" } }),
    ],
    renames: [tableHint("t", "u"), columnHint("u", "id", "key"), columnHint("u", "no", "num")],
    rows: "INSERT INTO t DEFAULT VALUES; INSERT INTO t DEFAULT VALUES",
    up: ["renameTable", "renameColumn", "renameColumn"],
    down: ["renameColumn", "renameColumn", "renameTable"],
    there: { "INSERT INTO u DEFAULT VALUES RETURNING key, num": "3|3" },
  },
  {
    name: "in a namespace",
    from: [
      namespace("app"),
      table("a", {
        namespace: "app",
        columns: { id: "int!", x: "int" },
        primaryKey: { name: "pk_a", columns: ["id"] },
      }),
    ],
    to: [
      namespace("app"),
      table("b", {
        namespace: "app",
        columns: { id: "int!", y: "int" },
        primaryKey: { name: "pk_b", columns: ["id"] },
      }),
    ],
    renames: [tableHint("a", "b", "app"), columnHint("b", "x", "y", "app")],
    up: ["renameTable", "renameColumn", "renameConstraint"],
    down: ["renameConstraint", "renameColumn", "renameTable"],
  },
  {
    name: "constraints and an index that change besides",
    from: parts("a", {}),
    to: parts("b", { deferrable: true, storage: { fillfactor: "70" } }),
    renames: [
      innerHint("foreignKey", "fk_a", "fk_b"),
      innerHint("index", "ix_a", "ix_b"),
      innerHint("primaryKey", "pk_a", "pk_b"),
      innerHint("unique", "uq_a", "uq_b"),
      innerHint("check", "ck_a", "ck_b"),
    ],
    up: [
      "renameConstraint",
      "renameIndex",
      "renameConstraint",
      "renameConstraint",
      "renameConstraint",
      "alterForeignKey",
      "alterIndex",
    ],
  },
  {
    name: "constraints and an index that are the same but for their names, of every kind",
    from: parts("a", {}),
    to: parts("b", {}),
    up: [...Array.from({ length: 4 }, () => "renameConstraint"), "renameIndex"],
  },
  {
    name: "a constraint and an index that have to be made anew: no rename before that",
    from: table("t", { columns: { a: "int" }, check: { ck_a: "a > 0" }, index: { ix_a: ["a"] } }),
    to: table("t", {
      columns: { a: "int" },
      check: { ck_b: "a > 1" },
      index: { ix_b: { keys: [{ column: "a", order: "desc" }] } },
    }),
    renames: [innerHint("check", "ck_a", "ck_b"), innerHint("index", "ix_a", "ix_b")],
    up: ["dropIndex", "dropConstraint", "createCheckConstraint", "createIndex"],
  },
  {
    name: "a constraint of a table that is renamed too",
    from: table("a", { columns: { x: "int" }, unique: { uq_x: ["x"] } }),
    to: table("b", { columns: { x: "int" }, unique: { uq_y: { columns: ["x"] } } }),
    renames: [tableHint("a", "b"), innerHint("unique", "uq_x", "uq_y", "b")],
    up: ["renameTable", "renameConstraint"],
    down: ["renameConstraint", "renameTable"],
  },
  {
    name: "a sequence that a default calls, and how it counts",
    from: [
      sequence("old_no", { start: "5" }),
      table("t", { columns: { a: { type: "bigint", default: "nextval('old_no'::regclass)" } } }),
    ],
    to: [
      sequence("new_no", { start: "5", increment: "2" }),
      table("t", { columns: { a: { type: "bigint", default: "nextval('new_no'::regclass)" } } }),
    ],
    renames: [{ kind: "sequence", namespace: "public", from: "old_no", to: "new_no" }],
    rows: "INSERT INTO t DEFAULT VALUES",
    up: ["renameSequence", "alterSequence"],
    down: ["alterSequence", "renameSequence"],
    there: { "INSERT INTO t DEFAULT VALUES RETURNING a": "7" },
  },
  {
    name: "hints that have been followed, and some about nothing",
    from: table("t", { columns: { a: "int" } }),
    to: table("t", { columns: { a: "int", b: "int" } }),
    renames: [tableHint("gone", "t"), columnHint("t", "was", "a"), columnHint("nowhere", "x", "y")],
    up: ["addColumn"],
    down: ["dropColumn"],
  },
];

const inCircle =
  ": the names go round in a circle, and nothing tells names that were exchanged from names that stay.";

/** Hints that fit nothing, and what the error says of them. */
const misfits: readonly (Pick<Trip, "name" | "from" | "to"> & {
  readonly renames: readonly RenameHint[];
  readonly says: readonly string[];
})[] = [
  {
    name: "both names are there",
    from: table("t", { columns: { a: "int", b: "int" } }),
    to: table("t", { columns: { b: "int" } }),
    renames: [columnHint("t", "a", "b")],
    says: ["column public.t.b from a: a and b are both there."],
  },
  {
    name: "neither name is there, in several hints at once",
    from: table("t", { columns: { name: "int" }, check: { ck: "name > 0" } }),
    to: table("t", { columns: { label: "int" }, check: { ck_label: "label > 0" } }),
    renames: [columnHint("t", "nmae", "label"), innerHint("check", "ck_nmae", "ck_label")],
    says: [
      "column public.t.label from nmae: there is neither nmae nor label.",
      "check public.t.ck_label from ck_nmae: there is neither ck_nmae nor ck_label.",
    ],
  },
  {
    name: "two hints give one name away",
    from: table("t", { columns: { a: "int" } }),
    to: table("t", { columns: { b: "int", c: "int" } }),
    renames: [columnHint("t", "a", "b"), columnHint("t", "a", "c")],
    says: ["column public.t.c from a: another hint gives the name a to something else."],
  },
  {
    name: "an enum has neither value",
    from: [enumeration("mood", ["sad"]), table("t", { columns: { m: "mood" } })],
    to: [enumeration("mood", ["happy"]), table("t", { columns: { m: "mood" } })],
    renames: [{ kind: "enumValue", namespace: "public", enum: "mood", from: "glad", to: "happy" }],
    says: ["enum value public.mood.happy from glad: there is neither glad nor happy."],
  },
  {
    name: "two tables take each other's names",
    from: [table("a", { columns: { x: "int" } }), table("b", { columns: { y: "int" } })],
    to: [table("a", { columns: { y: "int" } }), table("b", { columns: { x: "int" } })],
    renames: [tableHint("a", "b"), tableHint("b", "a")],
    says: [`table public.b from a${inCircle}`, `table public.a from b${inCircle}`],
  },
  {
    name: "three columns pass their names on in a circle, and a fourth one follows",
    from: table("t", { columns: { a: "int", b: "int", c: "int", d: "int" } }),
    to: table("t", { columns: { a: "int", b: "int", c: "int", e: "int" } }),
    renames: [
      columnHint("t", "a", "b"),
      columnHint("t", "b", "c"),
      columnHint("t", "c", "a"),
      columnHint("t", "d", "e"),
    ],
    says: ["b from a", "c from b", "a from c"].map((each) => `column public.t.${each}${inCircle}`),
  },
  {
    name: "two values of an enum take each other's names",
    from: [enumeration("mood", ["sad", "glad"]), table("t", { columns: { m: "mood" } })],
    to: [enumeration("mood", ["sad", "glad"]), table("t", { columns: { m: "mood" } })],
    renames: [
      { kind: "enumValue", namespace: "public", enum: "mood", from: "glad", to: "sad" },
      { kind: "enumValue", namespace: "public", enum: "mood", from: "sad", to: "glad" },
    ],
    says: ["sad from glad", "glad from sad"].map((each) => `enum value public.mood.${each}${inCircle}`),
  },
];

describe("Renames", () => {
  forEachEngine((engine) => {
    describeTrips(engine, trips);
    describe("are refused when", () => {
      let database: TripDatabase;
      before(async () => {
        database = await openTrips(engine);
      });
      after(() => database.close());
      for (const { name, from = [], to, renames, says } of misfits)
        if (runsCase(engine, { name }))
          it(name, async () => {
            await placeFacts(database, from);
            const error = await failureOf(compareFacts(database, flatten(to), { renames }));
            expect(error).to.include({ code: "RENAME_INVALID" });
            expect((error as SchemixError).why?.split("\n")).to.deep.equal(says);
          });

      it("nothing of the model is there yet, they say nothing", async () => {
        await placeFacts(database, []);
        const renames = [tableHint("s", "t"), columnHint("t", "a", "b")];
        const { up } = await compareFacts(database, flatten(table("t", { columns: { b: "int" } })), {
          renames,
        });
        expect(up.map(({ kind }) => kind)).to.deep.equal(["createTable"]);
      });
    });
  });
});
