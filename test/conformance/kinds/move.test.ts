import { expect } from "chai";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import type { RenameHint } from "../../../src/schema/rename.js";
import { forEachEngine } from "../../support/engines.js";
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

type Spot = readonly [namespace: string, name: string];

function moved(
  kind: "table" | "enum" | "sequence",
  [fromNamespace, from]: Spot,
  [place, to]: Spot,
): RenameHint {
  return { kind, namespace: place, to, fromNamespace, from };
}

/** An invoice with all that a table takes along, and a table that refers to it. */
function invoices(place: string): Facts {
  const own = { namespace: place };
  return [
    table("invoice", {
      ...own,
      columns: {
        id: { type: "int", identity: { mode: "always" } },
        no: { type: "integer", default: `nextval('${place}.invoice_no_seq'::regclass)` },
        parent: "int",
        note: { type: "text", default: "'x'", comment: "what for" },
      },
      primaryKey: { name: "pk_invoice", columns: ["id"] },
      unique: { uq_invoice_no: ["no"] },
      check: { ck_invoice: "note <> ''" },
      foreignKey: { fk_invoice_parent: { columns: ["parent"], references: ["invoice", ["id"], place] } },
      index: { ix_invoice: { keys: [{ expression: "lower(note)" }], where: "no > 0" } },
      comment: "bills",
      comments: { "check ck_invoice": "not empty" },
    }),
    sequence("invoice_no_seq", { type: "integer", ownedBy: { table: "invoice", column: "no" } }, place),
    table("line", {
      columns: { invoice: "int" },
      foreignKey: { fk_line: { columns: ["invoice"], references: ["invoice", ["id"], place] } },
    }),
  ];
}

const hostile = ['Bill "ing"', "in.voice's"] as const;

