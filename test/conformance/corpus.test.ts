import { expect } from "chai";
import type { Connection, Dialect } from "../../src/dialects/dialect.js";
import { postgres } from "../../src/dialects/postgres/index.js";
import { plan, planningOn } from "../../src/diff/plan.js";
import type { Schema } from "../../src/schema/schema.js";
import { type CorpusSchema, chinook, corpusFolder, pagila } from "../support/corpus.js";
import { dumpServer, pgDumpMajor, statementsOf } from "../support/pg-dump.js";
import { factsOf, run } from "../support/round-trip.js";
import { type ServerDatabase, type TestServer, testServers } from "../support/servers.js";
import { noteSkipped } from "../support/skipped.js";

const schemas = { chinook, pagila };
const folder = corpusFolder();
const noCache = { get: () => undefined, set: () => undefined };

describe("Real schemas", () => {
  for (const [name, load] of Object.entries(schemas)) {
    if (folder === undefined) noteSkipped(name, "no folder of real schemas; see SCHEMIX_TEST_CORPUS");
    else {
      for (const server of serversFor(name))
        describe(`${name} on ${server.name}`, () => proves(server, load(folder, server.major)));
    }
  }
});

/** The oldest server for one of them and the newest for the other; `SCHEMIX_TEST_FULL=1` runs each on all. */
function serversFor(name: string): readonly TestServer[] {
  const all = testServers();
  if (process.env.SCHEMIX_TEST_FULL === "1" || all.length < 2) return all;
  noteSkipped("real schemas", "each on one server; SCHEMIX_TEST_FULL=1 runs all");
  return name === "chinook" ? all.slice(0, 1) : all.slice(-1);
}

interface Opened {
  readonly server: TestServer;
  readonly database: ServerDatabase;
  readonly connection: Connection;
  readonly dialect: Dialect;
}

async function open(server: TestServer, sql: string): Promise<Opened> {
  const database = await server.createDatabase();
  if (sql !== "") await database.query(sql);
  const { dialect, connect } = postgres(database.url);
  return { server, database, dialect, connection: await connect() };
}

async function close({ database, connection }: Opened): Promise<void> {
  await connection.close();
  await database.drop();
}

function proves(server: TestServer, { sql, unmodelled }: CorpusSchema): void {
  let original: Opened;
  let schema: Schema;
  before(async () => {
    original = await open(server, sql);
    schema = await introspect(original);
  });
  after(() => close(original));

  it("has nothing to do against itself", async () => {
    expect(schema.ofKind("table")).to.have.length.above(10);
    expect(await planned(original, schema, schema)).to.deep.equal([]);
    const { dialect, connection } = original;
    const normalized = await dialect.normalize(connection, schema, schema, noCache);
    expect(factsOf(normalized)).to.deep.equal(factsOf(schema));
  });

  it("is the same when Schemix has made it", async () => {
    const rebuilt = await open(server, unmodelled);
    try {
      await run(rebuiltTrip(rebuilt), await planned(rebuilt, await introspect(rebuilt), schema));
      const found = await introspect(rebuilt);
      expect(factsOf(found)).to.deep.equal(factsOf(schema));
      if (!(await canDump(server))) return;
      const expected = await dumped(original, schema);
      expect(expected).to.have.length.above(schema.ofKind("table").length);
      expect(await dumped(rebuilt, schema)).to.deep.equal(expected);
    } finally {
      await close(rebuilt);
    }
  });
}

function rebuiltTrip({ dialect, connection }: Opened) {
  return {
    dialect,
    connection,
    major: 0,
    query: (sql: string) => connection.query(sql),
    close: async () => undefined,
  };
}

async function introspect({ dialect, connection }: Opened): Promise<Schema> {
  return (await dialect.introspect(connection, { namespaces: ["public"] })).schema;
}

async function planned({ dialect, connection }: Opened, from: Schema, to: Schema) {
  const { operations, undecided } = plan(from, to, await planningOn(dialect, connection));
  expect(undecided).to.deep.equal([]);
  return operations;
}

async function canDump(server: TestServer): Promise<boolean> {
  const major = await pgDumpMajor();
  if (major !== undefined && major >= server.major) return true;
  noteSkipped(
    `pg_dump of real schemas on ${server.name}`,
    major === undefined ? "there is none" : `it is of ${major}`,
  );
  return false;
}

/** What pg_dump says of the tables, sequences and enums of a schema. */
async function dumped({ database }: Opened, schema: Schema): Promise<readonly string[]> {
  const relations = [...schema.ofKind("table"), ...schema.ofKind("sequence")];
  const options = relations.map(({ namespace, name }) => `--table="${namespace}"."${name}"`);
  const parts = statementsOf(await dumpServer(database.url, options));
  const enums = statementsOf(await dumpServer(database.url)).filter((text) =>
    /^CREATE TYPE .* AS ENUM/.test(text),
  );
  return [...parts.filter((text) => !/^CREATE TRIGGER /.test(text)), ...enums];
}
