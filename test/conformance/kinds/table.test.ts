import { forEachEngine } from "../../support/engines.js";
import { namespace, table } from "../../support/facts.js";
import { describeTrips, type Trip } from "../../support/round-trip.js";

const simple = { columns: { id: "int!", note: "text" } };
const withRows = {
  rows: "INSERT INTO t VALUES (1, 'a'), (2, NULL)",
  there: { "SELECT count(*) FROM t": "2" },
};
const kept = { ...withRows, back: { "SELECT id, note FROM t ORDER BY id": "1|a\n2|null" } };

const trips: readonly Trip[] = [
  { name: "an empty table", to: table("t", {}), up: ["createTable"], down: ["dropTable"] },
  { name: "create and drop", to: table("t", simple), up: ["createTable"], down: ["dropTable"] },
  {
    name: "drop and create",
    from: table("t", { ...simple, primaryKey: "id", comment: "gone" }),
    to: [],
    up: ["dropTable"],
    down: ["createTable"],
  },
  {
    name: "create with everything said",
    to: table("t", {
      ...simple,
      unlogged: true,
      storage: { fillfactor: "70", autovacuum_enabled: "false", "toast.autovacuum_enabled": "false" },
      comment: "all",
    }),
    up: ["createTable"],
  },
  {
    name: "unlogged and back",
    from: table("t", { ...simple, primaryKey: "id" }),
    to: table("t", { ...simple, primaryKey: "id", unlogged: true }),
    ...kept,
    up: ["alterTable"],
    down: ["alterTable"],
  },
  {
    name: "storage parameters set, changed, reset",
    from: table("t", { ...simple, storage: { fillfactor: "70", autovacuum_enabled: "false" } }),
    to: table("t", { ...simple, storage: { fillfactor: "80", "toast.autovacuum_vacuum_threshold": "99" } }),
    ...kept,
    up: ["alterTable"],
    down: ["alterTable"],
  },
  {
    name: "all storage parameters reset",
    from: table("t", { ...simple, storage: { fillfactor: "70" } }),
    to: table("t", simple),
    up: ["alterTable"],
    down: ["alterTable"],
  },
  {
    name: "access method",
    setup: "CREATE ACCESS METHOD heap_too TYPE TABLE HANDLER heap_tableam_handler",
    since: 15,
    from: table("t", simple),
    to: table("t", { ...simple, accessMethod: "heap_too" }),
    ...kept,
    up: ["alterTable"],
    down: ["alterTable"],
  },
  {
    name: "a table in a new namespace",
    to: [namespace("app", "of the app"), table("t", { ...simple, namespace: "app", comment: "there" })],
    up: ["createNamespace", "createTable", "comment"],
    down: ["dropTable", "dropNamespace"],
  },
  {
    name: "tables of one name in two namespaces",
    from: [namespace("app"), table("t", { namespace: "app", columns: { id: "int" } })],
    to: [
      namespace("app"),
      table("t", { namespace: "app", columns: { id: "int", more: "int" } }),
      table("t", { columns: { id: "int" } }),
    ],
    up: ["addColumn", "createTable"],
    down: ["dropTable", "dropColumn"],
  },
  {
    name: "a namespace's comment",
    from: [namespace("app", "one"), table("t", { namespace: "app" })],
    to: [namespace("app", "two"), table("t", { namespace: "app" })],
    up: ["comment"],
    down: ["comment"],
  },
  {
    name: "many tables that come and go at once",
    from: ["a", "b", "c"].map((name) => table(name, { columns: { id: "int!" }, primaryKey: "id" })),
    to: ["c", "d", "e"].map((name) => table(name, { columns: { id: "int!" }, primaryKey: "id" })),
    up: ["dropTable", "dropTable", "createTable", "createTable"],
    down: ["dropTable", "dropTable", "createTable", "createTable"],
  },
];

describe("Tables and namespaces", () => {
  forEachEngine((engine) => describeTrips(engine, trips));
});
