import { expect } from "chai";
import { compareModel } from "../../../src/api/comparison/comparison.js";
import { rehearse } from "../../../src/api/rehearsal/rehearse.js";
import { postgres } from "../../../src/dialects/postgres/index.js";
import { describeOperation } from "../../../src/objects/describe.js";
import { Schema } from "../../../src/schema/schema.js";
import { flatten, table } from "../../support/facts.js";
import { failureOf } from "../../support/runner.js";
import { type ServerDatabase, testServers } from "../../support/servers.js";

const noCache = { get: () => undefined, set: () => undefined };
const script = `CREATE TABLE users (id serial PRIMARY KEY, name text) PARTITION BY RANGE (id); CREATE VIEW named AS SELECT name FROM users;
  CREATE TABLE users_a PARTITION OF users FOR VALUES FROM (1) TO (9); CREATE TYPE mood AS ENUM ('good'); CREATE DOMAIN mail AS text;
  CREATE TYPE span AS RANGE (subtype = numeric); CREATE TYPE pair AS (a mood, b mail); CREATE STATISTICS both_of ON id, name FROM users;
  CREATE FUNCTION twice(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a * 2'; CREATE SEQUENCE ticket;
  CREATE COLLATION "Mine" (locale = 'C')`;
const sql = [
  "CREATE VIEW named AS SELECT name, id FROM users",
  "CREATE FUNCTION twice(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a + a'",
];

/** The owner of a database owns its namespaces since PostgreSQL 15; before that, somebody else does. */
describe("what is said in SQL, tried by a role that is no superuser", () => {
  for (const server of testServers())
    it(`on ${server.name}`, async () => {
      const database = await server.createDatabase();
      try {
        await tryAs(database);
      } finally {
        await database.drop();
      }
    });
});

async function tryAs(database: ServerDatabase): Promise<void> {
  const { name, url } = database;
  for (const role of ["owner", "guest"])
    await database.query(`CREATE ROLE "${role} of ${name}" LOGIN PASSWORD 'x'`);
  await database.query(`ALTER DATABASE ${name} OWNER TO "owner of ${name}"`);
  const as = async (role: string) => {
    const address = new URL(url);
    address.username = encodeURIComponent(`${role} of ${name}`);
    address.password = "x";
    return postgres(address.href).connect();
  };
  const [owner, guest] = [await as("owner"), await as("guest")];
  try {
    await owner.script(script);
    const facts = table("users", {
      columns: { id: "int!", name: "text" },
      primaryKey: { name: "users_pkey", columns: ["id"] },
      partitionBy: "RANGE (id)",
    });
    const model = {
      schema: new Schema(flatten(facts)),
      renames: [],
      using: new Map(),
      ignored: [],
      sources: new Map(),
      definitions: sql.map((text, index) => ({ sql: text, site: `definition ${index}` })),
    };
    const { dialect } = postgres(url);
    const scope = { namespaces: ["public"] };
    const around = { dialect, scope, cache: noCache, dropsUnmanaged: false };
    const comparison = await compareModel(model, { ...around, connection: owner });
    expect(comparison.up.map(describeOperation)).to.include.members([
      "replace function twice(integer)",
      "replace view named",
    ]);
    await rehearse(owner, dialect, comparison, () => undefined);
    const error = await failureOf(compareModel(model, { ...around, connection: guest }));
    expect(error).to.have.property("code", "PERMISSION_DENIED");
    expect(error)
      .to.have.property("fix")
      .that.contains(`TO "guest of ${name}"`)
      .and.contains("GRANT CREATE ON DATABASE");
  } finally {
    await owner.close();
    await guest.close();
    await database.query(`REASSIGN OWNED BY "owner of ${name}" TO postgres`);
    for (const role of ["owner", "guest"])
      await database.query(`DROP OWNED BY "${role} of ${name}"; DROP ROLE "${role} of ${name}"`);
  }
}
