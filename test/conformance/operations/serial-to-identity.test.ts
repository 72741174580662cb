import { expect } from "chai";
import { postgresDialect } from "../../../src/dialects/postgres/dialect.js";
import { record } from "../../../src/objects/record.js";
import { forEachEngine } from "../../support/engines.js";

describe("a serial column that becomes an identity", () => {
  forEachEngine((engine) => {
    it("goes on after the rows that are there", async () => {
      const { query, close } = await engine.create();
      try {
        await query("CREATE TABLE ticket (id serial PRIMARY KEY, note text)");
        await query("INSERT INTO ticket (note) VALUES ('a'), ('b')");
        const operations = await record((op) => {
          op.alterColumn("ticket", "id", { default: null, identity: "always" });
          op.dropSequence("ticket_id_seq");
        }, postgresDialect);
        for (const operation of operations)
          for (const { sql } of postgresDialect.compile(operation)) await query(sql);
        expect(await query("INSERT INTO ticket (note) VALUES ('c') RETURNING id")).to.deep.equal([{ id: 3 }]);
      } finally {
        await close();
      }
    });
  });
});
