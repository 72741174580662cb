import { expect } from "chai";
import { stepsOf } from "../../../src/dialects/postgres/rewrite/types/domain-steps.js";

const cases: readonly (readonly [sql: string, ...steps: string[]])[] = [
  ["CREATE DOMAIN code AS text", "CREATE DOMAIN code AS text"],
  [
    "CREATE DOMAIN code AS numeric(10,2) DEFAULT round(1) NOT NULL CHECK (f(VALUE) = ')') CONSTRAINT \"a b\" CHECK (VALUE > 0)",
    "CREATE DOMAIN code AS numeric(10,2) DEFAULT round(1) NOT NULL",
    "ALTER DOMAIN code ADD CHECK (f(VALUE) = ')')",
    'ALTER DOMAIN code ADD CONSTRAINT "a b" CHECK (VALUE > 0)',
  ],
  [
    'create domain "my app".code text check (value > \'\') ; ALTER DOMAIN "my app".code ADD CHECK (f(VALUE)) NOT VALID',
    'create domain "my app".code text',
    "ALTER DOMAIN \"my app\".code ADD check (value > '')",
    'ALTER DOMAIN "my app".code ADD CHECK (f(VALUE)) NOT VALID',
  ],
  // What stands behind a check would be lost with it.
  [
    "CREATE DOMAIN d AS int CHECK (VALUE > 0) NOT NULL CHECK (VALUE > 1)",
    "CREATE DOMAIN d AS int CHECK (VALUE > 0) NOT NULL",
    "ALTER DOMAIN d ADD CHECK (VALUE > 1)",
  ],
  ["CREATE DOMAIN d AS int CONSTRAINT n NOT NULL", "CREATE DOMAIN d AS int CONSTRAINT n NOT NULL"],
  [
    "CREATE DOMAIN d AS int; COMMENT ON DOMAIN d IS 'x'",
    "CREATE DOMAIN d AS int; COMMENT ON DOMAIN d IS 'x'",
  ],
  ["CREATE TABLE t (a int CHECK (a > 0))", "CREATE TABLE t (a int CHECK (a > 0))"],
];

describe("the steps in which a domain is made", () => {
  for (const [sql, ...steps] of cases) it(sql, () => expect(stepsOf(sql)).to.deep.equal(steps));
});
