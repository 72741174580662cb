import { expect } from "chai";
import { placesIn, repeatable } from "../../../src/dialects/postgres/introspect/extensions.js";

const cases: readonly [what: string, sql: string, expected: string][] = [
  ["alone", "CREATE EXTENSION citext", "CREATE EXTENSION IF NOT EXISTS citext"],
  [
    "each of several",
    `create extension citext; CREATE EXTENSION "uuid-ossp"; CREATE VIEW v AS SELECT 1`,
    `create extension IF NOT EXISTS citext; CREATE EXTENSION IF NOT EXISTS "uuid-ossp"; CREATE VIEW v AS SELECT 1`,
  ],
  [
    "behind comments",
    "-- mine; yours\nCREATE /* an */ EXTENSION citext",
    "-- mine; yours\nCREATE /* an */ EXTENSION IF NOT EXISTS citext",
  ],
  ["that says so already", "CREATE EXTENSION IF NOT EXISTS citext", "CREATE EXTENSION IF NOT EXISTS citext"],
  [
    "of a body",
    "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1; CREATE EXTENSION citext'",
    "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1; CREATE EXTENSION citext'",
  ],
];

describe("what is tried where extensions are there already", () => {
  for (const [what, sql, expected] of cases)
    it(`an extension ${what}`, () => expect(repeatable(sql)).to.equal(expected));

  it("an extension that has a place is moved there", () => {
    const sql = `CREATE EXTENSION "a""b" WITH SCHEMA "o'x" CASCADE; COMMENT ON EXTENSION "a""b" IS 'x'`;
    const made = repeatable(sql);
    expect(made).to.match(/^CREATE EXTENSION IF NOT EXISTS "a""b" WITH SCHEMA "o'x" CASCADE;\nDO '/);
    expect(made).to.include(`ALTER EXTENSION "a""b" SET SCHEMA "o''x"`);
    expect(made).to.match(/END'; COMMENT ON EXTENSION "a""b" IS 'x'$/);
  });
});

const places: readonly [sql: string, place: string | undefined][] = [
  ["CREATE EXTENSION citext", undefined],
  ["create extension if not exists Citext with schema App version '1.6' cascade", "app"],
  [`CREATE EXTENSION "citext" SCHEMA "App"`, "App"],
  ["CREATE EXTENSION citext VERSION '1' SCHEMA app", "app"],
  ["ALTER EXTENSION citext SET SCHEMA app", undefined],
  ["SELECT 'CREATE EXTENSION citext SCHEMA app'", undefined],
];

describe("where SQL puts an extension", () => {
  for (const [sql, place] of places)
    it(sql, () => {
      const expected = place === undefined ? [] : [{ kind: "extension", namespace: place, name: "citext" }];
      expect(placesIn(sql)).to.deep.equal(expected);
    });
});
