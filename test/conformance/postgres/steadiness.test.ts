import { expect } from "chai";
import { postgresDialect } from "../../../src/dialects/postgres/dialect.js";
import { fastestEngine } from "../../support/engines.js";

describe("functions that give one value within a statement, or another for each row", () => {
  it("are what the server says of them", async () => {
    const test = await fastestEngine().create();
    try {
      const rows = await test.query(
        // Before PostgreSQL 14 `timezone` looks at the clock where it is given a time of day.
        `SELECT proname AS name, bool_or(provolatile = 'v') AS volatile FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
          AND NOT 'timetz'::regtype = ANY (proargtypes) GROUP BY 1`,
      );
      const said = rows.flatMap(({ name, volatile }) => {
        const steadiness = postgresDialect.steadinessOf(String(name));
        return steadiness === undefined ? [] : [{ name, isVolatile: volatile, steadiness }];
      });
      expect(said.length).to.be.above(50);
      const wrong = said.filter(({ isVolatile, steadiness }) => isVolatile !== (steadiness === "volatile"));
      expect(wrong).to.deep.equal([]);
    } finally {
      await test.close();
    }
  });
});
