import { expect } from "chai";
import type { Row } from "../../../src/dialects/dialect.js";
import { readResult } from "../../../src/dialects/mssql/rows/fill.js";
import { watchRows } from "../../../src/dialects/mssql/rows/watch.js";
import { RecordedConnection } from "../../support/mssql-recorded.js";
import { parseAll } from "../../support/parsed-sql.js";

const team = { kind: "table", namespace: "dbo", name: "team" };
const user = { kind: "table", namespace: "dbo", name: "user" };

const column = (table: number, id: number, name: string, type: string, more: object = {}): Row => ({
  table,
  id,
  name,
  type,
  base: type,
  length: type === "nvarchar" ? 40 : 4,
  precision: 10,
  scale: 0,
  nullable: false,
  isIdentity: false,
  isComputed: false,
  period: 0,
  ...more,
});

/** The result sets of a look at two tables. */
const states = [
  [
    { id: 1, namespace: "dbo", name: "team", about: "0" },
    { id: 2, namespace: "dbo", name: "user", about: "50000" },
  ],
  [
    column(1, 1, "id", "int", { isIdentity: true }),
    column(1, 2, "name", "nvarchar"),
    column(2, 1, "id", "int"),
    column(2, 2, "team_id", "int", { nullable: true }),
    column(2, 3, "version", "timestamp"),
  ],
  [
    { table: 1, text: "id" },
    { table: 2, text: "id" },
  ],
];
const survey = [
  ...states,
  [
    {
      id: 9,
      table: 2,
      parent: 1,
      parentNamespace: "dbo",
      parentName: "team",
      column: "team_id",
      parentColumn: "id",
    },
  ],
  [{ table: 1, text: "([name]=N'red' OR [name]=N'it''s')" }],
  [{ table: 1, text: "tr_team" }],
];

interface Told {
  readonly states?: readonly (readonly Row[])[];
  readonly sums: readonly Row[];
}

/** The survey, what each fill has left, then sums; then for each look what the tables are and their sums. */
function watching(first: readonly Row[], looks: readonly Told[] = []): RecordedConnection {
  const answers = [
    survey,
    [[{ result: "3 " }]],
    [[{ result: "2 The INSERT statement conflicted with a constraint." }]],
    first.map((row) => [row]),
    ...looks.flatMap((look) => [look.states ?? states, look.sums.map((row) => [row])]),
  ];
  return new RecordedConnection((_, count) => answers[count - 1] ?? []);
}

const request = { tables: [team, user], fill: [user, team], required: [], sequences: [] };
const before = [
  { rows: "3", n1: "3", s1: "10", n2: "3", s2: "20" },
  { rows: "1000", n1: "1000", s1: "5", n2: "7", s2: "6", n3: "1000", s3: "0" },
];

