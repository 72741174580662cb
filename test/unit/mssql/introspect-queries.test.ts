import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { importer } from "@dbml/core";
import { expect } from "chai";
import { catalogContext } from "../../../src/dialects/mssql/catalog.js";
import { queries, stampQuery } from "../../../src/dialects/mssql/introspect.js";

/**
 * An ANTLR grammar of Transact-SQL that is not ours; it throws where a text is none. It takes minutes for texts as long as these,
 * so that what it has accepted once is kept by its hash, and only what is new is read: `SCHEMIX_UPDATE=1` keeps that too.
 */
const kept = "test/unit/mssql/parsed-queries.json";

const hashOf = (sql: string): string => createHash("sha256").update(sql).digest("hex").slice(0, 16);

describe("queries over SQL Server's catalog", () => {
  const scope = {
    namespaces: ["dbo", "it's"],
    includeTables: ["user*", "app.a_b[1]"],
    excludeTables: ["*_old!"],
    where: "t.create_date > '2020-01-01' -- not older",
  };

  it("are Transact-SQL", function () {
    this.timeout(600_000);
    const known = new Map(Object.entries(JSON.parse(readFileSync(kept, "utf8")) as Record<string, string>));
    const accepted: Record<string, string> = {};
    for (const version of [1400, 1700])
      for (const [name, sql] of [
        ...queries(catalogContext(scope, version)),
        ["stamp", stampQuery] as const,
      ]) {
        if (!known.has(hashOf(sql))) importer.import(sql, "mssql");
        accepted[hashOf(sql)] = name;
      }
    expect(() => importer.import("SELECT a FROM FROM b", "mssql")).to.throw();
    if (process.env.SCHEMIX_UPDATE === "1") writeFileSync(kept, `${JSON.stringify(accepted, null, 2)}\n`);
  });

  it("write filters as literals and patterns", () => {
    const { namespaces, filter } = catalogContext(scope, 1600);
    expect(namespaces).to.contain("s.name IN (N'dbo', N'it''s')");
    expect(filter).to.equal(
      "(t.name LIKE N'user%' ESCAPE N'!' OR CONCAT(s.name, N'.', t.name) LIKE N'app.a!_b![1!]' ESCAPE N'!')" +
        " AND NOT (t.name LIKE N'%!_old!!' ESCAPE N'!') AND (t.create_date > '2020-01-01' -- not older\n)",
    );
  });

  it("look at nothing where no namespace and no table is meant", () => {
    const { namespaces, filter } = catalogContext({ namespaces: [], includeTables: [] }, 1600);
    expect(namespaces).to.contain("s.name IN (NULL)");
    expect(filter).to.equal("(1 = 0)");
  });
});
