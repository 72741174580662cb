import { expect } from "chai";
import { checkDatabaseUrl, isDatabase, openDatabase } from "../../../src/config/databases.js";
import { pglite } from "../../../src/dialects/postgres/pglite.js";

describe("addresses of databases", () => {
  for (const url of [
    "postgres://localhost/shop",
    "postgresql://app:pw@db:5432/shop?sslmode=disable",
    "POSTGRES://localhost/shop",
    " postgres://localhost/shop ",
    "pglite://memory",
    "pglite://.schemix/db",
    "pglite:./db",
  ]) {
    it(`opens ${url}`, async () => {
      const database = await openDatabase(url, "/root");
      expect(isDatabase(database)).to.equal(true);
      expect(database.display).not.to.include("pw");
    });
  }

  it("starts relative folders at the root", async () => {
    expect((await openDatabase("pglite://a/b", "/root")).display).to.equal("pglite:///root/a/b");
    expect((await openDatabase("pglite:///a/b", "/root")).display).to.equal("pglite:///a/b");
    expect((await openDatabase("pglite://memory", "/root")).display).to.equal("pglite://memory");
  });

  it("passes a database on", async () => {
    const database = pglite("memory");
    expect(await openDatabase(database, "/root")).to.equal(database);
    expect(isDatabase({ dialect: {} })).to.equal(false);
    expect(isDatabase("postgres://x")).to.equal(false);
  });

  for (const [url, suggestion] of [
    ["postgre://h/d", "postgres"],
    ["postgresqll://h/d", "postgresql"],
    ["postgresql+asyncpg://h/d", "postgresql"],
    ["pglit://x", "pglite"],
    ["oracle://h", undefined],
  ]) {
    it(`knows what ${url} may mean`, () => {
      const error = checkDatabaseUrl(url ?? "");
      expect(error).to.include({ code: "DATABASE_URL_INVALID" });
      expect(error?.data.suggestion).to.equal(suggestion);
      expect(error?.why).to.include("postgres:, postgresql:, pglite:");
    });
  }

  for (const [url, name] of [
    ["mysql://h/d", "MySQL"],
    ["mariadb://h/d", "MariaDB"],
    ["sqlite:./file.db", "SQLite"],
  ]) {
    it(`says plainly that ${name} is not there yet`, () => {
      expect(checkDatabaseUrl(url ?? "")?.message).to.equal(
        `${name} is not supported by this version of Schemix`,
      );
    });
  }

  for (const url of [
    "",
    "localhost:5432/db",
    "C:\\db",
    "host=h dbname=d password=s3cret",
    "pglite://",
    "app:s3cret@db/shop",
    "postgres//app:s3cret@db/shop",
    "postgres:/app:s3cret@db/shop",
  ]) {
    it(`refuses ${JSON.stringify(url)}`, () => {
      const error = checkDatabaseUrl(url);
      expect(error).to.include({ code: "DATABASE_URL_INVALID" });
      expect(JSON.stringify(error)).not.to.include("s3cret");
    });
  }
});
