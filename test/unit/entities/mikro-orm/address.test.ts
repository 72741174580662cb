import { defineConfig, MikroORM, type Options, PostgreSqlDriver } from "@mikro-orm/postgresql";
import { expect } from "chai";
import { loadConfig } from "../../../../src/config/load.js";
import { addressOf, historyOf } from "../../../../src/entities/mikro-orm/address.js";
import { mikroOrm } from "../../../../src/entities/mikro-orm/index.js";
import { SchemixError } from "../../../../src/errors/schemix-error.js";

const usual = "postgresql://postgres@127.0.0.1:5432";

describe("The address of options of MikroORM", () => {
  const optionsOf = (options: Partial<Options>) =>
    addressOf({ driver: PostgreSqlDriver, ...options }).options;

  it("is their members, where MikroORM would look for them", () => {
    expect(optionsOf({ dbName: "shop" })).to.deep.equal({ url: usual, database: "shop" });
    expect(
      optionsOf({ host: "db", port: 5433, user: "app", password: "secret", dbName: "shop" }),
    ).to.deep.equal({
      url: usual,
      host: "db",
      port: 5433,
      user: "app",
      password: "secret",
      database: "shop",
    });
    const clientUrl = "postgres://app@db/shop";
    expect(optionsOf({ clientUrl, dbName: "other" })).to.deep.equal({ url: clientUrl, database: "other" });
    expect(optionsOf({ clientUrl, driverOptions: { ssl: true } })).to.deep.equal({
      url: clientUrl,
      sslmode: "verify-full",
    });
  });

  it("is the database of a configuration that names none", async () => {
    const options = defineConfig({ host: "db", user: "app", dbName: "shop", entities: [] });
    class Own extends PostgreSqlDriver {}
    for (const input of [options, { ...options, driver: Own }, async () => options]) {
      const { config } = await loadConfig({ config: { entities: mikroOrm(input as Partial<Options>) } });
      expect(config.database.display).to.equal("postgres://app@db/shop");
    }
  });

  it("is missing where no driver says what it is of", () => {
    for (const options of [{ dbName: "shop" }, { driver: class MsSqlDriver {} as never }])
      expect(() => addressOf(options)).to.throw(SchemixError, "The configuration names no database");
  });

  it("comes with the table of its migrations, if options name one", () => {
    expect(historyOf({ migrations: { tableName: "app.done" } })).to.equal("app.done");
    const orm = new MikroORM(
      defineConfig({ dbName: "shop", entities: [], discovery: { warnWhenNoEntities: false } }),
    );
    expect(historyOf(orm)).to.equal("mikro_orm_migrations");
    expect(addressOf(orm).options).to.include({ database: "shop" });
  });
});
