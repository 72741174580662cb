import { expect } from "chai";
import { DataSource, type DataSourceOptions } from "typeorm";
import { loadConfig } from "../../../../src/config/load.js";
import { addressOf } from "../../../../src/entities/typeorm/address.js";
import { typeorm } from "../../../../src/entities/typeorm/index.js";
import { SchemixError } from "../../../../src/errors/schemix-error.js";

const optionsOf = (options: object): Readonly<Record<string, unknown>> =>
  addressOf({ type: "postgres", ...options }).options;

function failure(options: object): SchemixError {
  try {
    optionsOf(options);
  } catch (error) {
    expect(error).to.be.instanceOf(SchemixError);
    return error as SchemixError;
  }
  throw new Error("It has an address");
}

describe("The address of a data source of TypeORM", () => {
  const password = (): string => "secret";
  const place = { host: "db", port: 5433, username: "app", password, database: "shop" };
  const known = { host: "db", port: 5433, user: "app", password, database: "shop" };

  it("is its options in our words", () => {
    expect(optionsOf(place)).to.deep.equal(known);
    expect(optionsOf({ ...place, applicationName: "web", connectTimeoutMS: 500 })).to.deep.equal({
      ...known,
      applicationName: "web",
      connectTimeout: 500,
    });
    expect(optionsOf({ host: "replica", replication: { master: place, slaves: [] } })).to.deep.equal(known);
  });

  it("is its URL, whatever else is said", () => {
    const url = "postgres://app@db/shop";
    expect(optionsOf({ ...place, url })).to.deep.equal({ url });
    expect(optionsOf({ url: `${url}?sslmode=disable`, ssl: true })).to.deep.equal({
      url: `${url}?sslmode=disable`,
    });
  });

  it("has TLS as it was meant", () => {
    const insecure = { sslmode: "no-verify", allowInsecureTls: true };
    expect(optionsOf({ ...place, ssl: true })).to.deep.equal({ ...known, sslmode: "verify-full" });
    expect(optionsOf({ ...place, ssl: {} })).to.deep.equal({ ...known, sslmode: "verify-full" });
    expect(optionsOf({ ...place, ssl: false })).to.deep.equal(known);
    expect(optionsOf({ ...place, ssl: { rejectUnauthorized: false } })).to.deep.equal({
      ...known,
      ...insecure,
    });
    expect(optionsOf({ ...place, extra: { ssl: { rejectUnauthorized: false } } })).to.deep.equal({
      ...known,
      ...insecure,
    });
    const ssl = { ca: [Buffer.from("-----BEGIN A"), "-----BEGIN B"], cert: "-----BEGIN C", key: undefined };
    const files = { sslrootcert: "-----BEGIN A\n-----BEGIN B", sslcert: "-----BEGIN C" };
    expect(optionsOf({ ...place, ssl })).to.deep.equal({ ...known, sslmode: "verify-full", ...files });
    expect(optionsOf({ ...place, ssl: { ...ssl, rejectUnauthorized: false } })).to.deep.equal({
      ...known,
      ...insecure,
      ...files,
    });
    expect(failure({ ...place, ssl: { ...ssl, servername: "db" } })).to.include({
      code: "CONFIG_INVALID",
      why: "Its `ssl` has servername; known are rejectUnauthorized, ca, cert and key.",
    });
  });

  it("is that of SQL Server with all that its driver is told", () => {
    const options = {
      ...{
        encrypt: true,
        trustServerCertificate: false,
        instanceName: "main",
        serverName: "sql",
        appName: "web",
      },
      ...{ multiSubnetFailover: true, packetSize: 8192, enableArithAbort: true },
      cryptoCredentialsDetails: { ca: Buffer.from("-----BEGIN A") },
    };
    const wanted = {
      ...{ encrypt: true, trustServerCertificate: false, instance: "main", serverName: "sql" },
      ...{ applicationName: "web", multiSubnetFailover: true, packetSize: 8192, ca: "-----BEGIN A" },
    };
    const given = { type: "mssql", ...place, domain: "CORP", connectionTimeout: 900, options };
    const address = addressOf(given as unknown as DataSourceOptions);
    expect(address.scheme).to.equal("mssql");
    expect(address.options).to.deep.equal({ ...known, ...wanted, domain: "CORP", connectTimeout: 900 });
    expect(optionsOf({ ...given, options: { connectTimeout: 300 } })).to.include({ connectTimeout: 300 });
    const master = { ...place, authentication: { type: "ntlm", options: { userName: "joe", domain: "D" } } };
    expect(optionsOf({ type: "mssql", replication: { master, slaves: [] } })).to.deep.equal({
      ...known,
      user: "joe",
      domain: "D",
    });
  });

  it("is missing where the database is none that is known", () => {
    expect(failure({ type: "mysql" }).why).to.equal("The data source is for mysql.");
    expect(failure({ type: undefined }).why).to.equal("The data source has no type.");
  });

  it("is the database of a configuration that names none", async () => {
    const options = { type: "postgres", ...place } as DataSourceOptions;
    for (const input of [new DataSource(options), options, async () => options]) {
      const { config } = await loadConfig({ config: { entities: ["src/*.ts", typeorm(input)] } });
      expect(config.database.display).to.equal("postgres://app@db:5433/shop");
      expect(config.database.dialect.name).to.equal("postgres");
    }
    const named = { database: "postgres://other@elsewhere/shop", entities: typeorm(options) };
    expect((await loadConfig({ config: named })).config.database.display).to.equal(named.database);
  });
});
