import { pgDump } from "@electric-sql/pglite-tools/pg_dump";
import { expect } from "chai";
import { pglite } from "../../src/dialects/postgres/pglite.js";
import type { RenameHint } from "../../src/schema/rename.js";
import { type Engine, engines, isInShare, newPglite } from "../support/engines.js";
import { enumeration, type Facts, flatten, namespace, sequence, table } from "../support/facts.js";
import { dumpOptions, dumpServer, pgDumpMajor, statementsOf } from "../support/pg-dump.js";
import { clean, compareFacts, openTrips, run, type TripDatabase } from "../support/round-trip.js";
import { testServers } from "../support/servers.js";
import { noteSkipped } from "../support/skipped.js";

interface Pair {
  readonly name: string;
  readonly a: Facts;
  readonly b: Facts;
  readonly renames?: readonly RenameHint[];
}

const pairs: readonly Pair[] = [
  {
    name: "tables and columns",
    a: [
      table("kept", { columns: { id: "int!", a: "varchar(9)", b: "int", gone: "date" }, comment: "one" }),
      table("gone", { columns: { id: "int!" }, primaryKey: "id", comment: "gone" }),
    ],
    b: [
      table("kept", {
        unlogged: true,
        storage: { fillfactor: "70" },
        columns: {
          id: "bigint!",
          a: { type: "text", default: "'x'", collation: "C", storage: "external", comment: "all of it" },
          b: { type: "numeric(10,2)", nullable: true, statistics: 200 },
          c: { type: "timestamp with time zone", default: "now()" },
          d: { type: "text[]", default: "'{}'" },
        },
        comment: "two",
      }),
      table("new", { columns: { id: "uuid!", 'odd "name"': "jsonb" }, primaryKey: "id" }),
    ],
  },
  {
    name: "constraints",
    a: [
      table("parent", {
        columns: { id: "int!", x: "int!", y: "int" },
        primaryKey: "id",
        unique: { uq_y: ["y"] },
      }),
      table("child", {
        columns: { id: "int!", parent: "int", x: "int" },
        check: { ck_x: "x > 0", ck_gone: "x < 100" },
        foreignKey: { fk_parent: { columns: ["parent"], references: ["parent", ["id"]] } },
      }),
    ],
    b: [
      table("parent", {
        columns: { id: "int!", x: "int!", y: "int" },
        primaryKey: { name: "parent_key", columns: ["id", "x"], include: ["y"] },
        unique: {
          uq_y: { columns: ["y"], deferrable: true, initiallyDeferred: true },
          uq_x: { columns: ["x"], storage: { fillfactor: "80" } },
        },
        comments: { "unique uq_x": "only one" },
      }),
      table("child", {
        columns: { id: "int!", parent: "int", x: "int" },
        primaryKey: "id",
        check: {
          ck_x: "x > 1 AND x IN (2, 3)",
          ck_new: { expression: "parent IS NOT NULL", notValid: true },
          ck_own: { expression: "id > 0", noInherit: true },
        },
        foreignKey: {
          fk_parent: {
            columns: ["parent", "x"],
            references: ["parent", ["id", "x"]],
            onDelete: "cascade",
            onUpdate: "setNull",
            match: "full",
            deferrable: true,
          },
          fk_self: { columns: ["x"], references: ["child", ["id"]], notValid: true },
        },
        comments: { "check ck_new": "later", "foreignKey fk_parent": "whose" },
      }),
    ],
  },
  {
    name: "indexes",
    a: table("t", {
      columns: { id: "int!", a: "text", b: "text", c: "int", v: "int" },
      index: { ix_a: ["a"], ix_gone: ["b"], ix_w: { keys: [{ column: "c" }], where: "c > 0" } },
    }),
    b: table("t", {
      columns: { id: "int!", a: "text", b: "text", c: "bigint", d: "int[]", v: "int" },
      index: {
        ix_a: { keys: [{ column: "a", order: "desc", nulls: "last" }, { expression: "lower(b)" }] },
        ix_w: { keys: [{ column: "c" }], where: "c > 0 AND a <> ''", unique: true, include: ["b"] },
        ix_gin: { keys: [{ column: "d" }], method: "gin", storage: { fastupdate: "off" } },
        ix_op: { keys: [{ column: "a", operatorClass: "text_pattern_ops", collation: "C" }] },
      },
      comments: { "index ix_gin": "of many" },
    }),
  },
  {
    name: "enums",
    a: [
      enumeration("grown", ["a", "c"]),
      enumeration("shrunk", ["x", "y", "z"]),
      enumeration("gone", ["n"]),
      table("t", {
        columns: {
          g: { type: "grown", default: "'a'" },
          s: { type: "shrunk", default: "'x'" },
          list: { type: "shrunk[]", nullable: true },
          old: { type: "gone", nullable: true },
        },
        check: { ck_s: "s <> 'y'" },
        index: { ix_s: { keys: [{ column: "s" }], where: "s = 'x'" } },
      }),
    ],
    b: [
      enumeration("grown", ["0", "a", "b", "c", "d"]),
      enumeration("shrunk", ["y", "x"]),
      enumeration("new", ["n"]),
      table("t", {
        columns: {
          g: { type: "grown", default: "'a'" },
          s: { type: "shrunk", default: "'x'" },
          list: { type: "shrunk[]", nullable: true },
          fresh: { type: "new", nullable: true },
        },
        check: { ck_s: "s <> 'y'" },
        index: { ix_s: { keys: [{ column: "s" }], where: "s = 'x'" } },
      }),
    ],
  },
  {
    name: "sequences, identities and generated columns",
    a: [
      sequence("free", { start: "5" }),
      sequence("gone"),
      table("t", {
        columns: {
          id: "bigint!",
          plain: "int!",
          was: { type: "bigint", identity: { mode: "always" } },
          other: { type: "int", identity: { mode: "always" } },
          sum: { type: "int", nullable: true, generated: { expression: "plain + 1", stored: true } },
          made: { type: "int", nullable: true, generated: { expression: "plain + 2", stored: true } },
        },
      }),
    ],
    b: [
      sequence("free", { start: "7", increment: "2", maxValue: "900", cache: "4", cycle: true }),
      sequence("t_plain_seq", { type: "integer", ownedBy: { table: "t", column: "plain" } }),
      table("t", {
        columns: {
          id: { type: "bigint", identity: { mode: "byDefault", start: "10", increment: "5" } },
          plain: { type: "int", default: "nextval('t_plain_seq'::regclass)" },
          was: "bigint!",
          other: { type: "bigint", identity: { mode: "byDefault", cache: "3" } },
          sum: { type: "int", nullable: true, generated: { expression: "plain * 2", stored: true } },
          made: { type: "int", nullable: true },
        },
      }),
    ],
  },
  {
    name: "namespaces and comments",
    a: [
      namespace("app", "ours"),
      namespace("old"),
      namespace('new "one"', "stale"),
      table("t", { namespace: "app", columns: { id: "int!" }, primaryKey: "id", comment: "it's" }),
      table("t", { namespace: "old", columns: { id: "int!" } }),
    ],
    b: [
      namespace("app", "yours"),
      // A namespace is left where it is: others may keep things in it.
      namespace("old"),
      namespace('new "one"', "fresh"),
      enumeration("mood", ["sad", "happy"], "app"),
      table("t", {
        namespace: "app",
        columns: { id: "int!", mood: { type: '"app"."mood"', nullable: true, comment: "how\nit is" } },
        primaryKey: "id",
        comments: { "primaryKey pk_t": "key" },
      }),
      table("t", {
        namespace: 'new "one"',
        columns: { id: "int!" },
        foreignKey: { fk: { columns: ["id"], references: ["t", ["id"], "app"] } },
      }),
    ],
  },
  {
    name: "renames",
    a: [
      enumeration("mood", ["sad", "glad"]),
      table("person", {
        columns: { id: "int", nick: "text", age: "int", mood: { type: "mood", default: "'glad'" } },
        unique: { uq_nick: ["nick"] },
        check: { ck_age: "age > 0" },
        index: { ix_nick: [{ expression: "lower(nick)" }] },
        comment: "people",
      }),
    ],
    b: [
      enumeration("feeling", ["sad", "happy"]),
      table("human", {
        columns: { id: "int", alias: "text", age: "bigint", mood: { type: "feeling", default: "'happy'" } },
        unique: { uq_nick: ["alias"] },
        check: { ck_age: "age > 0" },
        index: { ix_nick: [{ expression: "lower(alias)" }] },
        comment: "people",
      }),
    ],
    renames: [
      { kind: "table", namespace: "public", from: "person", to: "human" },
      { kind: "column", namespace: "public", table: "human", from: "nick", to: "alias" },
      { kind: "enum", namespace: "public", from: "mood", to: "feeling" },
      { kind: "enumValue", namespace: "public", enum: "feeling", from: "glad", to: "happy" },
    ],
  },
];

