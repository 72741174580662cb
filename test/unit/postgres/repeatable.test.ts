import { expect } from "chai";
import { repeatable } from "../../../src/dialects/postgres/empty-namespaces.js";

const cases: readonly [what: string, sql: string, expected: string][] = [
  ["alone", "CREATE EXTENSION citext", "CREATE EXTENSION IF NOT EXISTS citext"],
  [
    "each of several",
    `create extension citext; CREATE EXTENSION "uuid-ossp" SCHEMA app; CREATE VIEW v AS SELECT 1`,
    `create extension IF NOT EXISTS citext; CREATE EXTENSION IF NOT EXISTS "uuid-ossp" SCHEMA app; CREATE VIEW v AS SELECT 1`,
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
});
