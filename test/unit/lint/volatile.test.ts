import { expect } from "chai";
import type { Dialect } from "../../../src/dialects/dialect.js";
import { mssqlDialect } from "../../../src/dialects/mssql/dialect.js";
import { postgresDialect } from "../../../src/dialects/postgres/dialect.js";
import { hazardsOf } from "../../../src/lint/hazards.js";

const said = (dialect: Dialect, type: string, initial?: string): string | undefined =>
  hazardsOf(
    [{ kind: "addColumn", table: "t", column: { name: "c", type, nullable: true, default: initial } }],
    {
      dialect,
    },
  )[0]?.message.replace(/^add column t\.c \S+ writes the whole table anew/, "anew");

describe("a column that comes to a table with rows", () => {
  const unknown = "anew where a function of its default is volatile";
  for (const [dialect, type, initial, message] of [
    [postgresDialect, "timestamptz", "now()", undefined],
    [postgresDialect, "text", "'f(x)' || coalesce('a', upper('b')::varchar(3))", undefined],
    [postgresDialect, "boolean", "1 IN (1, 2) AND NOT (true)", undefined],
    [postgresDialect, "uuid", "gen_random_uuid()", "anew"],
    [postgresDialect, "uuid", "uuid_generate_v1mc()", "anew"],
    [postgresDialect, "timestamptz", "getdate()", unknown],
    [postgresDialect, "information_schema.time_stamp", undefined, "anew to look at the domain of the column"],
    [mssqlDialect, "datetime2", "getdate()", undefined],
    [mssqlDialect, "uniqueidentifier", "newid()", "anew"],
    [mssqlDialect, "uniqueidentifier", "[dbo].[made]()", unknown],
    [mssqlDialect, "datetime2", "now()", unknown],
    [mssqlDialect, "information_schema.time_stamp", undefined, undefined],
  ] as const)
    it(`${dialect.name}: ${type} ${initial ?? "without a default"}`, () => {
      expect(said(dialect, type, initial)).to.equal(message);
    });
});