interface Dumped {
  readonly database: TripDatabase;
  dump(): Promise<string>;
}

describe("pg_dump cannot tell a migrated database from a new one", () => {
  for (const engine of engines()) {
    describe(`on ${engine.name}`, () => {
      let opened: Dumped | undefined;
      before(async function () {
        opened = await (engine.isServer ? openServer(engine) : openEmbedded());
        if (opened === undefined) this.skip();
      });
      after(() => opened?.database.close());
      // A dump of the embedded server takes ten times as long.
      for (const pair of pairs)
        if (isInShare(pair.name, engine.isServer ? 2 : 3))
          it(pair.name, () => opened && proves(opened, pair));
    });
  }
});

async function openServer(engine: Engine): Promise<Dumped | undefined> {
  const major = await pgDumpMajor();
  if (major === undefined || major < engine.major) {
    const why = major === undefined ? "there is none" : `this is of ${major} and refuses newer servers`;
    noteSkipped(`pg_dump on ${engine.name}`, why);
    return undefined;
  }
  const database = await openTrips(engine);
  const [found] = await database.query("SELECT current_database() AS name");
  const url = new URL(
    (await testServers()
      .find(({ name }) => name === engine.name)
      ?.url()) ?? "",
  );
  url.pathname = String(found?.name);
  return { database, dump: () => dumpServer(url.href) };
}

