/** The changes that a server is asked for where there is one, as far as they go without: plans, their SQL, and the grammar. */
import { expect } from "chai";
import { mssqlDialect } from "../../../src/dialects/mssql/dialect.js";
import { check } from "../../../src/dialects/mssql/limits/limits.js";
import { understand } from "../../../src/dialects/mssql/normalize/understand.js";
import { plan } from "../../../src/diff/plan.js";
import { Schema } from "../../../src/schema/schema.js";
import { changeCases } from "../../conformance/databases/change-cases.js";
import { onMssql } from "../../support/mssql-planning.js";
import { RecordedConnection, resultsOf } from "../../support/mssql-recorded.js";
import { parseScripts } from "../../support/parsed-sql.js";
import { model } from "../entities/evaluate.js";

const nothing = new Schema([{ kind: "namespace", namespace: "dbo", name: "dbo" }]);

async function wanted(source: string, current: Schema): Promise<Schema> {
  const { schema, definitions = [] } = model(source, { dialect: mssqlDialect, namespace: "dbo" });
  const silent = new RecordedConnection(() => resultsOf({}));
  const texts = definitions.map(({ sql }) => sql);
  const spaces = [...new Set([...schema].map(({ namespace }) => namespace))];
  const standing = spaces.map((name) => ({ kind: "namespace", namespace: name, name }));
  const around = schema.with([...nothing, ...standing]);
  return mssqlDialect.complete((await understand(silent, texts, around)).schema, current);
}

describe("changes that every database is asked for, on SQL Server", () => {
  for (const [name, { before, after, rows = "" }] of Object.entries(changeCases))
    it(`have plans both ways: ${name}`, async () => {
      const from = await wanted(before, nothing);
      const to = await wanted(after, from);
      expect([...check(from, nothing), ...check(to, from)]).to.deep.equal([]);
      const plans = [plan(nothing, from, onMssql), plan(from, to, onMssql), plan(to, from, onMssql)];
      expect(plans.flatMap(({ undecided }) => undecided)).to.deep.equal([]);
      expect(plans[1]?.operations.length).to.be.greaterThan(0);
      const statements = plans
        .flatMap(({ operations }) => operations)
        .flatMap((operation) => mssqlDialect.compile(operation))
        .map(({ sql }) => sql);
      const inserts = rows.split(";").filter((text) => text !== "");
      parseScripts({ [`change ${name}`]: [...statements, ...inserts] });
    }).timeout(120_000);
});