describe("rows of SQL Server in a proof", () => {
  it("are put into tables behind those that they refer to", async () => {
    const connection = watching(before);
    const attempted: string[] = [];
    connection.attempt = (statements: readonly string[] = []) => {
      attempted.push(...statements);
      return Promise.resolve(true);
    };
    const { filled } = await watchRows(connection, request);
    expect(filled).to.deep.equal([
      { table: team, rows: 3 },
      { table: user, rows: 2, refused: "The INSERT statement conflicted with a constraint." },
    ]);
    const [, , intoTeam = "", intoUser = ""] = attempted;
    expect(attempted.slice(0, 2)).to.deep.equal([
      "DECLARE @held int = (SELECT TOP (1) 1 FROM [dbo].[team] WITH (TABLOCK, HOLDLOCK))",
      "DECLARE @held int = (SELECT TOP (1) 1 FROM [dbo].[user] WITH (TABLOCK, HOLDLOCK))",
    ]);
    expect(intoTeam).to.contain(";DISABLE TRIGGER [dbo].[tr_team] ON [dbo].[team];");
    expect(intoTeam).to.contain(";ENABLE TRIGGER [dbo].[tr_team] ON [dbo].[team];");
    expect(intoTeam).to.contain(
      "INSERT INTO [dbo].[team] ([name]) SELECT TRY_CAST(N'a' AS nvarchar(20)) FROM (SELECT 1 AS one) AS one;",
    );
    expect(intoTeam).to.contain("SELECT TRY_CAST(N'it''s' AS nvarchar(20))");
    expect(intoUser).to.contain(
      "INSERT INTO [dbo].[user] ([id], [team_id]) SELECT TRY_CAST(N'1' AS int), f0.c0 FROM (SELECT 1 AS one) AS one" +
        " LEFT JOIN (SELECT [id] AS c0 FROM [dbo].[team] WHERE [id] IS NOT NULL ORDER BY [id] OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY) AS f0 ON 1 = 1;",
    );
    expect(intoUser).to.contain("SELECT TRY_CAST(N'3' AS int), NULL FROM");
  });

  it("are looked at in Transact-SQL", async function () {
    this.timeout(600_000);
    const connection = watching(before, [{ sums: before }]);
    const attempted: string[] = [];
    connection.attempt = (statements: readonly string[] = []) => {
      attempted.push(...statements);
      return Promise.resolve(true);
    };
    const watch = await watchRows(connection, request);
    await watch.look();
    const [surveyed = "", left = "", , sums = "", looked = ""] = connection.scripts;
    expect(sums).to.contain(
      "FROM (SELECT TOP (1000) [id], [team_id], [version] FROM [dbo].[user] ORDER BY [id]) AS sample",
    );
    expect(sums).to.contain(
      "COUNT_BIG(CASE WHEN [version] IS NULL THEN NULL ELSE 1 END) AS [n3], CONVERT(nvarchar(40), 0) AS [s3]",
    );
    const queries = [...surveyed.split(";\n"), left, ...sums.split(";\n"), ...looked.split(";\n")];
    const texts = [...queries, ...attempted].map((sql, index) => [`rows ${index}`, sql] as const);
    parseAll(Object.fromEntries(texts));
  });

  it("that come through unchanged are no change", async () => {
    const watch = await watchRows(watching(before, [{ sums: before }]), request);
    expect(await watch.look()).to.deep.equal([]);
  });

  it("that are lost or have other values are told with the names of their columns", async () => {
    const after = [
      { ...before[0], s2: "21" },
      { ...before[1], n2: "6" },
    ];
    const watch = await watchRows(
      watching(before, [{ sums: after }, { sums: [{ rows: "2" }, { rows: "999" }] }]),
      request,
    );
    expect(
      (await watch.look()).map(({ what, table, columns, from, to }) => [what, table.name, columns, from, to]),
    ).to.deep.equal([
      ["values", "team", ["name", "name"], "3", "3"],
      ["values", "user", ["team_id", "team_id"], "7", "6"],
    ]);
    expect(
      (await watch.look()).map(({ what, table, from, to }) => [what, table.name, from, to]),
    ).to.deep.equal([
      ["rows", "team", "3", "2"],
      ["rows", "user", "1000", "999"],
    ]);
  });

  it("of a table that is made anew are followed by its name and by those of its columns", async () => {
    const remade = [
      [{ id: 7, namespace: "dbo", name: "team", about: "3" }, states[0]?.[1] ?? {}],
      [column(7, 1, "name", "nvarchar"), column(7, 2, "id", "int"), ...(states[1] ?? []).slice(2)],
      [
        { table: 7, text: "id" },
        { table: 2, text: "id" },
      ],
    ];
    const sums = [{ rows: "3", n1: "3", s1: "20", n2: "3", s2: "10" }, before[1] ?? {}];
    const watch = await watchRows(
      watching(before, [
        { states: remade, sums },
        { states: remade, sums },
      ]),
      request,
    );
    expect((await watch.look()).map(({ what, table }) => [what, table.name])).to.deep.equal([
      ["rewrite", "team"],
    ]);
    expect(await watch.look()).to.deep.equal([]);
  });

  it("that were not put in are not counted", () => {
    expect(readResult("-1 ")).to.deep.equal({ rows: -1 });
    expect(readResult("0 no such")).to.deep.equal({ rows: 0, refused: "no such" });
  });
});
