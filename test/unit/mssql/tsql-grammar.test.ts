import { expect } from "chai";
import { refusal, unknownForms } from "../../support/tsql-grammar.js";

/** One of a kind, so that it is known what the grammar is good for. */
const valid: readonly string[] = [
  "CREATE TABLE [dbo].[t] ([a] int IDENTITY(1,1) NOT NULL, [b] nvarchar(20) COLLATE Latin1_General_CI_AS SPARSE NULL CONSTRAINT [d] DEFAULT (N'x'), CONSTRAINT [k] PRIMARY KEY CLUSTERED ([a] DESC) WITH (FILLFACTOR = 80) ON [PRIMARY])",
  "ALTER TABLE [t] ALTER COLUMN [a] int NOT NULL",
  "ALTER TABLE [t] WITH NOCHECK ADD CONSTRAINT [c] FOREIGN KEY ([a]) REFERENCES [dbo].[u] ([id]) ON DELETE SET NULL",
  "ALTER TABLE [t] ALTER COLUMN [c] ADD SPARSE",
  "CREATE UNIQUE NONCLUSTERED INDEX [i] ON [t] ([a], [b] DESC) INCLUDE ([c]) WHERE [a] IS NOT NULL WITH (FILLFACTOR = 80, ONLINE = ON)",
  "CREATE SEQUENCE [s] AS bigint START WITH 1 INCREMENT BY 1 MINVALUE 1 NO MAXVALUE CYCLE CACHE 20",
  "EXEC sys.sp_rename @objname = N'[t].[a]', @newname = N'b', @objtype = N'COLUMN'",
  "CREATE TYPE [x] AS TABLE ([a] int NOT NULL PRIMARY KEY)",
  "IF EXISTS (SELECT 1 FROM [t]) THROW 50000, N'x', 1",
  "DECLARE @a nvarchar(max) = (SELECT STRING_AGG(QUOTENAME(name), N', ') FROM sys.objects); EXEC sys.sp_executesql @a",
  ...unknownFormsOnce(),
];

const invalid: readonly string[] = [
  "CREATE TABLE [t] ([a] int",
  "CREATE TABLE [t] ([a] int NOT)",
  "ALTER TABLE [t] ALTER [a] int",
  "ALTER TABLE [t] ADD CONSTRAINT [c] FOREIGN ([a]) REFERENCES [u] ([id])",
  "ALTER TABLE [t] RENAME COLUMN [a] TO [b]",
  "CREATE INDEX [i] ON ([a])",
  "CREATE INDEX CONCURRENTLY [i] ON [t] ([a])",
  "CREATE SEQUENCE [s] START 1 AS",
  "EXEC sys.sp_rename @objname N'a'",
  "CREATE TYPE [x] AS ENUM (N'a')",
  "SELECT 1 FROM [t] LIMIT 1 OFFSET 2 ROW",
  "INSERT INTO [t] ([a]) VALUES (1",
  "UPDATE [t] [a] = 1",
  "CREATE TABLE [t] ([a] nvarchar(20) N'x'')",
];

/** What the server refuses and the grammar does not: it is no proof of what a statement means. */
const taken: readonly string[] = [
  "CREATE TABLE [t] ([a] int DEFAULT)",
  "CREATE TABLE [t] ([a] int SPARSE NOT NULL)",
  "GARBAGE [of a procedure's name]",
];

function unknownFormsOnce(): readonly string[] {
  return [
    "ALTER TABLE [t] ADD [c] int NOT NULL CONSTRAINT [d] DEFAULT (0) WITH VALUES",
    "ALTER TABLE [t] WITH CHECK CHECK CONSTRAINT [c]",
    "ALTER TABLE [t] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[h]))",
    "ALTER TABLE [t] DROP PERIOD FOR SYSTEM_TIME",
    "DBCC CHECKIDENT (N'[t]', RESEED, @last) WITH NO_INFOMSGS",
    "ALTER TABLE [t] DROP CONSTRAINT IF EXISTS [c]",
    "ALTER TABLE [t] ALTER COLUMN [c] dbo.email NOT NULL",
    "ALTER TABLE [t] ADD PERIOD FOR SYSTEM_TIME ([a], [b])",
    "CREATE TABLE [t] ([a] int NOT NULL, PERIOD FOR SYSTEM_TIME ([s], [e])) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[h]))",
  ];
}

describe("the grammar of Transact-SQL that tests go by", () => {
  for (const sql of valid)
    it(`takes ${sql.slice(0, 60)}`, () => {
      expect(refusal(sql)).to.equal(undefined);
    });

  for (const sql of invalid)
    it(`refuses ${sql.slice(0, 60)}`, () => {
      expect(refusal(sql)).to.be.a("string");
    });

  for (const sql of taken)
    it(`takes all the same ${sql.slice(0, 60)}`, () => {
      expect(refusal(sql)).to.equal(undefined);
    });

  it("says of each form that it does not know where it is documented", () => {
    for (const { page } of unknownForms) expect(page).to.match(/^https:\/\/learn\.microsoft\.com\//);
  });
});
