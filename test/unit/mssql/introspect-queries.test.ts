import { expect } from "chai";
import { catalogContext } from "../../../src/dialects/mssql/introspect/catalog.js";
import { dependencyQuery, typeUseQuery } from "../../../src/dialects/mssql/introspect/dependencies.js";
import { queries, stampQuery } from "../../../src/dialects/mssql/introspect/introspect.js";
import { parseAll } from "../../support/parsed-sql.js";
import { refusal } from "../../support/tsql-grammar.js";

describe("queries over SQL Server's catalog", () => {
  const scope = {
    namespaces: ["dbo", "it's"],
    includeTables: ["user*", "app.a_b[1]"],
    excludeTables: ["*_old!"],
    where: "t.create_date > '2020-01-01' -- not older",
  };

  it("are Transact-SQL", function () {
    this.timeout(600_000);
    const texts = [1400, 1700].flatMap((version) =>
      queries(catalogContext(scope, version), { parts: true }).map(
        ([name, sql]) => [`${name} ${version}`, sql] as const,
      ),
    );
    const owners = [1400, 1700].map((version) => [
      `owners ${version}`,
      catalogContext(scope, version).owners,
    ]);
    parseAll(Object.fromEntries([...owners, ...texts, ["stamp", stampQuery]]));
    expect(refusal("SELECT a FROM FROM b")).to.not.equal(undefined);
  });

  it("tell by name what facts have no word for", () => {
    const told = new Map(queries(catalogContext(scope, 1600))).get("unmodelled") ?? "";
    for (const [what, where] of [
      ["extended property", "x.class IN (1, 2) AND x.name <> N'MS_Description'"],
      ["extended property", "x.class IN (6, 8) AND x.name <> N'MS_Description'"],
      ["replication", "k.is_replicated = 1 OR k.is_merge_published = 1"],
      ["security policy", "k.target_object_id = sc.object_id"],
      ["owner of its own", "o.principal_id IS NOT NULL"],
      ["owner of its own", "s.principal_id <> DATABASE_PRINCIPAL_ID(N'dbo')"],
      ["sensitivity classification", "sys.sensitivity_classifications AS k ON k.class = 1"],
      ["column made with ANSI_PADDING OFF", "c.is_ansi_padded = 0 AND c.max_length > 0"],
      ["index of a history", "i.object_id = k.history_table_id AND i.type = 2"],
    ]) {
      const parts = told.split(";\n").filter((part) => part.includes(`CAST(N'${what}' AS`));
      expect(
        parts.some((part) => part.includes(where ?? "")),
        what,
      ).to.equal(true);
    }
  });

  it("ask a server for nothing that it is too old for", () => {
    const asked = (version: number): string =>
      queries(catalogContext(scope, version), { parts: true })
        .map(([, sql]) => sql)
        .join(";");
    for (const [since, word] of [
      [1500, "sys.sensitivity_classifications"],
      [1500, "optimize_for_sequential_key"],
      [1500, "auto_created"],
      [1600, "ledger"],
      [1600, "xml_compression"],
    ] as const) {
      expect(asked(since - 100), word).to.not.contain(word);
      expect(asked(since), word).to.contain(word);
    }
  });

  it("look for their tables once, so that no statement is long to plan", () => {
    const context = catalogContext(scope, 1700);
    const statements = [context.owners, ...queries(context, { parts: true }).map(([, sql]) => sql)].flatMap(
      (sql) => sql.split(";\n"),
    );
    for (const statement of statements)
      expect([...statement.matchAll(/\bsys\.\w+/g)].length, statement).to.be.lessThan(12);
  });

  it("write filters as literals and patterns", () => {
    const { namespaces, filter } = catalogContext(scope, 1600);
    expect(namespaces).to.contain("s.name IN (N'dbo', N'it''s')");
    expect(filter).to.equal(
      "(t.name LIKE N'user%' ESCAPE N'!' OR CONCAT(s.name, N'.', t.name) LIKE N'app.a!_b![1!]' ESCAPE N'!')" +
        " AND NOT (t.name LIKE N'%!_old!!' ESCAPE N'!') AND (t.create_date > '2020-01-01' -- not older\n)",
    );
  });

  it("ask a database that is a service for no view that is documented for servers only", () => {
    const asked = (server: string): readonly string[] =>
      queries(catalogContext(scope, 1700, [], server), { parts: true })
        .flatMap(([, sql]) => [...sql.matchAll(/sys\.(?:numbered_procedures|assemblies|assembly_types)/g)])
        .map(([view]) => view);
    expect(asked("SQL Server 2025 (17.0.1000.7)")).to.have.members([
      "sys.numbered_procedures",
      "sys.assemblies",
      "sys.assembly_types",
    ]);
    expect(asked("Azure SQL Managed Instance")).to.have.length(3);
    expect(asked("Azure SQL Database")).to.deep.equal([]);
    expect(asked("SQL database in Microsoft Fabric")).to.deep.equal([]);
  });

  it("ask the predecessor of a view only where there is one", () => {
    expect(dependencyQuery()).to.match(
      /^IF HAS_PERMS_BY_NAME\(.*\) = 1 OR OBJECT_ID\(N'sys\.sql_dependencies'\) IS NULL\n/,
    );
  });

  it("ask for the types of all columns: what a table type is belongs to the server", () => {
    expect(typeUseQuery()).to.not.contain("is_ms_shipped");
  });

  it("look at nothing where no namespace and no table is meant", () => {
    const { namespaces, filter } = catalogContext({ namespaces: [], includeTables: [] }, 1600);
    expect(namespaces).to.contain("s.name IN (NULL)");
    expect(filter).to.equal("(1 = 0)");
  });
});
