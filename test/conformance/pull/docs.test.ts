import { expect } from "chai";
import { blocksOf } from "../../support/docs.js";
import { testPglite } from "../../support/engines.js";
import { provePull } from "../../support/pulled.js";

describe("docs/adopting.md", () => {
  it("shows what pull writes for its database", async () => {
    const blocks = blocksOf("docs/adopting.md");
    const made = blocks.find(({ info }) => info === "sql")?.code ?? "";
    const shown = ["class Customers", "class OpenOrders"].map(
      (part) => blocks.find(({ code }) => code.includes(part))?.code ?? "",
    );
    const test = await testPglite();
    await test.query(made);
    const connection = await test.database.connect();
    try {
      const { files } = await provePull(test.database.dialect, connection);
      const bodies = files.map(({ source }) => source.replace(/^import \{[^}]*\} from .*;\n/gm, "").trim());
      const isView = (body: string) => body.includes("@View(");
      const classes = bodies.filter((body) => !isView(body));
      expect([classes.join("\n\n"), ...bodies.filter(isView)]).to.deep.equal(
        shown.map((code) => code.trim()),
      );
    } finally {
      await connection.close();
      await test.close();
    }
  });
});