const trips: readonly Trip[] = [
  {
    name: "a table with all that is its own, into a namespace that is made for it",
    from: invoices("public"),
    to: [namespace("billing"), invoices("billing")],
    renames: [moved("table", ["public", "invoice"], ["billing", "invoice"])],
    rows: "INSERT INTO invoice (note) VALUES ('a'), ('b'); INSERT INTO line VALUES (2)",
    up: ["createNamespace", "renameTable"],
    down: ["renameTable", "dropNamespace"],
    there: {
      "INSERT INTO billing.invoice (note) VALUES ('c') RETURNING id, no": "3|3",
      "SELECT note FROM billing.invoice JOIN line ON invoice = id": "b",
    },
    back: { "SELECT id, no, note FROM invoice ORDER BY id": "1|1|a\n2|2|b\n3|3|c" },
  },
  {
    name: "a table that gets another name, a new name of a column and another type, all at once",
    from: table("sale", {
      columns: { id: "int!", sum: "int" },
      primaryKey: { name: "pk_sale", columns: ["id"] },
      index: { ix_sale_sum: ["sum"] },
    }),
    to: [
      namespace("billing"),
      table("invoice", {
        namespace: "billing",
        columns: { id: "int!", total: "bigint" },
        primaryKey: { name: "pk_invoice", columns: ["id"] },
        index: { ix_invoice_total: ["total"] },
      }),
    ],
    renames: [
      moved("table", ["public", "sale"], ["billing", "invoice"]),
      { kind: "column", namespace: "billing", table: "invoice", from: "sum", to: "total" },
    ],
    rows: "INSERT INTO sale VALUES (1, 5)",
    up: ["createNamespace", "renameTable", "renameColumn", "renameConstraint", "renameIndex", "alterColumn"],
    there: { "SELECT id, total FROM billing.invoice": "1|5" },
    back: { "SELECT id, sum FROM sale": "1|5" },
  },
  {
    name: "two tables with keys between them, and one that stays",
    from: [
      namespace("a"),
      table("x", { namespace: "a", columns: { id: "int!" }, primaryKey: "id" }),
      table("y", {
        namespace: "a",
        columns: { id: "int!", x: "int" },
        primaryKey: "id",
        foreignKey: { fk_y_x: { columns: ["x"], references: ["x", ["id"], "a"] } },
      }),
    ],
    to: [
      namespace("a"),
      namespace("b"),
      table("x", { namespace: "b", columns: { id: "int!" }, primaryKey: "id" }),
      table("y", {
        namespace: "b",
        columns: { id: "int!", x: "int" },
        primaryKey: "id",
        foreignKey: { fk_y_x: { columns: ["x"], references: ["x", ["id"], "b"] } },
      }),
    ],
    renames: [moved("table", ["a", "y"], ["b", "y"]), moved("table", ["a", "x"], ["b", "x"])],
    rows: "INSERT INTO a.x VALUES (1); INSERT INTO a.y VALUES (2, 1)",
    up: ["createNamespace", "renameTable", "renameTable"],
    there: { "SELECT y.id FROM b.x JOIN b.y ON y.x = x.id": "2" },
  },
  {
    name: "tables of one name, each into the place of the next",
    from: [
      ...["a", "b", "c"].map((place) => namespace(place)),
      table("t", { namespace: "a", columns: { one: "int" } }),
      table("t", { namespace: "b", columns: { two: "int" } }),
    ],
    to: [
      ...["a", "b", "c"].map((place) => namespace(place)),
      table("t", { namespace: "b", columns: { one: "int" } }),
      table("t", { namespace: "c", columns: { two: "int" } }),
    ],
    renames: [moved("table", ["a", "t"], ["b", "t"]), moved("table", ["b", "t"], ["c", "t"])],
    rows: "INSERT INTO a.t VALUES (1); INSERT INTO b.t VALUES (2)",
    up: ["renameTable", "renameTable"],
    down: ["renameTable", "renameTable"],
    there: { "SELECT one FROM b.t": "1", "SELECT two FROM c.t": "2" },
    back: { "SELECT one FROM a.t": "1", "SELECT two FROM b.t": "2" },
  },
  {
    name: "a table whose old and new name others have where it passes",
    from: [
      namespace("b"),
      table("x", { columns: { v: "int" } }),
      table("y", { columns: { o: "int" } }),
      table("x", { namespace: "b", columns: { o: "int" } }),
    ],
    to: [
      namespace("b"),
      table("y", { columns: { o: "int" } }),
      table("x", { namespace: "b", columns: { o: "int" } }),
      table("y", { namespace: "b", columns: { v: "int" } }),
    ],
    renames: [moved("table", ["public", "x"], ["b", "y"])],
    rows: "INSERT INTO x VALUES (7)",
    up: ["renameTable", "renameTable", "renameTable"],
    there: { "SELECT v FROM b.y": "7" },
    back: { "SELECT v FROM x": "7" },
  },
  {
    name: "an enum of columns, arrays, defaults and checks",
    from: [
      enumeration("mood", ["sad", "ok"]),
      comment({ kind: "enum", namespace: "public", name: "mood" }, "how"),
      table("t", {
        columns: {
          one: { type: "mood", default: "'ok'::mood" },
          many: { type: "mood[]", default: "'{ok}'::mood[]" },
        },
        check: { ck_t: "one <> 'sad'::mood" },
      }),
    ],
    to: [
      namespace("app"),
      enumeration("mood", ["sad", "ok"], "app"),
      comment({ kind: "enum", namespace: "app", name: "mood" }, "how"),
      table("t", {
        columns: {
          one: { type: "app.mood", default: "'ok'::app.mood" },
          many: { type: "app.mood[]", default: "'{ok}'::app.mood[]" },
        },
        check: { ck_t: "one <> 'sad'::app.mood" },
      }),
    ],
    rows: "INSERT INTO t DEFAULT VALUES",
    up: ["createNamespace", "renameEnum"],
    down: ["renameEnum", "dropNamespace"],
    there: { "SELECT one, many[1] AS first FROM t": "ok|ok" },
  },
  {
    name: "an enum that gets a value besides, and another name",
    from: [enumeration("mood", ["sad"]), table("t", { columns: { m: "mood" } })],
    to: [
      namespace("app"),
      enumeration("feeling", ["sad", "ok"], "app"),
      table("t", { columns: { m: "app.feeling" } }),
    ],
    renames: [moved("enum", ["public", "mood"], ["app", "feeling"])],
    rows: "INSERT INTO t VALUES ('sad')",
    up: ["createNamespace", "renameEnum", "addEnumValue"],
    there: { "SELECT m FROM t": "sad" },
  },
  {
    name: "a sequence that defaults call",
    from: [
      sequence("no", { start: "5" }),
      table("t", { columns: { a: { type: "bigint", default: "nextval('no'::regclass)" } } }),
    ],
    to: [
      namespace("app"),
      sequence("no", { start: "5" }, "app"),
      table("t", { columns: { a: { type: "bigint", default: "nextval('app.no'::regclass)" } } }),
    ],
    renames: [moved("sequence", ["public", "no"], ["app", "no"])],
    rows: "INSERT INTO t DEFAULT VALUES",
    up: ["createNamespace", "renameSequence"],
    down: ["renameSequence", "dropNamespace"],
    there: { "INSERT INTO t DEFAULT VALUES RETURNING a": "6" },
    back: { "INSERT INTO t DEFAULT VALUES RETURNING a": "7" },
  },
  {
    name: "names with quotes, dots and capitals",
    from: [
      namespace(hostile[0]),
      table(hostile[1], {
        namespace: hostile[0],
        columns: { a: "int" },
        index: { [`ix ${hostile[1]}`]: ["a"] },
      }),
    ],
    to: [
      namespace(hostile[1]),
      table(hostile[0], {
        namespace: hostile[1],
        columns: { a: "int" },
        index: { [`ix ${hostile[1]}`]: ["a"] },
      }),
    ],
    renames: [moved("table", [hostile[0], hostile[1]], [hostile[1], hostile[0]])],
    rows: `INSERT INTO "Bill ""ing"""."in.voice's" VALUES (3)`,
    up: ["createNamespace", "renameTable"],
    there: { 'SELECT a FROM "in.voice\'s"."Bill ""ing"""': "3" },
  },
  {
    name: "a former name that says its namespace with a dot",
    from: [namespace("a.b"), table("t.u", { namespace: "a.b", columns: { x: "int" } })],
    to: table("v", { columns: { x: "int" } }),
    renames: [{ kind: "table", namespace: "public", from: "a.b.t.u", to: "v" }],
    rows: `INSERT INTO "a.b"."t.u" VALUES (1)`,
    up: ["renameTable"],
    there: { "SELECT x FROM v": "1" },
  },
  {
    name: "parents and heirs, each where it likes",
    from: [
      namespace("h"),
      table("parent", { columns: { id: "int" } }),
      table("heir", {
        columns: { id: { type: "int", inherited: true }, own: "text" },
        inherits: [{ namespace: "public", table: "parent" }],
      }),
    ],
    to: [
      namespace("h"),
      table("parent", { namespace: "h", columns: { id: "int" } }),
      table("heir", {
        columns: { id: { type: "int", inherited: true }, own: "text" },
        inherits: [{ namespace: "h", table: "parent" }],
      }),
    ],
    renames: [moved("table", ["public", "parent"], ["h", "parent"])],
    rows: "INSERT INTO heir VALUES (1, 'a')",
    up: ["renameTable"],
    there: { "SELECT id FROM h.parent": "1" },
  },
];

describe("Moves to other namespaces", () => {
  forEachEngine((engine) => {
    describeTrips(engine, trips);
    describe("are refused when", () => {
      let database: TripDatabase;
      before(async () => {
        database = await openTrips(engine);
      });
      after(() => database.close());

      it("neither place has it", async () => {
        await placeFacts(database, table("t", { columns: { a: "int" } }));
        const to = [table("t", { columns: { a: "int" } }), table("u", { columns: { a: "int" } })];
        const renames = [moved("table", ["gone", "t"], ["public", "u"])];
        const error = (await failureOf(compareFacts(database, flatten(to), { renames }))) as SchemixError;
        expect(error).to.include({ code: "RENAME_INVALID" });
        expect(error.why).to.equal("table public.u from gone.t: there is neither gone.t nor public.u.");
      });
    });
  });
});
