import { expect } from "chai";
import { blocksOf } from "../../support/docs.js";
import { testPglite } from "../../support/engines.js";
import { provePull } from "../../support/pulled.js";

describe("docs/adopting.md", () => {
  it("shows what pull writes for its database", async () => {
    const blocks = blocksOf("docs/adopting.md");
    const made = blocks.find(({ info }) => info === "sql")?.code ?? "";
    const shown = blocks.find(({ code }) => code.includes("class Customers"))?.code ?? "";
    const test = await testPglite();
    await test.query(made);
    const connection = await test.database.connect();
    try {
      const { files } = await provePull(test.database.dialect, connection);
      const classes = files.map(({ source }) => source.replace(/^import \{[^}]*\} from .*;\n/gm, "").trim());
      expect(classes.join("\n\n")).to.equal(shown.trim());
    } finally {
      await connection.close();
      await test.close();
    }
  });
});