/** An instance of its own: pg_dump changes the settings of the only session there is. */
async function openEmbedded(): Promise<Dumped> {
  const pg = await newPglite();
  const { dialect, connect } = pglite({ instance: pg });
  let connection = await connect();
  const database = {
    dialect,
    get connection() {
      return connection;
    },
    major: 18,
    query: (sql: string) => connection.query(sql),
    close: async () => {
      await connection.close();
      await pg.close();
    },
  };
  const dump = async () => {
    const file = await pgDump({ pg, args: [...dumpOptions] });
    await pg.exec("ROLLBACK");
    await connection.close();
    connection = await connect();
    return file.text();
  };
  return { database, dump };
}

function reversed(renames: readonly RenameHint[]): readonly RenameHint[] {
  const formerly = new Map(renames.map((hint) => [`${hint.kind} ${hint.to}`, hint.from]));
  return renames.map((hint): RenameHint => {
    const names = { from: hint.to, to: hint.from };
    if (hint.kind === "column")
      return { ...hint, ...names, table: formerly.get(`table ${hint.table}`) ?? hint.table };
    if (hint.kind === "enumValue")
      return { ...hint, ...names, enum: formerly.get(`enum ${hint.enum}`) ?? hint.enum };
    return { ...hint, ...names };
  });
}

async function proves({ database, dump }: Dumped, { a, b, renames = [] }: Pair): Promise<void> {
  const reach = async (facts: Facts, hints: readonly RenameHint[] = []) => {
    const { up } = await compareFacts(database, flatten(facts), { from: a, to: b, renames: hints });
    expect(up, "something to do").not.to.deep.equal([]);
    await run(database, up);
    return statementsOf(await dump());
  };
  await clean(database);
  const first = await reach(a);
  const there = await reach(b, renames);
  const back = await reach(a, reversed(renames));
  await clean(database);
  expect(there, "there").to.deep.equal(await reach(b));
  expect(back, "and back").to.deep.equal(first);
}
