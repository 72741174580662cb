import { expect } from "chai";
import { pairsFor } from "../../../src/api/renames/pairs.js";
import { isHidden } from "../../../src/dialects/postgres/sql/hidden-names.js";
import type { RenameHint } from "../../../src/schema/rename.js";
import { forEachEngine } from "../../support/engines.js";

describe("names that pg_catalog has too", () => {
  forEachEngine((engine) => {
    it("are those of its relations and types", async () => {
      const test = await engine.create();
      try {
        const rows = await test.query(
          `SELECT relname::text AS name, 'relation' AS space FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace
            UNION ALL SELECT typname::text, 'type' FROM pg_type WHERE typnamespace = 'pg_catalog'::regnamespace`,
        );
        expect(rows.length).to.be.above(500);
        const missed = rows.filter(
          ({ name, space }) => !isHidden(String(name), space as "relation" | "type"),
        );
        expect(missed).to.deep.equal([]);
      } finally {
        await test.close();
      }
    });
  });

  it("are not those that look alike elsewhere", () => {
    expect(isHidden("date", "relation")).to.equal(false);
    expect(isHidden("dates", "type")).to.equal(false);
    expect(isHidden("pgclass", "relation")).to.equal(false);
  });

  const renames: readonly (readonly [what: string, hint: RenameHint, isSaid: boolean])[] = [
    ["a table", { kind: "table", namespace: "public", from: "pg_class", to: "a" }, true],
    ["a table of another name", { kind: "table", namespace: "public", from: "a", to: "pg_class" }, false],
    ["a column", { kind: "column", namespace: "public", table: "pg_class", from: "a", to: "b" }, true],
    ["an enum", { kind: "enum", namespace: "public", from: "date", to: "a" }, true],
    ["a value", { kind: "enumValue", namespace: "public", enum: "date", from: "a", to: "b" }, true],
    ["a domain", { kind: "definition", object: "domain", namespace: "public", from: "text", to: "a" }, true],
    ["a view", { kind: "definition", object: "view", namespace: "public", from: "text", to: "a" }, false],
    [
      "a text search configuration",
      {
        kind: "definition",
        object: "textSearchConfiguration",
        namespace: "public",
        from: "english",
        to: "a",
      },
      true,
    ],
  ];
  for (const [what, hint, isSaid] of renames)
    it(`are renamed with their namespace: ${what}`, () => {
      // A table of hints may say that it is none of a table.
      const [pair] = pairsFor(
        { table: undefined, ...hint } as RenameHint,
        { defaultNamespace: "public", isHidden },
        () => false,
      );
      expect("namespace" in (pair?.[0] ?? {})).to.equal(isSaid);
    });
});
