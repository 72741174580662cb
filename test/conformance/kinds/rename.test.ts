import type { RenameHint } from "../../../src/schema/rename.js";
import { forEachEngine } from "../../support/engines.js";
import { comment, enumeration, type Facts, namespace, sequence, table } from "../../support/facts.js";
import { describeTrips, type Trip } from "../../support/round-trip.js";

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
    name: "hints that have been followed, and some about nothing",
    from: table("t", { columns: { a: "int" } }),
    to: table("t", { columns: { a: "int", b: "int" } }),
    renames: [tableHint("gone", "t"), columnHint("t", "was", "a"), columnHint("nowhere", "x", "y")],
    up: ["addColumn"],
    down: ["dropColumn"],
  },
];

describe("Renames", () => {
  forEachEngine((engine) => describeTrips(engine, trips));
});
